/**
 * Acts that take a second person. Each is settled by the capability that proposes it: a kind has its entry under
 * `proposals` in that one's descriptor.
 */
export const proposalKinds = ['roles', 'supervisor', 'rules', 'honour'] as const
export type ProposalKind = (typeof proposalKinds)[number]

/** How long somebody may take to confirm. */
export const proposalDays = 30
