import * as z from 'zod/mini'
import { command, done, inVillage, query, roles } from '../common/contract'
import {
  day,
  flag,
  id,
  numberSentence,
  oneOf,
  optionalText,
  pageSize,
  text,
  whole,
} from '../common/fields'
import { cleanText, privateNumberIn } from '../common/words'
import { honourTitlesMax, nearMax, settingsLimits } from './limits'

const version = whole('设置版本', { min: 0, max: 1_000_000_000 })
const boardName = (label: string) => text(label, settingsLimits.boardName)

const market = z.strictObject({
  by: oneOf('历法', ['lunar', 'solar']),
  /** Last digits of the day of the month; none: no market. */
  digits: z
    .array(whole('逢几', { min: 0, max: 9 }), { error: '请选逢几赶集' })
    .check(z.maxLength(10, '逢几赶集重复了，请重新选择')),
})

const phoneSentence = '电话只写数字、横线和“转”，如 0312-7221234'

/** Of an office: the one place where a number stands for everybody to read, that of a mobile on duty too. */
const officePhone = z.string({ error: '请填写电话' }).check(
  z.overwrite(cleanText),
  z.minLength(1, '请填写电话'),
  z.regex(/^[\d\s()（）+、转-]*$/, phoneSentence),
  z.refine((typed) => privateNumberIn(typed) !== 'identity', numberSentence('电话', 'identity')),
  z.refine(
    (typed) => typed.replace(/\D/g, '').length >= settingsLimits.office.phone.min,
    '电话位数不够，请核对',
  ),
  z.maxLength(settingsLimits.office.phone.max, '电话太长，最多写三个'),
)

const staffRow = z.object({
  residentId: z.string(),
  name: z.string(),
  group: z.string(),
  roles: z.array(z.enum(roles)),
})
export type StaffRow = z.infer<typeof staffRow>

const nearHousehold = z.object({
  householdId: z.string(),
  name: z.string(),
  /** Group and house number. */
  place: z.string(),
})
export type NearHousehold = z.infer<typeof nearHousehold>

const settingsView = z.object({
  /** Goes back with a change, so that nobody overwrites what he has not seen. */
  version: z.number(),
  unit: z.enum(['household', 'resident']),
  /** Something was filed already: the unit stays. */
  unitFixed: z.boolean(),
  publicityDays: z.number(),
  /** A change that holds from tomorrow on. */
  publicityNext: z.nullable(z.object({ from: z.string(), days: z.number() })),
  claimDays: z.number(),
  ranking: z.boolean(),
  boardNames: z.object({ aspirations: z.string(), honours: z.string(), ranking: z.string() }),
  honourTitles: z.array(z.string()),
  /** On which days there is a market; null where nobody has told. */
  market: z.optional(market),
  /** What happens to spendable points at the end of a year: they are carried on. */
  carryOver: z.literal('carry'),
  groups: z.array(z.object({ groupId: z.string(), name: z.string(), households: z.number() })),
  staff: z.array(staffRow),
})
export type SettingsView = z.infer<typeof settingsView>

const changeRow = z.object({
  changeId: z.string(),
  at: z.string(),
  by: z.string(),
  /** Whose roles changed; null where it is not about a person. */
  person: z.nullable(z.string()),
  words: z.array(z.string()),
})
export type ChangeRow = z.infer<typeof changeRow>

