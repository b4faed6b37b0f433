import {
  confirmers,
  isOpen,
  propose as proposed,
  type Proposal,
  type Proposing,
} from '@/domain/proposals/proposal'
import { holdersOf } from '../common/holders'
import type { Context, DocsTx, Reader } from '../common/context'
import type { Documents } from '../common/documents'
import { record } from '../record/record'
import { householdTold, tell } from './notices'

export type Propose = (t: DocsTx, before: Documents['villages']) => Promise<Proposal>

/**
 * Asks for a second person instead of doing it: what the kind needs is kept, and its entry under `proposals` in the
 * descriptor does it once somebody agreed. Look first, outside the transaction, then write as a part of it:
 * `const propose = await proposing(context, …)`, `await propose(t, village)`.
 */
export async function proposing(
  { here, platform, village, now }: Pick<Context, 'here' | 'platform' | 'village' | 'now'>,
  asked: Omit<Proposing, 'proposalId' | 'villageId' | 'townId'>,
): Promise<Propose> {
  const { villageId, townId } = village
  const proposalId = `${asked.kind}:${platform.ids.id()}`
  const proposal = proposed({ ...asked, proposalId, villageId, townId }, now)
  const committee = await holdersOf(here, villageId, 'committee')
  const others = personsOf(confirmers(proposal, committee))
  const supervisors = await holdersOf(here, villageId, 'supervisor')
  return async (t, before) => {
    await t.insert('proposals', { _id: proposalId, ...proposal })
    await record(t, before, {
      by: proposal.by.personId,
      residentId: proposal.about?.personId ?? null,
      words: proposal.words.map((line) => `提出，等第二个人同意：${line}`),
      at: now,
    })
    await tell(t, proposal, 'proposal.waits', others, now)
    const told = [...personsOf(supervisors), ...householdTold(proposal)]
    await tell(t, proposal, 'proposal.told', told, now)
    return proposal
  }
}

function personsOf(people: readonly { readonly personId: string }[]): string[] {
  return people.map(({ personId }) => personId)
}

/** What is open in a village, the oldest first. */
export async function openProposals(
  here: Reader,
  villageId: string,
  now: string,
): Promise<Documents['proposals'][]> {
  const eq = { villageId, state: 'open' }
  const open = await here.list('proposals', { eq, range: { field: 'at' }, limit: 1000 })
  return open.filter((proposal) => isOpen(proposal, now))
}
