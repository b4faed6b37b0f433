import * as z from 'zod/mini'
import { aspirationsContract } from '../aspirations/contract'
import { inVillage, query, refuseUnknown, roles } from '../common/contract'
import { id, oneOf } from '../common/fields'
import { honoursContract } from '../honours/contract'
import { rankingContract } from '../ranking/contract'
import { photoView } from '../photos/contract'
import { rosterContract } from '../roster/contract'
import { sessionContract } from '../session/contract'
import { boardKeys } from './boards'

const villageView = z.object({
  villageId: z.string(),
  name: z.string(),
  town: z.string(),
  county: z.string(),
  households: z.number(),
  residents: z.number(),
  unit: z.enum(['household', 'resident']),
  /** Days of publicity in force today. */
  publicityDays: z.number(),
  /** How many days back a deed may be filed. */
  claimDays: z.number(),
  ranking: z.boolean(),
  /** The village's own names of the boards, two to five characters each. */
  boardNames: z.object({ aspirations: z.string(), honours: z.string(), ranking: z.string() }),
  honourTitles: z.array(z.string()),
  counts: z.object({
    /** Goals being worked on. */
    aspirations: z.number(),
    honours: z.number(),
    /** Accounts with points this month. */
    active: z.number(),
    inPublicity: z.number(),
  }),
})
export type VillageView = z.infer<typeof villageView>

const member = z.object({
  residentId: z.string(),
  name: z.string(),
  head: z.boolean(),
  /** Points of somebody under 14 go to the head's account. */
  under14: z.boolean(),
  roles: z.array(z.enum(roles)),
  /** 138****2046, or empty where the roster has none. */
  phone: z.string(),
  me: z.boolean(),
  /** What the member shows the household; empty where nothing. */
  nickname: z.string(),
  avatar: z.nullable(photoView),
})

const householdView = z.object({
  householdId: z.string(),
  /** Full name of the head and 户: only the household itself sees this. */
  name: z.string(),
  group: z.string(),
  number: z.string(),
  cardCode: z.string(),
  unnamed: z.boolean(),
  members: z.array(member),
})
export type HouseholdView = z.infer<typeof householdView>

/**
 * The first screen in one call, since every call to a function costs a cold start or a round trip. Its parts are the
 * answers of the calls whose names they carry, word for word, each for the request without any option.
 */
export const homeContract = {
  'home.village': query({
    about: 'What stands at the head of every page of a village',
    who: ['visitor'],
    request: inVillage({}),
    answer: villageView,
    refusals: [],
  }),
  'home.household': query({
    about: "The caller's own household with its members and card",
    who: ['villager'],
    request: inVillage({}),
    answer: householdView,
    refusals: ['HOUSEHOLD_NOT_FOUND', 'OFFICER_HAS_NO_HOUSEHOLD'],
  }),
  'home.open': query({
    about:
      'The first screen in one call: who the caller is, the village, the first page of a board',
    who: ['visitor'],
    request: z.strictObject(
      {
        /** Else the one where there is no choice: the caller's own, the only one, the demo's first. */
        villageId: z.optional(id('村')),
        /** Left out: none. The points board is that of this month. */
        board: z.optional(oneOf('榜', boardKeys)),
      },
      { error: refuseUnknown },
    ),
    answer: z.object({
      me: sessionContract['session.me'].answer,
      /** Null where the caller has to choose one from `villages`. */
      village: z.nullable(villageView),
      /** Null where the request named one. */
      villages: z.nullable(rosterContract['roster.villages'].answer),
      aspirations: z.nullable(aspirationsContract['aspirations.list'].answer),
      honours: z.nullable(honoursContract['honours.list'].answer),
      ranking: z.nullable(rankingContract['ranking.page'].answer),
    }),
    refusals: ['PERIOD_WRONG'],
  }),
} as const
