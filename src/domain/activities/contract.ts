import * as z from 'zod/mini'
import { sure } from '../common/asked'
import { calendarDay } from '../common/calendar'
import { command, done, inVillage, query } from '../common/contract'
import {
  day,
  flag,
  id,
  oneOf,
  optionalText,
  pageSize,
  quantity,
  text,
  whole,
} from '../common/fields'
import { activityKinds } from './kinds'
import { activitiesLimits, seatsMax, shiftsMax } from './limits'

const timeOfDay = (label: string) =>
  z
    .string({ error: `请选择${label}` })
    .check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, `${label}要写成 08:30 这样`))

const shiftShape = {
  day: day('日期'),
  from: timeOfDay('开始时间'),
  /** Earlier than `from`: on the next day, as a night patrol. */
  to: timeOfDay('结束时间'),
  /** Left out: no number is set. */
  capacity: z.optional(whole('名额', { min: 1, max: seatsMax })),
}

const about = {
  title: text('活动名称', activitiesLimits.title),
  kind: oneOf('活动类型', activityKinds),
  text: optionalText('活动说明', activitiesLimits.text.max),
  place: text('地点', activitiesLimits.place),
  bring: optionalText('要带什么', activitiesLimits.bring.max),
  contact: optionalText('联系方式', activitiesLimits.contact.max),
  /** Whoever writes this agrees that the village's signed-in people may call them about it. */
  callMe: z.optional(flag('打电话')),
  /** Only this group may join; else the whole village. */
  groupId: z.optional(id('村民小组')),
  /** The rule item that attendance counts under; else there are no points. */
  itemId: z.optional(id('细则')),
}

const shiftList = <S extends z.ZodMiniType>(shape: S) =>
  z
    .array(shape, { error: '请填写场次' })
    .check(z.minLength(1, '至少要有一场'), z.maxLength(shiftsMax, `最多 ${String(shiftsMax)} 场`))

const someone = z.object({
  residentId: z.string(),
  name: z.string(),
  /** `waiting`: ticked by somebody of the own household, so another one has to confirm. */
  state: z.enum(['seated', 'queued', 'waiting', 'came']),
  /** Place in the queue, from 1. */
  position: z.nullable(z.number()),
})
export type Someone = z.infer<typeof someone>

const shiftView = z.object({
  shiftId: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  /** By the server's clock. */
  phase: z.enum(['coming', 'running', 'over']),
  capacity: z.nullable(z.number()),
  taken: z.number(),
  queued: z.number(),
  came: z.number(),
  /** Ticked, but somebody of another household has to confirm them. */
  waiting: z.number(),
  /** The caller's household. */
  mine: z.array(someone),
})
export type ShiftView = z.infer<typeof shiftView>

const price = z.object({
  name: z.string(),
  per: z.enum(['time', 'hour']),
  from: z.number(),
  to: z.number(),
})
/** What attendance counts, in the words of the rule. */
export type Price = z.infer<typeof price>

const activityBrief = z.object({
  activityId: z.string(),
  title: z.string(),
  /** WeChat has not let the words pass yet: only the organiser and those who decide read them. */
  checking: z.optional(z.boolean()),
  kind: z.enum(activityKinds),
  place: z.string(),
  /** Name of the only group that may join; null for the whole village. */
  group: z.nullable(z.string()),
  price: z.nullable(price),
  state: z.enum(['open', 'cancelled']),
})
export type ActivityBrief = z.infer<typeof activityBrief>

const shiftRow = z.object({ activity: activityBrief, shift: shiftView })
/** One shift of one activity, as lists show it. */
export type ShiftRow = z.infer<typeof shiftRow>

const calendarRow = z.object({
  activity: activityBrief,
  shift: shiftView,
  who: someone,
  me: z.boolean(),
  /** The deed that it became; null before, or where there are no points. */
  deedId: z.nullable(z.string()),
})
export type CalendarRow = z.infer<typeof calendarRow>

