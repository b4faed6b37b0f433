import { concerns } from '@/domain/common/actor'
import type { Instant } from '@/domain/common/day'
import { fail, invariant, ok } from '@/domain/common/result'
import type { Deed } from '@/domain/deeds/deed'
import { isDue, postedDeed, postingOf, reversedDeed } from '@/domain/deeds/settle'
import { reversalOf } from '@/domain/ledger/account'
import { entryId } from '@/domain/ledger/entry'
import type { Household, Village } from '@/domain/roster/roster'
import type { DocsTx, Platform } from '../common/context'
import { appendTo } from '../ledger/append'
import { saveDeed } from './deeds'

/**
 * Posts one due deed: deed, account, entry, and the doer's tally where the account is another's. Nothing that two
 * households share is written. The deed's state is the receipt: however often this runs, it posts once.
 * @returns whether this run posted it
 */
export async function postDeed(
  platform: Platform,
  village: Village,
  deedId: string,
  settledUntil: Instant,
): Promise<boolean> {
  return (await postDeeds(platform, village, [deedId], settledUntil)) === 1
}

/**
 * The same for several in one transaction, in their order: all or none.
 * @returns how many this run posted
 */
export async function postDeeds(
  platform: Platform,
  village: Village,
  deedIds: readonly string[],
  settledUntil: Instant,
): Promise<number> {
  const now = platform.clock.now()
  return platform.store.tx(async (t) => {
    let posted = 0
    for (const deedId of deedIds) if (await post(t, village, deedId, settledUntil, now)) posted++
    return posted
  })
}

async function post(
  t: DocsTx,
  village: Village,
  deedId: string,
  settledUntil: Instant,
  now: Instant,
): Promise<boolean> {
  const deed = await t.get('deeds', deedId)
  if (!deed || !isDue(deed, now)) return false
  const posting = postingOf(deed)
  const entry = await appendTo(t, village, deed.accountId, householdOf(t, deed), now, {
    ...posting,
    // What came too late for the last run counts from then on: boards closed by it stay closed.
    dueAt: posting.dueAt < settledUntil ? settledUntil : posting.dueAt,
  })
  await saveDeed(t, deed, postedDeed(deed, entryId(entry.accountId, entry.seq), now), now)
  return true
}

function householdOf(t: DocsTx, { householdId }: Deed): () => Promise<Household> {
  return async () => {
    const household = await t.get('households', householdId)
    invariant(household !== null, 'a deed has a household')
    return household
  }
}

/**
 * Reverses a posted deed under four eyes: a new entry that names the old one, once. Whoever proposes and whoever
 * approves are two people, both outside the household concerned.
 */
export async function reverseDeed(
  platform: Platform,
  deedId: string,
  people: { proposedBy: string; approvedBy: string; reason: string },
) {
  const { store } = platform
  const now = platform.clock.now()
  const deed = await store.get('deeds', deedId)
  if (!deed) return fail('DEED_NOT_FOUND')
  const village = await store.get('villages', deed.villageId)
  invariant(village !== null, 'a deed has a village')
  for (const id of [people.proposedBy, people.approvedBy]) {
    const person = await store.get('residents', id)
    if (person && concerns(deed.householdId, person)) return fail('REVERSAL_FOUR_EYES')
  }
  return store.tx(async (t) => {
    const current = await t.get('deeds', deedId)
    if (current?.state === 'reversed') return fail('ALREADY_REVERSED')
    if (current?.state !== 'posted' || current.entryId === null) return fail('DEED_STATE')
    const entry = await t.get('entries', current.entryId)
    invariant(entry !== null, 'a posted deed has its entry')
    const { proposedBy, approvedBy, reason } = people
    const posting = reversalOf(entry, entry._id, { filedBy: proposedBy, approvedBy }, now)
    if (!posting.ok) return posting
    const household = householdOf(t, current)
    const reversal = await appendTo(t, village, entry.accountId, household, now, posting.value)
    await t.insert('reversals', {
      _id: entry._id,
      entryId: entryId(entry.accountId, reversal.seq),
      reason,
      proposedBy,
      approvedBy,
      at: now,
    })
    await saveDeed(t, current, reversedDeed(current, now), now)
    return ok({ seq: reversal.seq })
  })
}