export const settingsContract = {
  'settings.read': query({
    about: "The village's settings, groups and the people with a role",
    who: ['committee', 'supervisor'],
    request: inVillage({}),
    answer: settingsView,
    refusals: [],
  }),
  'settings.change': command({
    about: 'Changes settings; publicity days from tomorrow on, the rest at once',
    who: ['committee'],
    request: inVillage({
      version,
      publicityDays: z.optional(whole('公示天数', settingsLimits.publicityDays)),
      claimDays: z.optional(whole('补报期限', settingsLimits.claimDays)),
      ranking: z.optional(flag('排名')),
      boardNames: z.optional(
        z.strictObject({
          aspirations: boardName('志气榜的榜名'),
          honours: boardName('光荣榜的榜名'),
          ranking: boardName('积分榜的榜名'),
        }),
      ),
      honourTitles: z.optional(
        z
          .array(text('荣誉称号', settingsLimits.honourTitle), { error: '请填写荣誉称号' })
          .check(
            z.minLength(1, '至少留一个荣誉称号'),
            z.maxLength(honourTitlesMax, `荣誉称号最多 ${String(honourTitlesMax)} 个，请减少`),
          ),
      ),
      unit: z.optional(oneOf('记分方式', ['household', 'resident'])),
      market: z.optional(market),
    }),
    answer: z.object({ version: z.number() }),
    refusals: [
      'NOTHING_CHANGED',
      'SETTINGS_STALE',
      'TEXT_RISKY',
      'TEXT_WAITS',
      'TITLES_TWICE',
      'UNIT_FIXED',
    ],
  }),
  'settings.nameGroup': command({
    about: 'Adds a group, or gives one another name',
    who: ['committee'],
    request: inVillage({
      version,
      groupId: z.optional(id('小组')),
      name: text('小组名', settingsLimits.groupName),
    }),
    answer: z.object({ groupId: z.string() }),
    refusals: [
      'GROUPS_TOO_MANY',
      'GROUP_NAME_TAKEN',
      'GROUP_NOT_FOUND',
      'NOTHING_CHANGED',
      'SETTINGS_STALE',
      'TEXT_RISKY',
      'TEXT_WAITS',
    ],
  }),
  'settings.removeGroup': command({
    about: 'Removes a group in which nobody lives',
    who: ['committee'],
    request: inVillage({ version, groupId: id('小组') }),
    answer: done,
    refusals: ['GROUP_NOT_EMPTY', 'GROUP_NOT_FOUND', 'SETTINGS_STALE'],
  }),
  'settings.giveRoles': command({
    about:
      'Gives a resident roles, or takes them away; reviewers and committee once a second person agreed, supervisors once the town did',
    who: ['committee'],
    request: inVillage({
      version,
      residentId: id('村民'),
      roles: z
        .array(oneOf('职务', roles), { error: '请选择职务' })
        .check(z.maxLength(roles.length, '职务重复了，请重新选择')),
      /** Where the roster tells no age: whoever asks vouches that the person is 18. */
      adult: z.optional(flag('满 18 岁')),
      /** The meeting that elected or dismissed a supervisor. */
      meeting: z.optional(
        z.strictObject({
          heldOn: day('开会日期'),
          minutes: text('会议记录', settingsLimits.minutes),
        }),
      ),
    }),
    /** Who has to agree before it holds; absent where it holds at once. */
    answer: z.object({ waitsFor: z.optional(z.enum(['village', 'town'])) }),
    refusals: [
      'AGE_UNKNOWN',
      'COMMITTEE_NEAR_SUPERVISOR',
      'LAST_COMMITTEE',
      'MEETING_IN_FUTURE',
      'MEETING_NEEDED',
      'NOTHING_CHANGED',
      'OWN_ROLES',
      'RESIDENT_NOT_FOUND',
      'ROLES_WAIT',
      'SETTINGS_STALE',
      'SUPERVISOR_ALONE',
      'SUPERVISOR_NEAR_COMMITTEE',
      'TEXT_RISKY',
      'TEXT_WAITS',
      'TOO_YOUNG',
    ],
  }),
  'settings.near': query({
    about:
      'Households of near relatives that the caller stated, households to choose from, and for the supervisor and the town what everybody with a role stated',
    who: ['recorder', 'reviewer', 'committee', 'supervisor', 'town'],
    request: inVillage({ text: optionalText('户主姓名', 30) }),
    answer: z.object({
      own: z.array(nearHousehold),
      found: z.array(nearHousehold),
      staff: z.array(
        z.object({ residentId: z.string(), name: z.string(), near: z.array(nearHousehold) }),
      ),
    }),
    refusals: [],
  }),
  'settings.stateNear': command({
    about:
      'Whoever holds a role states the households of near relatives, which bar as the own one does',
    who: ['recorder', 'reviewer', 'committee', 'supervisor'],
    request: inVillage({
      householdIds: z
        .array(id('农户'), { error: '请选择近亲户' })
        .check(z.maxLength(nearMax, `近亲户最多 ${String(nearMax)} 户，请减少`)),
    }),
    answer: done,
    refusals: ['HOUSEHOLD_NOT_FOUND'],
  }),
  'settings.restoreHolder': command({
    about:
      'Lets the last of a committee sign in again who lost the phone, or whom an import made anew without the role',
    who: ['town', 'county'],
    request: inVillage({
      name: text('姓名', { min: 2, max: 30 }),
      phone: z
        .string({ error: '请填写手机号' })
        .check(z.regex(/^1[3-9]\d{9}$/, '手机号是 11 位数字，请核对')),
      reason: text('缘由', settingsLimits.reason),
    }),
    answer: z.object({ group: z.string(), number: z.string() }),
    refusals: [
      'COMMITTEE_CAN',
      'HOLDER_NOT_FOUND',
      'HOLDER_UNCLEAR',
      'NOTHING_CHANGED',
      'PHONE_OF_ANOTHER',
      'SETTINGS_STALE',
    ],
  }),
  'settings.dataOffice': query({
    about: 'Who answers in the county for what is kept of people; null until the county has said',
    who: ['visitor'],
    request: inVillage({}),
    answer: z.object({
      county: z.string(),
      office: z.nullable(
        z.object({
          body: z.string(),
          phone: z.string(),
          /** Empty where it is not said. */
          address: z.string(),
          hours: z.string(),
          since: z.string(),
        }),
      ),
    }),
    refusals: [],
  }),
  'settings.setDataOffice': command({
    about: 'Says who answers in the county for what is kept of people, and where they are reached',
    who: ['county'],
    request: inVillage({
      body: text('单位名称', settingsLimits.office.body),
      phone: officePhone,
      address: optionalText('地址', settingsLimits.office.address),
      hours: optionalText('办公时间', settingsLimits.office.hours),
    }),
    answer: done,
    refusals: ['NOTHING_CHANGED', 'TEXT_RISKY', 'TEXT_WAITS'],
  }),
  'settings.changes': query({
    about: 'Who changed what, newest first',
    who: ['committee', 'supervisor'],
    request: inVillage({ after: z.optional(id('起点')), limit: pageSize }),
    answer: z.object({ changes: z.array(changeRow), after: z.nullable(z.string()) }),
    refusals: [],
  }),
} as const

