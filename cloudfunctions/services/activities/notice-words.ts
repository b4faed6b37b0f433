import type { Activity } from '@/domain/activities/activity'
import type { NoticeKind } from '@/domain/common/told'
import { readable } from '../checks/checks'
import type { NoticeWords } from '../common/capability'
import type { Context } from '../common/context'
import type { Documents } from '../common/documents'
import { seatsAt } from './sign-up'

export const activityNotice: NoticeWords = async (
  context,
  lookup,
  { kind, subjectId, signUpId, what },
) => {
  const { here } = context
  const activity = await here.get('activities', subjectId)
  if (!activity) return null
  const signUp = signUpId === undefined ? null : await here.get('signUps', signUpId)
  const who = signUp && (await lookup.residentName(signUp.residentId))
  const title = readable(context, activity, 'about', activity.title)
  const also = signUp?.active ? await alsoAt(context, signUp) : null
  const reason = await reasonOf(context, activity, { kind, what, who, also })
  return { title, reason, who, startsAt: signUp?.startsAt ?? null }
}

interface Told {
  readonly kind: NoticeKind
  readonly what: string | undefined
  readonly who: string | null
  /** Where else they are expected at that hour. */
  readonly also: string | null
}

/** Why it was cancelled, what was changed, or where else somebody who moved up is expected at that hour. */
async function reasonOf(
  context: Context,
  activity: Activity,
  { kind, what, who, also }: Told,
): Promise<string | null> {
  switch (kind) {
    case 'activity.cancelled':
      return (
        activity.cancellation &&
        readable(context, activity, 'cancellation', activity.cancellation.reason)
      )
    case 'activity.changed':
    case 'activity.outside': {
      const told = activity.changes?.find((change) => change.version === Number(what))
      if (!told) return null
      const changed = readable(context, activity, 'about', told.words.join('；'))
      return also === null ? changed : `${changed}。${who ?? ''}${also}`
    }
    default:
      return also
  }
}

async function alsoAt({ here }: Context, signUp: Documents['signUps']): Promise<string | null> {
  const shift = await here.get('shifts', signUp.shiftId)
  const [other] = shift ? await seatsAt(here, signUp.residentId, shift) : []
  return other ? `同一时间还报了「${other.span.title}」，去不了的请退出` : null
}
