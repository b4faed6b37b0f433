import * as z from 'zod/mini'
import { command, done, inVillage, query, roles } from '../../common/contract'
import { flag, id, optionalText, pageSize } from '../../common/fields'
import { searchMax } from '../limits'

const group = z.object({ groupId: z.string(), name: z.string(), households: z.number() })

const person = z.object({
  residentId: z.string(),
  name: z.string(),
  householdId: z.string(),
  /** Head of the household. */
  household: z.string(),
  group: z.string(),
  number: z.string(),
})
export type RosterPerson = z.infer<typeof person>

/** What was agreed to on paper: the day on it, and who wrote it down. */
export const paper = z.object({ signedOn: z.string(), by: z.string() })

/** A switch of somebody's own; the day on which it was set in the app, if it ever was. */
const switched = z.object({ on: z.boolean(), saidOn: z.nullable(z.string()) })

const householdCard = z.object({
  householdId: z.string(),
  name: z.string(),
  groupId: z.string(),
  group: z.string(),
  number: z.string(),
  cardCode: z.string(),
  /** Whether it signs in with a secret of its own, or still needs a one-time code. */
  hasSecret: z.optional(z.boolean()),
  /** The household asked not to be named on the points board, and since when it stands so. */
  unnamed: z.optional(switched),
  /** Of the household's account; null where points are counted by person, or none were given yet. */
  points: z.nullable(z.object({ spendable: z.number(), honour: z.number() })),
  /** After too many wrong guesses; `opensAt` null: until the committee opens it. */
  locked: z.optional(z.object({ opensAt: z.nullable(z.string()) })),
  members: z.array(
    z.object({
      residentId: z.string(),
      name: z.string(),
      head: z.boolean(),
      relation: z.string(),
      roles: z.array(z.enum(roles)),
      /** Masked. */
      phone: z.string(),
      /** The roster keeps none; apps of the release before (0.1.0) await the field. */
      birthDay: z.null(),
      under14: z.boolean(),
      /** The person's own switch: the full name may be shown, and since when it stands so. */
      named: z.optional(z.extend(switched, { paper: z.optional(paper) })),
    }),
  ),
  /** Who lived here once, lately gone first. */
  left: z.array(
    z.object({
      residentId: z.string(),
      name: z.string(),
      on: z.string(),
      how: z.nullable(z.enum(['died', 'movedOut'])),
    }),
  ),
})
export type HouseholdCard = z.infer<typeof householdCard>

/** Households on one sheet job: what a person picks by hand. */
const pickedMax = 50

export const rosterCardsContract = {
  'roster.groups': query({
    about: 'Groups of the village with their households',
    who: ['recorder', 'committee'],
    request: inVillage({}),
    answer: z.object({ groups: z.array(group) }),
    refusals: [],
  }),
  'roster.people': query({
    about: 'Residents by the first characters of their name',
    who: ['committee'],
    request: inVillage({
      text: optionalText('姓名', searchMax, { anyNumber: true }),
      /** Those who have left, in place of those who live here. */
      left: z._default(flag('走了的'), false),
      after: z.optional(id('起点')),
      limit: pageSize,
    }),
    answer: z.object({ people: z.array(person), after: z.nullable(z.string()) }),
    refusals: [],
  }),
  'roster.card': query({
    about: 'One household with its members and its card',
    who: ['committee'],
    request: inVillage({ householdId: id('家庭') }),
    answer: householdCard,
    refusals: ['HOUSEHOLD_NOT_FOUND'],
  }),
  'roster.renewCard': command({
    about:
      'Gives a household a new card; the old one is revoked for good, and whoever is signed in to the household signs in anew',
    who: ['committee'],
    request: inVillage({ householdId: id('家庭') }),
    answer: z.object({ cardCode: z.string() }),
    refusals: ['HOUSEHOLD_NOT_FOUND'],
  }),
  'roster.giveCode': command({
    about:
      'A one-time code with which a household signs in and sets its secret; shown once, and the one before ends',
    who: ['committee'],
    request: inVillage({ householdId: id('家庭') }),
    answer: z.object({ cardCode: z.string(), code: z.string() }),
    refusals: ['HOUSEHOLD_NOT_FOUND'],
  }),
  'roster.unlockCard': command({
    about: 'Opens a household’s card that too many wrong guesses locked',
    who: ['committee'],
    request: inVillage({ householdId: id('家庭') }),
    answer: done,
    refusals: ['HOUSEHOLD_NOT_FOUND'],
  }),
  'roster.cards': command({
    about:
      'Household cards to print, A4, eight to a page: of chosen households, of a group, or all',
    who: ['committee'],
    request: inVillage({
      groupId: z.optional(id('组')),
      householdIds: z.optional(
        z
          .array(id('家庭'), { error: '请选择家庭' })
          .check(z.minLength(1, '请选择家庭'), z.maxLength(pickedMax, '一次最多选 50 户')),
      ),
      /** With a slip for each household that has no secret: a one-time code, the ones before end. */
      codes: z.optional(flag('登录码')),
      /** Apps of 0.1.0 send where they were opened: nobody prints an address that a browser says. */
      appAt: z.optional(
        z
          .string({ error: '网址不对' })
          .check(z.regex(/^https?:\/\/[\w.:[\]-]{1,100}(\/[\w./#-]{0,100})?$/, '网址不对')),
      ),
    }),
    answer: z.object({
      /** Good for a quarter of an hour. */
      address: z.string(),
      name: z.string(),
      cards: z.number(),
      /** Of them with a one-time code. */
      codes: z.optional(z.number()),
    }),
    refusals: ['CARDS_NONE', 'CARDS_NOT_HERE', 'CODES_TOO_MANY', 'HOUSEHOLD_NOT_FOUND'],
  }),
} as const

export const rosterCardsErrors = {
  CARDS_NONE: '没有可打印的户，请换一个组',
  CODES_TOO_MANY: '一次最多印 200 户的登录码，请一个组一个组印',
  CARDS_NOT_HERE: '这里还不能打印户卡，请在电脑上打开',
} as const
