import { readable } from '../checks/checks'
import type { NoticeWords } from '../common/capability'
import { holderName } from './honours'

export const honourNotice: NoticeWords = async (context, lookup, notice) => {
  const honour = await context.here.get('honours', notice.subjectId)
  if (!honour) return null
  const { withdrawal } = honour
  const told = notice.kind === 'honour.withdrawn' ? withdrawal : null
  const reason = told && readable(context, honour, 'withdrawal', told.reason)
  return { title: honour.title, reason, who: await holderName(lookup, honour) }
}
