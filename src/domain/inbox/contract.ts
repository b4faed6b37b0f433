import * as z from 'zod/mini'
import { calendarDay } from '../common/calendar'
import { command, done, inVillage, query } from '../common/contract'
import { id, oneOf, pageSize } from '../common/fields'
import { deedStates } from '../deeds/states'
import { knownNoticeKinds, messageKinds, newerNoticeKinds } from '../common/told'

const noticeView = z.object({
  noticeId: z.string(),
  /** Apps of the release before know no other. */
  kind: z.enum(knownNoticeKinds),
  /** What it really is, where they do not know it. */
  newer: z.optional(z.enum(newerNoticeKinds)),
  subjectId: z.string(),
  at: z.string(),
  /** The deed's, honour's or activity's title; empty where it is gone. */
  title: z.string(),
  /** Signed. */
  points: z.nullable(z.number()),
  /** A deduction: the household may appeal until it is posted. */
  deduct: z.boolean(),
  /** The reason of whoever decided. */
  reason: z.nullable(z.string()),
  /** End of the publicity. */
  endsAt: z.nullable(z.string()),
  /** The member who moved up, or whose honour it is; and when the shift begins. */
  who: z.nullable(z.string()),
  startsAt: z.nullable(z.string()),
  /** How far the deed has come by now, for its chain. */
  deed: z.optional(
    z.object({
      state: z.enum(deedStates),
      filedAt: z.string(),
      approvedAt: z.nullable(z.string()),
      endsAt: z.nullable(z.string()),
      postedAt: z.nullable(z.string()),
      /** Rejected, withdrawn or reversed. */
      endedAt: z.nullable(z.string()),
      /** May be filed anew by the caller. */
      again: z.boolean(),
    }),
  ),
  /** When the own objection was made. */
  objectedAt: z.optional(z.string()),
  /** Came after the caller last looked. */
  fresh: z.boolean(),
})
export type NoticeView = z.infer<typeof noticeView>

export const inboxContract = {
  'inbox.list': query({
    about: "What was decided about the caller's household, newest first",
    who: ['villager'],
    request: inVillage({ after: z.optional(id('起点')), limit: pageSize }),
    answer: z.object({
      notices: z.array(noticeView),
      after: z.nullable(z.string()),
      /** Today, as the village's calendar has it. */
      today: z.optional(calendarDay),
    }),
    refusals: ['OFFICER_HAS_NO_HOUSEHOLD'],
  }),
  'inbox.read': command({
    about: 'The caller has seen everything up to this notice',
    who: ['villager'],
    request: inVillage({ noticeId: id('消息') }),
    answer: done,
    refusals: ['NOTICE_NOT_FOUND', 'OFFICER_HAS_NO_HOUSEHOLD'],
  }),
  'inbox.subscribe': command({
    about: 'The caller agreed in WeChat to one more message of each of these kinds',
    who: ['villager'],
    request: inVillage({
      kinds: z
        .array(oneOf('消息', messageKinds), { error: '请选择消息' })
        .check(z.minLength(1, '请选择消息'), z.maxLength(messageKinds.length, '消息重复了')),
    }),
    answer: done,
    refusals: [],
  }),
} as const

export const inboxErrors = {
  NOTICE_NOT_FOUND: '没有找到这条消息，请刷新',
} as const
