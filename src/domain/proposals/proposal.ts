import { concerns, type Actor, type Judge } from '../common/actor'
import { addDays, dayOf, startOfDay, type Instant } from '../common/day'
import { fail, ok, type Result } from '../common/result'
import type { Viewer } from '../common/viewer'
import { proposalDays, type ProposalKind } from './kinds'

/** Something that takes effect once a second person agrees. */
export interface Proposal {
  /** `<kind>:<random>` */
  readonly proposalId: string
  readonly kind: ProposalKind
  readonly villageId: string
  readonly townId: string
  readonly by: Actor
  /** Whom it is about; null where it is the whole village. */
  readonly about: Actor | null
  /** Who had a part in it beforehand, and so is no second person either: made the code that it goes by. */
  readonly makers?: readonly Actor[]
  /** The second person: another committee member, or always the town. */
  readonly to: 'village' | 'town'
  /** For whoever decides and for the record: one line each, without names. */
  readonly words: readonly string[]
  /** What else is to be read before one agrees: the minutes of a meeting. */
  readonly detail: string
  /** For whoever may agree alone, until it is decided: a phone number. */
  readonly inConfidence?: string
  /** What its kind needs to take effect; goes once it is decided. */
  readonly what: unknown
  readonly at: Instant
  /** Lapses then. */
  readonly until: Instant
  readonly state: 'open' | 'confirmed' | 'refused' | 'withdrawn' | 'lapsed'
  readonly decided: { readonly by: string; readonly at: Instant; readonly reason: string } | null
}

export type Proposing = Pick<
  Proposal,
  'proposalId' | 'kind' | 'villageId' | 'townId' | 'by' | 'about' | 'to' | 'words' | 'what'
> &
  Pick<Partial<Proposal>, 'detail' | 'makers' | 'inConfidence'>

export function propose({ detail = '', ...proposing }: Proposing, now: Instant): Proposal {
  const until = startOfDay(addDays(dayOf(now), proposalDays[proposing.kind] + 1))
  return { ...proposing, detail, at: now, until, state: 'open', decided: null }
}

export function isOpen({ state, until }: Pick<Proposal, 'state' | 'until'>, now: Instant): boolean {
  return state === 'open' && now < until
}

/** Who of the committee may be the second person: neither of the first one's household nor anyhow concerned. */
export function confirmers<P extends Judge>(
  proposal: Parties & Pick<Proposal, 'to'>,
  committee: readonly P[],
): P[] {
  return proposal.to === 'town' ? [] : committee.filter((one) => !bar(proposal, one, committee))
}

type Parties = Pick<Proposal, 'by' | 'about' | 'makers'>

/** Whom one of the two stated as near bars both. */
function bar(
  { by, about, makers = [] }: Parties,
  person: Judge,
  committee: readonly Judge[],
): boolean {
  return [by, about, ...makers].some((other) => {
    if (other === null) return false
    const { personId, householdId } = other
    const near = committee.find((one) => one.personId === personId)?.near ?? []
    const isOne = personId === person.personId
    return (
      isOne || concerns(householdId, person) || concerns(person.householdId, { householdId, near })
    )
  })
}

export type MayConfirm = 'PROPOSAL_GONE' | 'PROPOSAL_OWN' | 'PROPOSAL_OTHERS'

/**
 * Whether this person may be the second one now. The officer of the town is, where it goes to the town or nobody of the
 * committee may.
 * @param committee everybody who is on it now
 */
export function mayConfirm(
  proposal: Proposal,
  viewer: Viewer & Judge,
  committee: readonly Judge[],
  now: Instant,
): Result<null, MayConfirm> {
  if (!isOpen(proposal, now)) return fail('PROPOSAL_GONE')
  const others = confirmers(proposal, committee)
  if (viewer.kind === 'town') return others.length === 0 ? ok(null) : fail('PROPOSAL_OTHERS')
  if (bar(proposal, viewer, committee)) return fail('PROPOSAL_OWN')
  const isOne = others.some(({ personId }) => personId === viewer.personId)
  return isOne ? ok(null) : fail('PROPOSAL_OTHERS')
}

export function decide(
  proposal: Proposal,
  state: 'confirmed' | 'refused' | 'withdrawn' | 'lapsed',
  by: string,
  reason: string,
  now: Instant,
): Proposal {
  return { ...proposal, inConfidence: '', what: null, state, decided: { by, at: now, reason } }
}
