import { dayOf, type Instant } from '@/domain/common/day'
import type { NoticeKind } from '@/domain/common/told'
import { noticeId } from '@/domain/inbox/notice'
import type { Resident } from '@/domain/roster/roster'
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
    const id = `${noticeId(kind, householdId)}:${digitsOf(at)}`
    await tellOnce(t, { villageId, householdId, kind, subjectId: householdId, at: now }, id)
  }
  if (locks) await tell('session.locked', now)
  else await tell('session.wrongTry', dayOf(now))
}

export const cardNotice: NoticeWords = () => Promise.resolve({ title: '一户一码' })

/** Every new binding tells the household: a stranger's too. */
export async function tellBound(
  t: DocsTx,
  { villageId, householdId, residentId }: Resident,
  { bindingId, what, now }: { bindingId: string; what: string; now: Instant },
): Promise<void> {
  const id = `session-bound:${bindingId}:${digitsOf(now)}`
  const notice = { villageId, householdId, kind: 'session.bound', subjectId: residentId } as const
  await tellOnce(t, { ...notice, what, at: now }, id)
}

/** A secret that somebody else of the household set, or whoever found its paper. */
export async function tellSecret(
  t: DocsTx,
  villageId: string,
  householdId: string,
  now: Instant,
): Promise<void> {
  const id = `session-secret:${householdId}:${digitsOf(now)}`
  const notice = { villageId, householdId, kind: 'session.secret', subjectId: householdId } as const
  await tellOnce(t, { ...notice, at: now }, id)
}

async function tellOnce(
  t: DocsTx,
  notice: Parameters<typeof notify>[1],
  id: string,
): Promise<void> {
  if ((await t.get('notices', id)) === null) await notify(t, notice, id)
}

function digitsOf(at: Instant): string {
  return at.replace(/\D/g, '')
}

export const boundNotice: NoticeWords = async (_context, lookup, { subjectId, what }) => ({
  title: '登录',
  who: (await lookup.resident(subjectId))?.name ?? null,
  reason: what ?? null,
})

export const secretNotice: NoticeWords = () => Promise.resolve({ title: '登录口令' })
