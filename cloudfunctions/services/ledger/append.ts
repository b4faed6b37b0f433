import type { Instant } from '@/domain/common/day'
import { append, emptyAccount, ownerOf, type Posting } from '@/domain/ledger/account'
import { entryId, type Entry } from '@/domain/ledger/entry'
import { publicityDaysOn, type Village } from '@/domain/roster/roster'
import type { DocsTx } from '../common/context'
import { replace } from '../common/documents-tools'
import { nodeHash } from './hash'

/**
 * The ledger's one writer: appends an entry to an account, which is opened by its first one, and keeps the doer's
 * tally.
 */
export async function appendTo(
  t: DocsTx,
  village: Village,
  accountId: string,
  household: HouseholdOf,
  now: Instant,
  posting: Posting,
): Promise<Entry> {
  const before = await t.get('accounts', accountId)
  const { account, entry } = append(
    before ?? emptyAccount(accountId, 'points'),
    posting,
    now,
    publicityDaysOn(village),
    nodeHash,
  )
  const ownerId = ownerOf(accountId)
  if (before) await replace(t, 'accounts', before, { ...before, ...account })
  else {
    const { householdId, groupId } = await household()
    const at = { villageId: village.villageId, ownerId, householdId, groupId }
    await t.insert('accounts', { ...account, _id: accountId, ...at })
  }
  await t.insert('entries', { _id: entryId(accountId, entry.seq), ...entry })
  if (entry.doerId !== null && entry.doerId !== ownerId) await addToTally(t, entry)
  return entry
}

/** Whose account it is; asked only where it is opened. */
type HouseholdOf = () => Promise<{ readonly householdId: string; readonly groupId: string }>

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

/** An account stands under the group of its household, which may move to another one. */
export async function regroup(t: DocsTx, accountId: string, groupId: string): Promise<void> {
  await t.update('accounts', accountId, { groupId })
}

/** Somebody's own account goes along to another household. */
export async function rehouse(
  t: DocsTx,
  accountId: string,
  at: { readonly householdId: string; readonly groupId: string },
): Promise<void> {
  await t.update('accounts', accountId, at)
}
