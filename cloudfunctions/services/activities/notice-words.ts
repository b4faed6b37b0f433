import { readable } from '../checks/checks'
import type { NoticeWords } from '../common/capability'

export const activityNotice: NoticeWords = async (
  context,
  lookup,
  { kind, subjectId, signUpId },
) => {
  const { here } = context
  const activity = await here.get('activities', subjectId)
  if (!activity) return null
  const told = kind === 'activity.cancelled' ? activity.cancellation : null
  const reason = told && readable(context, activity, 'cancellation', told.reason)
  const signUp = signUpId === undefined ? null : await here.get('signUps', signUpId)
  const who = signUp && (await lookup.residentName(signUp.residentId))
  const title = readable(context, activity, 'about', activity.title)
  return { title, reason, who, startsAt: signUp?.startsAt ?? null }
}
