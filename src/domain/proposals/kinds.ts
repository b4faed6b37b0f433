/**
 * Acts that take a second person. Each is settled by the capability that proposes it: a kind has its entry under
 * `proposals` in that one's descriptor.
 */
export const proposalKinds = ['roles', 'supervisor', 'rules', 'honour', 'binding', 'phone'] as const
export type ProposalKind = (typeof proposalKinds)[number]

/** How long somebody may take to confirm. */
export const proposalDays: Readonly<Record<ProposalKind, number>> = {
  roles: 30,
  supervisor: 30,
  rules: 30,
  honour: 30,
  binding: 7,
  phone: 30,
}

/** What is told to the household of whom it is about, too: somebody else may be at it. */
export function tellsHousehold(kind: ProposalKind): boolean {
  return kind === 'binding' || kind === 'phone'
}

/** Whoever proposes it does so for the committee, and must still be on it when somebody agrees. */
export function isOfCommittee(kind: ProposalKind): boolean {
  return kind !== 'binding'
}