export const settingsErrors = {
  SETTINGS_STALE: '设置刚被别人改过，请刷新后再改',
  UNIT_FIXED: '已经有人申报过，记分方式不能再改',
  TITLES_TWICE: '有两个荣誉称号一样，请改一个',
  NOTHING_CHANGED: '没有改动，不用保存',
  SUPERVISOR_ALONE: '监督员不能兼任别的职务',
  LAST_COMMITTEE: '这是最后一位村委，请先让别人担任',
  OWN_ROLES: '自己的职务要由别人来定，请找另一位村委',
  TOO_YOUNG: '不满 18 岁的不能担任职务，请换一位',
  AGE_UNKNOWN: '名册里没有他的出生年月，请先确认满 18 岁',
  SUPERVISOR_NEAR_COMMITTEE: '他家或近亲家有人是村委，不能当监督员',
  COMMITTEE_NEAR_SUPERVISOR: '他家或近亲家有人是监督员，不能当村委',
  MEETING_NEEDED: '监督员由会议推选，请填开会日期和会议记录',
  MEETING_IN_FUTURE: '会议还没有开，请改开会日期',
  ROLES_WAIT: '他的职务已有一项等人同意，请先定那一项',
  COMMITTEE_CAN: '村里还有别的村委能登录，请他在设置和名册里改',
  HOLDER_NOT_FOUND: '名册里没有叫这个名字的村委，请核对姓名',
  HOLDER_UNCLEAR: '名册里有两位同名的村委，请联系县里',
  PHONE_OF_ANOTHER: '这个手机号是别的户的，请核对',
  RESIDENT_NOT_FOUND: '没有找到这位村民，请重新选择',
  GROUP_NOT_FOUND: '没有找到这个小组，请刷新后再选',
  GROUP_NAME_TAKEN: '已有同名的小组，请换个名字',
  GROUP_NOT_EMPTY: '这个小组还有住户，不能删除',
  GROUPS_TOO_MANY: '小组最多 60 个',
} as const
