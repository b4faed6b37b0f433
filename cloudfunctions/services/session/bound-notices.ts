import type { Instant } from '@/domain/common/day'
import type { Resident } from '@/domain/roster/roster'
import type { NoticeWords } from '../common/capability'
import type { DocsTx } from '../common/context'
import { notify } from '../inbox/notices'

/** Every new binding tells the household: a stranger's too. */
export async function tellBound(
  t: DocsTx,
  { villageId, householdId, residentId }: Resident,
  { bindingId, what, now }: { bindingId: string; what: string; now: Instant },
): Promise<void> {
  const id = `session-bound:${bindingId}:${digitsOf(now)}`
  if (await t.get('notices', id)) return
  const notice = { villageId, householdId, kind: 'session.bound', subjectId: residentId } as const
  await notify(t, { ...notice, what, at: now }, id)
}

/** A secret that somebody else of the household set, or whoever found its paper. */
export async function tellSecret(
  t: DocsTx,
  villageId: string,
  householdId: string,
  now: Instant,
): Promise<void> {
  const id = `session-secret:${householdId}:${digitsOf(now)}`
  if (await t.get('notices', id)) return
  const notice = { villageId, householdId, kind: 'session.secret', subjectId: householdId } as const
  await notify(t, { ...notice, at: now }, id)
}

function digitsOf(now: Instant): string {
  return now.replace(/\D/g, '')
}

export const boundNotice: NoticeWords = async (_context, lookup, { subjectId, what }) => ({
  title: '登录',
  who: (await lookup.resident(subjectId))?.name ?? null,
  reason: what ?? null,
})

export const secretNotice: NoticeWords = () => Promise.resolve({ title: '登录口令' })
