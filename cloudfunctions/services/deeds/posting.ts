import type { Instant } from '@/domain/common/day'
import { fail, invariant, ok } from '@/domain/common/result'
import { isDue, postedDeed, postingOf, reversedDeed } from '@/domain/deeds/settle'
import { append, emptyAccount, ownerOf, reversalOf, type Posting } from '@/domain/ledger/account'
import { entryId, type Entry } from '@/domain/ledger/entry'
import { publicityDaysOn, type Village } from '@/domain/roster/roster'
import type { DocsTx, Outcome, Platform } from '../common/context'
import { saveDeed } from './deeds'
import type { Documents } from '../common/documents'
import { replace } from '../common/documents-tools'

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
  const now = platform.clock.now()
  return platform.store.tx(async (t) => {
    const deed = await t.get('deeds', deedId)
    if (!deed || !isDue(deed, now)) return false
    const household = await t.get('households', deed.householdId)
    invariant(household !== null, 'a deed has a household')
    const posting = postingOf(deed)
    const entry = await appendTo(t, village, deed.accountId, household, now, {
      ...posting,
      // What came too late for the last run counts from then on: boards closed by it stay closed.
      dueAt: posting.dueAt < settledUntil ? settledUntil : posting.dueAt,
    })
    await saveDeed(t, deed, postedDeed(deed, entryId(entry.accountId, entry.seq), now), now)
    return true
  })
}

/** Appends an entry to an account, which is opened by its first one, and keeps the doer's tally. */
async function appendTo(
  t: DocsTx,
  village: Village,
  accountId: string,
  household: { householdId: string; groupId: string },
  now: Instant,
  posting: Posting,
): Promise<Entry> {
  const before = await t.get('accounts', accountId)
  const { account, entry } = append(
    before ?? emptyAccount(accountId, 'points'),
    posting,
    now,
    publicityDaysOn(village),
  )
  const document: Documents['accounts'] = {
    ...account,
    _id: accountId,
    villageId: village.villageId,
    ownerId: ownerOf(accountId),
    householdId: household.householdId,
    groupId: household.groupId,
  }
  if (before) await replace(t, 'accounts', before, { ...before, ...account })
  else await t.insert('accounts', document)
  await t.insert('entries', { _id: entryId(accountId, entry.seq), ...entry })
  if (entry.doerId !== null && entry.doerId !== document.ownerId) await addToTally(t, entry)
  return entry
}

async function addToTally(t: DocsTx, entry: Entry): Promise<void> {
  const residentId = entry.doerId ?? ''
  const before = await t.get('tallies', residentId)
  const tally = {
    honour: (before?.honour ?? 0) + entry.honour,
    spendable: (before?.spendable ?? 0) + entry.spendable,
  }
  if (before) await t.update('tallies', residentId, tally)
  else
    await t.insert('tallies', { _id: residentId, accountId: entry.accountId, residentId, ...tally })
}

/**
 * Reverses a posted deed under four eyes: a new entry that names the old one, once. Whoever proposes and whoever
 * approves are two people, both outside the household concerned.
 */
export async function reverseDeed(
  platform: Platform,
  deedId: string,
  people: { proposedBy: string; approvedBy: string; reason: string },
): Promise<Outcome<{ seq: number }>> {
  const { store } = platform
  const now = platform.clock.now()
  const deed = await store.get('deeds', deedId)
  if (!deed) return fail('DEED_NOT_FOUND')
  const village = await store.get('villages', deed.villageId)
  const household = await store.get('households', deed.householdId)
  invariant(village !== null && household !== null, 'a deed has a village and a household')
  for (const id of [people.proposedBy, people.approvedBy]) {
    const person = await store.get('residents', id)
    if (person?.householdId === deed.householdId) return fail('REVERSAL_FOUR_EYES')
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
