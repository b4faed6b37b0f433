import type * as z from 'zod/mini'
import { activitiesContract, activitiesErrors } from './activities/contract'
import { aspirationsContract, aspirationsErrors } from './aspirations/contract'
import { checksContract, checksErrors } from './checks/contract'
import { codesContract, codesErrors } from './codes/contract'
import { commonErrors } from './common/errors'
import { deedsContract, deedsErrors } from './deeds/contract'
import { demoContract, demoErrors } from './demo/contract'
import { filesContract, filesErrors } from './files/contract'
import { homeContract } from './home/contract'
import { honoursContract, honoursErrors } from './honours/contract'
import { inboxContract, inboxErrors } from './inbox/contract'
import { ledgerContract, ledgerErrors } from './ledger/contract'
import { photosContract, photosErrors } from './photos/contract'
import { rankingContract, rankingErrors } from './ranking/contract'
import { rosterContract, rosterErrors } from './roster/contract'
import { rosterCardsContract, rosterCardsErrors } from './roster/cards/contract'
import { rosterImportContract, rosterImportErrors } from './roster/import/contract'
import { rulesContract, rulesErrors } from './rules/contract'
import { sessionContract, sessionErrors } from './session/contract'
import { settingsContract, settingsErrors } from './settings/contract'
import { userContract, userErrors } from './user/contract'

/** Every command and query there is. Both sides of the call seam read this map. */
export const contracts = {
  ...rosterContract,
  ...settingsContract,
  ...rosterCardsContract,
  ...rosterImportContract,
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
  ...userContract,
  ...codesContract,
  ...demoContract,
} as const

export type Contracts = typeof contracts
export type CallName = keyof Contracts
export type Request<N extends CallName> = z.output<Contracts[N]['request']>
/** What a caller may send: fields with a default may be left out. */
export type RequestInput<N extends CallName> = z.input<Contracts[N]['request']>
export type Answer<N extends CallName> = z.output<Contracts[N]['answer']>

/** One Chinese sentence a code, which says what to do. */
export const messages = {
  ...commonErrors,
  ...rosterErrors,
  ...settingsErrors,
  ...rosterCardsErrors,
  ...rosterImportErrors,
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
  ...codesErrors,
  ...demoErrors,
} as const

export type ErrorCode = keyof typeof messages
