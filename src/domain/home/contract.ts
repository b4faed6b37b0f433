import * as z from 'zod/mini'
import { inVillage, query, roles } from '../common/contract'
import { photoView } from '../photos/contract'

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
  /** How boards and publicity write the name. */
  shown: z.optional(z.string()),
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
  /** The card's code as a camera reads it: an SVG path of squares, `side` to a row. */
  square: z.optional(z.object({ side: z.number(), path: z.string() })),
  /** What stands on the honour roll, newest first. */
  honours: z.optional(
    z.array(
      z.object({
        honourId: z.string(),
        title: z.string(),
        name: z.string(),
        awardedOn: z.string(),
      }),
    ),
  ),
  unnamed: z.boolean(),
  members: z.array(member),
})
export type HouseholdView = z.infer<typeof householdView>

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
} as const