const activityView = z.object({
  ...activityBrief.def.shape,
  text: z.string(),
  bring: z.string(),
  contact: z.string(),
  /** Somebody agreed to be called about it. */
  callMe: z.optional(z.boolean()),
  groupId: z.nullable(z.string()),
  itemId: z.nullable(z.string()),
  /** Goes back with an edit, which is refused once another one came between. */
  version: z.number(),
  organiser: z.string(),
  publishedAt: z.string(),
  cancellation: z.nullable(z.string()),
  shifts: z.array(shiftView),
})
export type ActivityView = z.infer<typeof activityView>

const attendee = z.object({
  residentId: z.string(),
  name: z.string(),
  household: z.string(),
  group: z.string(),
  number: z.optional(z.string()),
  state: z.enum(['seated', 'queued', 'waiting', 'came']),
  position: z.nullable(z.number()),
  /** Hours that count, once ticked. */
  hours: z.nullable(z.number()),
  /** Of the caller's household: somebody else has to confirm it. */
  own: z.boolean(),
})
export type Attendee = z.infer<typeof attendee>

export const activitiesContract = {
  'activities.publish': command({
    about: 'Publishes an activity with its shifts',
    who: ['recorder', 'committee'],
    request: inVillage({ ...about, shifts: shiftList(z.strictObject(shiftShape)) }),
    answer: z.object({ activityId: z.string() }),
    refusals: [
      'GROUP_NOT_FOUND',
      'ITEM_NOT_FOR_ACTIVITY',
      'ITEM_NOT_IN_FORCE',
      'SHIFTS_OVERLAP_TWICE',
      'SHIFT_EMPTY',
      'SHIFT_OVER_ALREADY',
      'SHIFT_TOO_FAR',
      'TEXT_RISKY',
    ],
  }),
  'activities.edit': command({
    about: 'Changes an activity; a larger capacity moves the queue up',
    who: ['recorder', 'committee'],
    request: inVillage({
      activityId: id('活动'),
      version: whole('版本', { min: 1, max: 1_000_000 }),
      ...about,
      shifts: shiftList(z.strictObject({ shiftId: z.optional(id('场次')), ...shiftShape })),
      sure,
    }),
    answer: z.object({ version: z.number() }),
    refusals: [
      'ACTIVITY_CANCELLED',
      'ACTIVITY_CHANGED',
      'ACTIVITY_CONFIRMED',
      'ACTIVITY_NOT_FOUND',
      'ACTIVITY_NOT_YOURS',
      'ANSWER_FIRST',
      'GROUP_NOT_FOUND',
      'ITEM_NOT_FOR_ACTIVITY',
      'ITEM_NOT_IN_FORCE',
      'SHIFTS_OVERLAP_TWICE',
      'SHIFT_BELOW_TAKEN',
      'SHIFT_EMPTY',
      'SHIFT_HAS_PEOPLE',
      'SHIFT_MOVES_MANY',
      'SHIFT_OVER_ALREADY',
      'SHIFT_TIME_FIXED',
      'SHIFT_TOO_FAR',
      'TEXT_RISKY',
    ],
  }),
  'activities.cancel': command({
    about: 'Cancels an activity with a reason that stays readable',
    who: ['recorder', 'committee'],
    request: inVillage({
      activityId: id('活动'),
      reason: text('取消原因', activitiesLimits.cancellation),
    }),
    answer: done,
    refusals: [
      'ACTIVITY_CANCELLED',
      'ACTIVITY_CONFIRMED',
      'ACTIVITY_NOT_FOUND',
      'ACTIVITY_NOT_YOURS',
      'TEXT_RISKY',
    ],
  }),
  'activities.signUp': command({
    about: 'Signs somebody up for a shift, or puts them on its waiting list',
    who: ['villager'],
    request: inVillage({
      shiftId: id('场次'),
      residentId: id('报名的人'),
      /** Shifts of the same time that they leave for this one. */
      instead: z.optional(z.array(id('那一场')).check(z.maxLength(shiftsMax, '一次换得太多'))),
      sure,
    }),
    answer: z.object({
      state: z.enum(['seated', 'queued']),
      position: z.nullable(z.number()),
    }),
    refusals: [
      'ACTIVITY_CANCELLED',
      'ACTIVITY_NOT_FOUND',
      'BUSY_THEN',
      'GROUP_ONLY',
      'RESIDENT_NOT_FOUND',
      'SHIFT_FULL',
      'SHIFT_OVER',
      'SIGNED_UP_ALREADY',
      'SIGN_UP_NOT_YOURS',
    ],
  }),
  'activities.leave': command({
    about: 'Takes a sign-up back; the first of the waiting list moves up',
    who: ['villager'],
    request: inVillage({ shiftId: id('场次'), residentId: id('报名的人') }),
    answer: done,
    refusals: [
      'ACTIVITY_CANCELLED',
      'ACTIVITY_NOT_FOUND',
      'CAME_ALREADY',
      'NOT_SIGNED_UP',
      'RESIDENT_NOT_FOUND',
      'SHIFT_OVER',
      'SIGN_UP_NOT_YOURS',
    ],
  }),
  'activities.confirm': command({
    about: 'Confirms who came to a shift; each becomes a deed that goes to review',
    who: ['recorder', 'committee'],
    request: inVillage({
      shiftId: id('场次'),
      came: z
        .array(
          z.strictObject({
            residentId: id('到场的人'),
            /** Where it differs from the length of the shift. */
            hours: z.optional(quantity('时长')),
          }),
          { error: '请选择到场的人' },
        )
        .check(
          z.minLength(1, '请选择到场的人'),
          z.maxLength(seatsMax, `一次最多确认 ${String(seatsMax)} 人`),
        ),
      sure,
    }),
    answer: z.object({
      /** Confirmed by this call. */
      confirmed: z.number(),
      /** Of the caller's household: they wait for somebody else. */
      waiting: z.number(),
      /** Confirmed or noted before, and left as they were. */
      already: z.number(),
    }),
    refusals: [
      'ACTIVITY_CANCELLED',
      'ACTIVITY_CHANGED',
      'ACTIVITY_NOT_FOUND',
      'ANSWER_FIRST',
      'DEED_IN_FUTURE',
      'DEED_TOO_OLD',
      'DOER_NEEDED',
      'HOURS_TOO_LONG',
      'ITEM_NOT_FOUND',
      'ITEM_NOT_IN_FORCE',
      'NOT_YOURS_TO_CONFIRM',
      'OWN_HOUSEHOLD',
      'RESIDENT_NOT_FOUND',
      'SHIFT_NOT_STARTED',
      'SUPERVISOR_MAY_NOT_FILE',
    ],
  }),
  'activities.list': query({
    about: 'Shifts from today on, by their start; or past ones, newest first',
    who: ['visitor'],
    request: inVillage({
      past: z._default(flag('以往'), false),
      kind: z.optional(oneOf('活动类型', activityKinds)),
      after: z.optional(id('起点')),
      limit: pageSize,
    }),
    answer: z.object({
      rows: z.array(shiftRow),
      after: z.nullable(z.string()),
      /** Today and the days of these rows, as the village's calendar has them. */
      days: z.optional(z.array(calendarDay)),
      /** The caller's own next one, on the first page. */
      next: z.nullable(calendarRow),
    }),
    refusals: [],
  }),
  'activities.read': query({
    about: 'One activity with its shifts; how many signed up, and the names of the own household',
    who: ['visitor'],
    request: inVillage({ activityId: id('活动') }),
    answer: z.object({
      activity: activityView,
      village: z.string(),
      days: z.optional(z.array(calendarDay)),
      /** Whom the signed-in may call about it. */
      call: z.optional(z.object({ name: z.string(), phone: z.string() })),
      /** Whom the caller may sign up at home. */
      household: z.array(
        z.object({
          residentId: z.string(),
          name: z.string(),
          me: z.boolean(),
          /** Of the group that may join. */
          mayJoin: z.boolean(),
        }),
      ),
      can: z.object({
        signUp: z.boolean(),
        signUpOthers: z.boolean(),
        edit: z.boolean(),
        cancel: z.boolean(),
        confirm: z.boolean(),
      }),
    }),
    refusals: ['ACTIVITY_NOT_FOUND'],
  }),
  'activities.attendees': query({
    about: 'Who signed up for a shift, by name, for those who tick it off',
    who: ['recorder', 'committee'],
    request: inVillage({ shiftId: id('场次') }),
    answer: z.object({
      title: z.string(),
      shift: shiftView,
      price: z.nullable(price),
      /** Hours of the whole shift, in halves. */
      hours: z.number(),
      attendees: z.array(attendee),
      /** Whom the caller may confirm: everybody, or only who waits for somebody else. */
      may: z.enum(['all', 'waiting', 'none']),
    }),
    refusals: ['ACTIVITY_NOT_FOUND'],
  }),
  'activities.month': query({
    about:
      "A month of the village's calendar: its days, what is on, and the household's own deadlines",
    who: ['villager'],
    request: inVillage({ month: day('月份') }),
    answer: z.object({
      /** Whole weeks from Monday on. */
      days: z.array(calendarDay),
      market: z.string(),
      /** By their start. */
      rows: z.array(shiftRow),
      /** Ends of publicity of the household's deeds. */
      ends: z.array(
        z.object({
          deedId: z.string(),
          title: z.string(),
          endsAt: z.string(),
          points: z.nullable(z.number()),
        }),
      ),
    }),
    refusals: [],
  }),
  'activities.mine': query({
    about: "The household's own calendar: from today on, or past ones, newest first",
    who: ['villager'],
    request: inVillage({
      past: z._default(flag('以往'), false),
      after: z.optional(id('起点')),
      limit: pageSize,
    }),
    answer: z.object({ rows: z.array(calendarRow), after: z.nullable(z.string()) }),
    refusals: ['OFFICER_HAS_NO_HOUSEHOLD'],
  }),
} as const

