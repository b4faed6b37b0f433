import { isPerson } from '@/domain/common/viewer'
import { mayFileAgain } from '@/domain/deeds/sight'
import type { NoticeView } from '@/domain/inbox/contract'
import { readable } from '../checks/checks'
import type { NoticeWords } from '../common/capability'
import type { Context, Reader } from '../common/context'
import type { Documents } from '../common/documents'
import { viewOf } from './read'

/** What was decided about a deed. */
export const deedNotice: NoticeWords = async (context, lookup, notice) => {
  const deed = await context.here.get('deeds', notice.subjectId)
  if (!deed) return null
  const { title, points } = await viewOf(context, lookup, deed)
  const { endsAt } = deed
  const words = { title, points, deduct: deed.kind === 'deduct', deed: wayOf(context, deed) }
  switch (notice.kind) {
    case 'deed.approved':
      return { ...words, endsAt }
    case 'deed.rejected':
      return {
        ...words,
        reason: deed.rejection && readable(context, deed, 'rejection', deed.rejection.reason),
      }
    case 'deed.takenBack': {
      const last = deed.takenBack?.[deed.takenBack.length - 1]
      return { ...words, reason: last ? readable(context, deed, 'takenBack', last.reason) : null }
    }
    case 'deed.dropped':
      return { ...words, reason: await upheldReason(context, deed) }
    case 'deed.reversed':
      return { ...words, reason: await reversalReason(context.here, deed) }
    default:
      return words
  }
}

function wayOf({ person }: Context, deed: Documents['deeds']): NoticeView['deed'] {
  const { state, filedAt, approvedAt, endsAt, postedAt } = deed
  const endedAt = deed.rejection?.at ?? deed.withdrawnAt ?? deed.reversedAt
  const again = mayFileAgain(person, deed)
  return { state, filedAt, approvedAt, endsAt, postedAt, endedAt, again }
}

/** What came of the own objection; to a recorder, of one that was written down for somebody; and that one was, to them. */
export const answerNotice: NoticeWords = async (context, lookup, notice) => {
  const { here } = context
  const deed = await here.get('deeds', notice.subjectId)
  const objection = await here.get('objections', notice.objectionId ?? '')
  if (!deed || !objection) return null
  const { title } = await viewOf(context, lookup, deed)
  const { answer, by, scribe } = objection
  const reason = answer && readable(context, objection, 'answer', answer.reason)
  const words = { title, reason, objectedAt: objection.at }
  // Whoever wrote it down picked them by the whole name, and goes to tell them.
  if (scribe && isPerson(context.person, scribe.personId))
    return { ...words, who: await lookup.deciding().actorName(by) }
  return scribe && notice.kind === 'objection.written'
    ? { ...words, who: await lookup.actorName(scribe) }
    : words
}

async function upheldReason(
  context: Context,
  { deedId }: Documents['deeds'],
): Promise<string | null> {
  const objections = await context.here.list('objections', { eq: { deedId }, limit: 100 })
  const upheld = objections.find((o) => o.state === 'upheld')
  return upheld?.answer ? readable(context, upheld, 'answer', upheld.answer.reason) : null
}

async function reversalReason(here: Reader, deed: Documents['deeds']): Promise<string | null> {
  const reversal = deed.entryId === null ? null : await here.get('reversals', deed.entryId)
  return reversal?.reason ?? null
}
