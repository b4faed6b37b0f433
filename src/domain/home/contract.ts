import * as z from 'zod/mini'
import { command, inVillage, query, roles } from '../common/contract'
import { flag, id } from '../common/fields'
import { photoView } from '../photos/contract'
import { ageGroups } from '../roster/age'
import { paper } from '../roster/cards/contract'

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
  /** The village's own plant in the landscape above the boards, as SVG. */
  plant: z.optional(z.string()),
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
  /** 138********, or empty where the roster has none. */
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

const naming = z.object({
  /** The household asked not to be named on the points board, on this day where it was said in the app. */
  unnamed: z.boolean(),
  unnamedOn: z.nullable(z.string()),
  mayHide: z.boolean(),
  /** The household as others read it. */
  shown: z.string(),
  members: z.array(
    z.object({
      residentId: z.string(),
      name: z.string(),
      me: z.boolean(),
      age: z.enum(ageGroups),
      /** The full name may be shown; said so, or not, on this day. */
      on: z.boolean(),
      saidOn: z.nullable(z.string()),
      paper: z.optional(paper),
      /** As others read it. */
      shown: z.string(),
      /** Honours that stand with the full name by a consent of their own. */
      honours: z.number(),
      may: z.object({ on: z.boolean(), off: z.boolean() }),
    }),
  ),
})
export type NamingView = z.infer<typeof naming>

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
  'home.naming': query({
    about: "How the caller's household and its members are named, and who of them may change it",
    who: ['villager'],
    request: inVillage({}),
    answer: naming,
    refusals: ['HOUSEHOLD_NOT_FOUND'],
  }),
  'home.allowName': command({
    about:
      'Agrees that the full name is shown, or takes that back, also from honours posted before',
    who: ['villager'],
    request: inVillage({ residentId: id('家人'), on: flag('公开姓名') }),
    answer: z.object({}),
    refusals: ['NAME_AGE_UNKNOWN', 'NAME_NOT_YOURS', 'NAME_OF_CHILD', 'RESIDENT_NOT_FOUND'],
  }),
  'home.hideName': command({
    about: 'Asks that the household is not named on the points board, or takes that back',
    who: ['villager'],
    request: inVillage({ on: flag('榜上不具名') }),
    answer: z.object({}),
    refusals: ['HOUSEHOLD_NOT_FOUND', 'NAME_NOT_YOURS'],
  }),
} as const

export const homeErrors = {
  NAME_NOT_YOURS: '公开姓名要本人自己开；未满 18 岁的由户主开关，全家的由大人来定',
  NAME_OF_CHILD: '未满 14 岁，公开的地方只写到户，不能写名字',
  NAME_AGE_UNKNOWN: '名册上没有出生年月，不能公开姓名，请先请村委补上',
} as const
