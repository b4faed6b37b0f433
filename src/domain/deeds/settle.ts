import { invariant, fail, ok, type Result } from '../common/result'
import type { Instant } from '../common/day'
import type { Posting } from '../ledger/account'
import { signed, type Deed } from './deed'
import { mayHappen } from './states'

/**
 * Takes a deed back. Only whoever filed it may, and a household cannot withdraw its own deduction that way. It ends with
 * publicity as objections do, even if the timer is late.
 */
export function withdrawDeed(
  deed: Deed,
  personId: string,
  now: Instant,
): Result<Deed, 'NOT_YOUR_DEED' | 'DEED_STATE' | 'WITHDRAW_CLOSED'> {
  if (deed.filedBy.personId !== personId) return fail('NOT_YOUR_DEED')
  if (!mayHappen('withdraw', deed.state)) return fail('DEED_STATE', { state: deed.state })
  if (publicityOver(deed, now)) return fail('WITHDRAW_CLOSED')
  return ok({
    ...deed,
    state: 'withdrawn',
    withdrawnAt: now,
    dueAt: null,
    reserved: [],
    openObjections: 0,
  })
}

/** Nothing of it is taken back any more: only a correction is left. */
export function publicityOver({ endsAt }: Pick<Deed, 'endsAt'>, now: Instant): boolean {
  return endsAt !== null && now >= endsAt
}

/** Whether the timer posts it at `now`: in publicity, due, no objection open. */
export function isDue(deed: Deed, now: Instant): boolean {
  return (
    mayHappen('post', deed.state) &&
    deed.openObjections === 0 &&
    deed.dueAt !== null &&
    deed.dueAt <= now
  )
}

/** What a due deed writes into the ledger. */
export function postingOf(deed: Deed): Posting {
  invariant(deed.granted !== null && deed.approvedBy !== null, 'a due deed was approved')
  invariant(deed.dueAt !== null, 'a due deed has a due time')
  const points = signed(deed, deed.granted)
  return {
    kind: deed.kind,
    honour: points,
    spendable: points,
    source: { kind: 'deed', id: deed.deedId },
    doerId: deed.doerId,
    ruleVersion: deed.ruleVersion,
    doneOn: deed.doneOn,
    filedBy: deed.filedBy.personId,
    approvedBy: deed.approvedBy.personId,
    dueAt: deed.dueAt,
  }
}

export function postedDeed(deed: Deed, entryId: string, now: Instant): Deed {
  return { ...deed, state: 'posted', postedAt: now, entryId }
}

export function reversedDeed(deed: Deed, now: Instant): Deed {
  invariant(mayHappen('reverse', deed.state), 'only a posted deed is reversed')
  return { ...deed, state: 'reversed', reversedAt: now, reserved: [] }
}