export const activitiesErrors = {
  ACTIVITY_NOT_FOUND: '没有找到这个活动，可能已撤下',
  ACTIVITY_NOT_YOURS: '只有发起人和村委能改这个活动',
  ACTIVITY_CANCELLED: '这个活动已经取消',
  ACTIVITY_CHANGED: '别人刚改过这个活动，请刷新后再改',
  ACTIVITY_CONFIRMED: '已经有人确认到场，不能取消，也不能换细则',
  GROUP_NOT_FOUND: '没有找到这个村民小组，请重新选择',
  ITEM_NOT_IN_FORCE: '活动那天的积分细则里没有这一条，请另选或不计分',
  ITEM_NOT_FOR_ACTIVITY: '活动只能用按次或按小时的加分细则，请另选一条',
  SHIFT_EMPTY: '开始和结束不能是同一时间，请改正',
  SHIFT_OVER_ALREADY: '这一场的时间已经过了，请选以后的时间',
  SHIFT_TOO_FAR: '最多提前一年发布，请选近一些的日期',
  SHIFTS_OVERLAP_TWICE: '有两场的时间完全一样，请删掉一场或加名额',
  SHIFT_TIME_FIXED: '已开始或已有人签到的场次不能改时间，请另加一场',
  SHIFT_MOVES_MANY: '报了名的超过 {max} 人，时间改不了；请另加一场，或取消后重新发布',
  SHIFT_HAS_PEOPLE: '已有人报名的场次不能删，请先请他们退出',
  SHIFT_BELOW_TAKEN: '名额不能少于已报上的人数',
  SHIFT_FULL: '报名和候补都满了，请看看别的场次',
  SHIFT_OVER: '这一场已经结束，不能再报名或退出',
  SHIFT_NOT_STARTED: '活动还没开始，开始后再确认到场',
  SIGNED_UP_ALREADY: '已经报过名了',
  NOT_SIGNED_UP: '没有报名，不用退出',
  CAME_ALREADY: '已经确认到场，不能退出',
  GROUP_ONLY: '这个活动只限本组村民参加',
  BUSY_THEN: '这个时间已报了别的活动，请选去哪一个',
  RESIDENT_NOT_FOUND: '没有找到这个人，请重新选择',
  SIGN_UP_NOT_YOURS: '只能给自家人报名和退出，别的户请找记录员',
  NOT_YOURS_TO_CONFIRM: '只有发起人和村委能确认；您可以确认待他人确认的人',
  HOURS_TOO_LONG: '一天的时长不能超过 24 小时，请改正',
} as const
