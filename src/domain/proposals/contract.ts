import * as z from 'zod/mini'
import { command, done, inVillage, query } from '../common/contract'
import { id, pageSize, text } from '../common/fields'
import { proposalKinds } from './kinds'
import { proposalLimits } from './limits'

const row = z.object({
  proposalId: z.string(),
  kind: z.enum(proposalKinds),
  villageId: z.string(),
  village: z.string(),
  /** Whom it is about, with the whole name for whoever decides or proposed it; null where it is the whole village. */
  about: z.nullable(z.string()),
  /** Group and house number of that person. */
  place: z.string(),
  words: z.array(z.string()),
  detail: z.string(),
  /** Told to whoever may agree alone. */
  inConfidence: z.optional(z.string()),
  by: z.string(),
  at: z.string(),
  /** The last day on which somebody may agree. */
  lastDay: z.string(),
  may: z.boolean(),
  /** `OWN`: the viewer proposed it or is concerned. `OTHERS`: it is for those who are named, or for the town. */
  why: z.nullable(z.enum(['OWN', 'OTHERS'])),
  others: z.array(z.string()),
  /** Who made the code that it goes by. */
  makers: z.optional(z.array(z.string())),
  /** The viewer proposed it, and may take it back. */
  mine: z.boolean(),
})
export type ProposalRow = z.infer<typeof row>

/** Why something that was agreed to does not come about: what it went by is no longer so. */
const settledRefusals = [
  'AGE_UNKNOWN',
  'COMMITTEE_NEAR_SUPERVISOR',
  'IMPORT_RUNNING',
  'LAST_COMMITTEE',
  'LAST_PHONE',
  'PHONE_ACROSS',
  'PROPOSAL_STALE',
  'SUPERVISOR_NEAR_COMMITTEE',
  'TOO_YOUNG',
] as const
export type SettledRefusal = (typeof settledRefusals)[number]

export const proposalsContract = {
  'proposals.waiting': query({
    about: 'What waits for a second person, oldest first',
    who: ['committee', 'supervisor', 'town'],
    townWide: true,
    request: inVillage({ after: z.optional(id('起点')), limit: pageSize }),
    answer: z.object({ rows: z.array(row), after: z.nullable(z.string()) }),
    refusals: [],
  }),
  'proposals.confirm': command({
    about: 'Agrees as the second person: it takes effect',
    who: ['committee', 'town'],
    request: inVillage({ proposalId: id('事项') }),
    answer: done,
    refusals: ['PROPOSAL_GONE', 'PROPOSAL_OTHERS', 'PROPOSAL_OWN', ...settledRefusals],
  }),
  'proposals.refuse': command({
    about: 'Does not agree, with a reason',
    who: ['committee', 'town'],
    request: inVillage({ proposalId: id('事项'), reason: text('理由', proposalLimits.reason) }),
    answer: done,
    refusals: ['PROPOSAL_GONE', 'PROPOSAL_OTHERS', 'PROPOSAL_OWN', 'TEXT_RISKY', 'TEXT_WAITS'],
  }),
  'proposals.withdraw': command({
    about: 'Whoever proposed it takes it back',
    who: ['villager'],
    request: inVillage({ proposalId: id('事项') }),
    answer: done,
    refusals: ['PROPOSAL_GONE'],
  }),
} as const

export const proposalsErrors = {
  PROPOSAL_GONE: '这件事已经定了或撤回了，请刷新',
  PROPOSAL_OWN: '您是提出的人，或与您家有关，要由别人来定',
  PROPOSAL_OTHERS: '这件事不由您来定，请看列出的人',
  PROPOSAL_STALE: '提出以后情况变了，请退回，重新提出',
} as const
