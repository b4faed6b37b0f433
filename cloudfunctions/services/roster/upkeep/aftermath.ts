import { accountIdOf } from '@/domain/ledger/account'
import type { Contributions } from '../../common/capability'
import type { Platform } from '../../common/context'
import type { Documents } from '../../common/documents'
import { rehouse, regroup } from '../../ledger/append'

/** Tells the others what became of a change of the roster. Doing it again does what is still to do. */
export async function tellOthers(
  platform: Platform,
  moveId: string,
  contributed: Contributions,
): Promise<void> {
  const move = await platform.store.get('rosterMoves', moveId)
  if (!move) return
  for (const residentId of move.left) await tellLeft(platform, residentId, move.by, contributed)
  for (const { residentId, from } of move.moved) {
    const resident = await platform.store.get('residents', residentId)
    if (!resident) continue
    for (const give of contributed.movedHouse) await give(platform, { resident, from })
    await moveAccount(platform, resident)
  }
  for (const householdId of move.regrouped) await regroupAccounts(platform, householdId)
  await platform.store.tx((t) => t.remove('rosterMoves', moveId))
}

async function tellLeft(
  platform: Platform,
  residentId: string,
  by: string,
  { movedOut }: Contributions,
): Promise<void> {
  const resident = await platform.store.get('residents', residentId)
  if (!resident?.leftOn) return
  for (const give of movedOut) await give(platform, { resident, by })
}

/** Where points are counted by person, the account is of whoever moves. */
async function moveAccount({ store }: Platform, resident: Documents['residents']): Promise<void> {
  const { residentId, householdId, groupId } = resident
  const accountId = accountIdOf(residentId)
  await store.tx(async (t) => {
    if (await t.get('accounts', accountId)) await rehouse(t, accountId, { householdId, groupId })
  })
}

async function regroupAccounts({ store }: Platform, householdId: string): Promise<void> {
  const household = await store.get('households', householdId)
  if (!household) return
  const accounts = await store.list('accounts', { eq: { householdId }, limit: 100 })
  for (const { _id: accountId } of accounts)
    await store.tx((t) => regroup(t, accountId, household.groupId))
}

/** Part of the timer: goes on with what a call left. */
export async function tellOfMoves(
  platform: Platform,
  time: () => boolean,
  contributed: Contributions,
): Promise<void> {
  const left = await platform.store.list('rosterMoves', {
    eq: {},
    range: { field: 'at' },
    limit: 100,
  })
  for (const { _id } of left) {
    if (!time()) return
    await tellOthers(platform, _id, contributed).catch((error: unknown) => {
      platform.log.error('what a change of the roster brings was not done', error, { move: _id })
    })
  }
}
