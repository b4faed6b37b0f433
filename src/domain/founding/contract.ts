import * as z from 'zod/mini'
import { command, query, refuseUnknown } from '../common/contract'
import { id, text } from '../common/fields'
import { personNameMax, placeNameMax } from './limits'

const strict = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, { error: refuseUnknown })

const placeName = (label: string) => text(label, { max: placeNameMax })
export const phone = z
  .string({ error: '请填写手机号' })
  .check(z.regex(/^1\d{10}$/, '手机号要是 11 位'))
const person = { name: text('姓名', { max: personNameMax }), phone }

const foundingCode = z
  .string({ error: '请填开机码' })
  .check(z.regex(/^[0-9A-Za-z\s-]{8,20}$/, '开机码是八个字母和数字，请照屏幕上的填'))

const ownSecret = z
  .string({ error: '请给自己设一个六位数的口令' })
  .check(z.regex(/^\d{6}$/, '口令是六位数字'))

/** One of the first two people of a village. */
const firstPerson = strict({
  ...person,
  group: text('小组', { max: 10 }),
  number: text('门牌号', { max: 10 }),
})

/** A card with the one-time code beside it, said this once. */
const givenCard = z.object({ name: z.string(), cardCode: z.string(), once: z.string() })
export type GivenCard = z.infer<typeof givenCard>

const villageRow = z.object({
  villageId: z.string(),
  name: z.string(),
  households: z.number(),
  /** How many hold the role. */
  committee: z.number(),
  reviewers: z.number(),
  /** Rules are in force, or will be. */
  hasRules: z.boolean(),
})
export type FoundedVillage = z.infer<typeof villageRow>

const townRow = z.object({
  regionId: z.string(),
  name: z.string(),
  officers: z.number(),
  villages: z.array(villageRow),
})
export type FoundedTown = z.infer<typeof townRow>

/** How an installation begins: a county, its towns and officers, and of each village the first two people. */
export const foundingContract = {
  'founding.state': query({
    about: 'Whether this installation has a county yet',
    who: ['visitor'],
    request: strict({}),
    answer: z.object({
      founded: z.boolean(),
      /** So many hours the founding code is good for still; null where there is none. */
      codeHours: z.nullable(z.number()),
    }),
    refusals: [],
  }),
  'founding.openCounty': command({
    about:
      'With the founding code that a start prints: the county and its first officer, who then signs in by the card',
    who: ['visitor'],
    request: strict({
      code: foundingCode,
      county: placeName('县名'),
      ...person,
      secret: ownSecret,
    }),
    answer: z.object({ cardCode: z.string() }),
    refusals: [
      'FOUNDED_ALREADY',
      'FOUNDING_CODE_LATE',
      'FOUNDING_CODE_USED',
      'FOUNDING_CODE_WRONG',
      'FOUNDING_LOCKED',
      'SECRET_EASY',
      'SECRET_OF_BIRTHDAY',
      'SECRET_OF_PHONE',
    ],
  }),
  'founding.overview': query({
    about:
      'Towns and villages of the county or town of the officer who asks, and what each still lacks; counts alone',
    who: ['user'],
    request: strict({}),
    answer: z.object({
      regionId: z.string(),
      level: z.enum(['county', 'town']),
      name: z.string(),
      /** Of the county or town itself, who can act; repairing a village takes two. */
      officers: z.number(),
      towns: z.array(townRow),
    }),
    refusals: ['NO_OFFICER'],
  }),
  'founding.addTown': command({
    about: 'A town of the county',
    who: ['user'],
    request: strict({ name: placeName('乡镇名') }),
    answer: z.object({ regionId: z.string() }),
    refusals: ['NO_OFFICER', 'TOWN_THERE'],
  }),
  'founding.addOfficer': command({
    about: 'An officer of the county or of one of its towns: a card with a one-time code',
    who: ['user'],
    request: strict({ regionId: id('乡镇'), ...person }),
    answer: givenCard,
    refusals: ['NO_OFFICER', 'OFFICER_THERE', 'REGION_NOT_FOUND'],
  }),
  'founding.addVillage': command({
    about:
      'A village with its first two people, one of the committee and one who reviews, each with a card and a one-time code',
    who: ['user'],
    request: strict({
      townId: id('乡镇'),
      name: placeName('村名'),
      committee: firstPerson,
      reviewer: firstPerson,
    }),
    answer: z.object({ villageId: z.string(), committee: givenCard, reviewer: givenCard }),
    refusals: ['FIRST_TWO_ALIKE', 'NO_OFFICER', 'REGION_NOT_FOUND', 'VILLAGE_THERE'],
  }),
} as const

export const foundingErrors = {
  FOUNDED_ALREADY: '这里已经开过县了，请用干部卡登录',
  FOUNDING_CODE_WRONG: '开机码不对，请照启动时屏幕上的填',
  FOUNDING_CODE_LATE: '开机码过了 24 小时，请管机器的人重新启动一次，会出新码',
  FOUNDING_CODE_USED: '开机码已经用过，请用干部卡登录；要新码，请管机器的人重新启动一次',
  FOUNDING_LOCKED: '开机码输错太多，{几时} 才能再试',
  NO_OFFICER: '这件事要县里或乡镇的干部来办，请用干部卡登录',
  REGION_NOT_FOUND: '没有找到这个乡镇，请返回刷新',
  TOWN_THERE: '已经有这个乡镇了，请换一个名字',
  OFFICER_THERE: '这位干部已经有卡了，请到“干部”里看',
  VILLAGE_THERE: '这个乡镇已经有叫这个名字的村，请换一个名字',
  FIRST_TWO_ALIKE: '头两个人要是两户的两个人，手机号也不同，这样才能一个报、一个审',
} as const
