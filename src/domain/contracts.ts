import type * as z from 'zod/mini'
import { activitiesContract, activitiesErrors } from './activities/contract'
import { aspirationsContract, aspirationsErrors } from './aspirations/contract'
import { checksContract, checksErrors } from './checks/contract'
import { codesContract, codesErrors } from './codes/contract'
import { askedErrors } from './common/asked'
import type { CallContract } from './common/contract'
import { commonErrors, type CommonCode } from './common/errors'
import { deedsContract, deedsErrors } from './deeds/contract'
import { demoContract, demoErrors } from './demo/contract'
import { filesContract, filesErrors } from './files/contract'
import { foundingContract, foundingErrors } from './founding/contract'
import { homeContract, homeErrors } from './home/contract'
import { honoursContract, honoursErrors } from './honours/contract'
import { inboxContract, inboxErrors } from './inbox/contract'
import { ledgerContract, ledgerErrors } from './ledger/contract'
import { photosContract, photosErrors } from './photos/contract'
import { proposalsContract, proposalsErrors } from './proposals/contract'
import { rankingContract, rankingErrors } from './ranking/contract'
import { rosterContract, rosterErrors } from './roster/contract'
import { rosterCardsContract, rosterCardsErrors } from './roster/cards/contract'
import { rosterImportContract, rosterImportErrors } from './roster/import/contract'
import { rosterUpkeepContract, rosterUpkeepErrors } from './roster/upkeep/contract'
import { rulesContract, rulesErrors } from './rules/contract'
import { sessionContract, sessionErrors } from './session/contract'
import { settingsContract, settingsErrors } from './settings/contract'
import { userContract, userErrors } from './user/contract'

/** One Chinese sentence a code, which says what to do. */
export const messages = {
  ...commonErrors,
  ...askedErrors,
  ...rosterErrors,
  ...settingsErrors,
  ...homeErrors,
  ...proposalsErrors,
  ...rosterCardsErrors,
  ...rosterImportErrors,
  ...rosterUpkeepErrors,
  ...rulesErrors,
  ...deedsErrors,
  ...ledgerErrors,
  ...rankingErrors,
  ...aspirationsErrors,
  ...honoursErrors,
  ...inboxErrors,
  ...filesErrors,
  ...activitiesErrors,
  ...photosErrors,
  ...userErrors,
  ...checksErrors,
  ...sessionErrors,
  ...foundingErrors,
  ...codesErrors,
  ...demoErrors,
} as const

export type ErrorCode = keyof typeof messages

/** Every refusal that a contract names has its sentence. */
type Entries = Readonly<
  Record<string, Omit<CallContract, 'refusals'> & { readonly refusals: readonly ErrorCode[] }>
>

/** Every command and query there is. Both sides of the call seam read this map. */
export const contracts = {
  ...rosterContract,
  ...settingsContract,
  ...proposalsContract,
  ...rosterCardsContract,
  ...rosterImportContract,
  ...rosterUpkeepContract,
  ...rulesContract,
  ...deedsContract,
  ...ledgerContract,
  ...rankingContract,
  ...aspirationsContract,
  ...honoursContract,
  ...inboxContract,
  ...filesContract,
  ...activitiesContract,
  ...photosContract,
  ...checksContract,
  ...homeContract,
  ...sessionContract,
  ...foundingContract,
  ...userContract,
  ...codesContract,
  ...demoContract,
} as const satisfies Entries

export type Contracts = typeof contracts
export type CallName = keyof Contracts
/** Calls that take a role, or an officer. */
export type RoleCall = {
  [N in CallName]: Open & Contracts[N]['who'][number] extends never ? N : never
}[CallName]
type Open = 'visitor' | 'user' | 'villager'

export type Request<N extends CallName> = z.output<Contracts[N]['request']>
/** What a caller may send: fields with a default may be left out. */
export type RequestInput<N extends CallName> = z.input<Contracts[N]['request']>
export type Answer<N extends CallName> = z.output<Contracts[N]['answer']>
/** Codes of its own with which a call may be refused. */
export type OwnRefusal<N extends CallName> = Contracts[N]['refusals'][number]
/** Every code with which a call may be refused. */
export type Refusal<N extends CallName> = OwnRefusal<N> | CommonCode
