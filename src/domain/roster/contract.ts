import * as z from 'zod/mini'
import { command, done, inVillage, query, refuseUnknown, roles } from '../common/contract'
import { id, optionalText, pageSize, text } from '../common/fields'
import { photoView } from '../photos/contract'
import { messageKinds } from '../common/messages'

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

const identity = z.object({
  villageId: z.string(),
  villageName: z.string(),
  personId: z.string(),
  name: z.string(),
  kind: z.enum(['resident', 'town', 'county']),
  householdId: z.nullable(z.string()),
  roles: z.array(z.enum(roles)),
  /** Notices of the household that this person has not seen. */
  unread: z.number(),
  /** Texts and photos on which this person may have to decide. */
  checks: z.optional(z.number()),
})
/** One village in which the caller acts, and as whom. */
export type Identity = z.infer<typeof identity>

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

const found = z.object({
  householdId: z.string(),
  name: z.string(),
  group: z.string(),
  number: z.string(),
  members: z.array(z.object({ residentId: z.string(), name: z.string(), under14: z.boolean() })),
})
export type FoundHousehold = z.infer<typeof found>

export const rosterContract = {
  'roster.villages': query({
    about: 'Villages of the installation to choose one from, by any part of village or town',
    who: ['visitor'],
    request: z.strictObject(
      { text: optionalText('村名', 20), after: z.optional(id('起点')), limit: pageSize },
      { error: refuseUnknown },
    ),
    answer: z.object({
      villages: z.array(
        z.object({
          villageId: z.string(),
          name: z.string(),
          town: z.string(),
          county: z.string(),
          households: z.number(),
        }),
      ),
      after: z.nullable(z.string()),
    }),
  }),
  'roster.village': query({
    about: 'What stands at the head of every page of a village',
    who: ['visitor'],
    request: inVillage({}),
    answer: villageView,
  }),
  'roster.me': query({
    about: 'Who the caller is, in each village',
    who: ['visitor'],
    request: z.strictObject({}, { error: refuseUnknown }),
    answer: z.object({
      signedIn: z.boolean(),
      demo: z.boolean(),
      /** The server's day, which in a demo runs ahead of the phone's. */
      today: z.string(),
      identities: z.array(identity),
      /** In WeChat: messages that this installation can send, with the templates to ask consent for. */
      messages: z.optional(
        z.array(z.object({ kind: z.enum(messageKinds), templateId: z.string() })),
      ),
    }),
  }),
  'roster.household': query({
    about: "The caller's own household with its members and card",
    who: ['villager'],
    request: inVillage({}),
    answer: householdView,
  }),
  'roster.find': query({
    about: 'Households to file a deed or post an honour for, by the first characters of the head',
    who: ['recorder', 'committee'],
    request: inVillage({
      text: optionalText('姓名', 20),
      after: z.optional(id('起点')),
      limit: pageSize,
    }),
    answer: z.object({ households: z.array(found), after: z.nullable(z.string()) }),
  }),
  'roster.bind': command({
    about:
      'Binds the caller to a resident: household card and last four digits of the roster phone',
    who: ['visitor'],
    request: z.strictObject(
      {
        cardCode: text('卡号', { max: 20 }),
        phoneEnd: z
          .string({ error: '请填写手机号后四位' })
          .check(z.regex(/^\d{4}$/, '请填写手机号的后四位数字')),
        residentId: z.optional(id('家庭成员')),
      },
      { error: refuseUnknown },
    ),
    answer: z.object({
      identity,
      /** A new session for a web caller that had none. */
      token: z.nullable(z.string()),
    }),
  }),
  'roster.bindByPhone': command({
    about: 'Binds the caller to the resident whose roster phone WeChat says is theirs',
    who: ['visitor'],
    request: z.strictObject(
      {
        /** Of the button getPhoneNumber; the same one again when asked which village or who. */
        phoneCode: text('手机号授权', { max: 200 }),
        villageId: z.optional(id('村')),
        residentId: z.optional(id('家庭成员')),
      },
      { error: refuseUnknown },
    ),
    answer: z.object({ identity }),
  }),
  'roster.signOut': command({
    about: 'Ends this session',
    who: ['visitor'],
    request: z.strictObject({}, { error: refuseUnknown }),
    answer: done,
  }),
} as const

export const rosterErrors = {
  VILLAGE_NOT_FOUND: '没有找到这个村，请重新选择',
  CARD_OR_PHONE_WRONG: '卡号或手机号后四位不对，请核对后再试',
  CARD_REVOKED: '这张卡已停用，请向村委领新卡',
  CARD_LOCKED: '错的次数太多，这张卡一小时后才能再试',
  PHONE_IN_WECHAT: '手机号登录只能在微信里用，请用一户一码登录',
  PHONE_CODE_OLD: '授权过期了，请再点一次「用手机号登录」',
  PHONE_LATER: '微信现在忙，请稍后再试，或用一户一码登录',
  PHONE_LOCKED: '试的次数太多，请一小时后再试',
  PHONE_NOT_ON_ROSTER: '名册里没有这个手机号，请用一户一码，或找村委登记',
  PHONE_SHARED: '这个号码登记在两户，请找村委改名册',
  CHOOSE_VILLAGE: '您在几个村都有登记，请选一个村',
  CHOOSE_RESIDENT: '家里有几位用这个手机号，请选您是哪一位',
  OFFICER_HAS_NO_HOUSEHOLD: '您以乡镇身份登录，没有绑定家庭',
} as const
