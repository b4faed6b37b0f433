import { dayOf, type Instant } from '@/domain/common/day'
import type { NoticeKind } from '@/domain/common/told'
import { noticeId } from '@/domain/inbox/notice'
import type { NoticeWords } from '../common/capability'
import type { DocsTx } from '../common/context'
import type { Documents } from '../common/documents'
import { notify } from '../inbox/notices'

/** After a wrong guess at a household's card: the first of a day is told, and each that locks it. */
export async function tellHousehold(
  t: DocsTx,
  { villageId, householdId, officerId }: Documents['cards'],
  locks: boolean,
  now: Instant,
): Promise<void> {
  // An officer has no inbox.
  if (officerId !== undefined) return
  const tell = async (kind: NoticeKind, at: string) => {
    const id = `${noticeId(kind, householdId)}:${at.replace(/\D/g, '')}`
    if ((await t.get('notices', id)) === null)
      await notify(t, { villageId, householdId, kind, subjectId: householdId, at: now }, id)
  }
  if (locks) await tell('session.locked', now)
  else await tell('session.wrongTry', dayOf(now))
}

export const cardNotice: NoticeWords = () => Promise.resolve({ title: '一户一码' })
