import * as z from 'zod/mini'
import { command, inVillage, query, refuseUnknown } from '../common/contract'
import { photoIds, photoView } from '../photos/contract'
import { photosMax } from '../photos/limits'
import { honoursLimits } from './limits'
import { day, flag, id, pageSize, text } from '../common/fields'

const honourView = z.object({
  honourId: z.string(),
  /** 第 27 号, counted in the village. */
  number: z.number(),
  title: z.string(),
  /** Full name where the person agreed; with 户 for a household. */
  name: z.string(),
  holder: z.enum(['household', 'resident']),
  group: z.string(),
  citation: z.string(),
  /** WeChat has not let the words pass yet: only the writer and those who decide read them. */
  checking: z.optional(z.boolean()),
  awardedOn: z.string(),
  issuer: z.string(),
  postedAt: z.string(),
  state: z.enum(['posted', 'withdrawn']),
  withdrawal: z.nullable(z.string()),
  /** Of somebody under 14, on its page, to the household and the committee: who agreed, and when. */
  guardian: z.optional(z.object({ name: z.string(), on: z.string() })),
  /** In lists the first one alone. */
  photos: z.array(photoView),
})
export type HonourView = z.infer<typeof honourView>

export const honoursContract = {
  'honours.post': command({
    about: 'Posts an entry on the honour roll',
    who: ['committee'],
    request: inVillage({
      title: text('荣誉名称', honoursLimits.title),
      householdId: id('农户'),
      /** A person; else the household as a whole is honoured. */
      residentId: z.optional(id('人员')),
      citation: text('事迹', honoursLimits.citation),
      awardedOn: day('授予日期'),
      issuer: text('授予单位', honoursLimits.issuer),
      /** The person agreed to the full name. */
      consent: flag('本人同意公开姓名'),
      /** For somebody under 14: who of the household agreed for the child, and on which day. */
      guardian: z.optional(
        z.strictObject(
          { residentId: id('监护人'), on: day('监护人同意的日期') },
          { error: refuseUnknown },
        ),
      ),
      /** Only with consent. */
      photoIds: photoIds(photosMax.honour),
    }),
    answer: z.object({
      honourId: z.string(),
      /** 0 while it waits. */
      number: z.number(),
      /** Of the own household, where nobody else of the committee may: once the town agreed. */
      waitsFor: z.optional(z.literal('town')),
    }),
    refusals: [
      'DOER_NOT_IN_HOUSEHOLD',
      'GUARDIAN_NEEDED',
      'GUARDIAN_WRONG',
      'HONOUR_AGE_UNKNOWN',
      'HONOUR_IN_FUTURE',
      'HONOUR_NAMES_CHILD',
      'HONOUR_OWN',
      'HONOUR_PHOTO_CONSENT',
      'HONOUR_TITLE_UNKNOWN',
      'HOUSEHOLD_NOT_FOUND',
      'PHOTO_NOT_YOURS',
      'PHOTO_RISKY',
      'PHOTO_USED',
      'TEXT_RISKY',
    ],
  }),
  'honours.withdraw': command({
    about: 'Takes an entry down with a reason that stays readable',
    who: ['committee'],
    request: inVillage({
      honourId: id('荣誉'),
      reason: text('撤下原因', honoursLimits.withdrawal),
    }),
    answer: z.object({}),
    refusals: ['HONOUR_NOT_FOUND', 'HONOUR_WITHDRAWN', 'TEXT_RISKY'],
  }),
  'honours.list': query({
    about: 'The honour roll, newest first',
    who: ['visitor'],
    request: inVillage({ after: z.optional(id('起点')), limit: pageSize }),
    answer: z.object({
      honours: z.array(honourView),
      total: z.number(),
      after: z.nullable(z.string()),
    }),
    refusals: [],
  }),
  'honours.read': query({
    about: 'One entry of the honour roll',
    who: ['visitor'],
    request: inVillage({ honourId: id('荣誉') }),
    answer: z.object({
      honour: honourView,
      village: z.string(),
      /** As anybody may read it: for what is passed on. */
      publicName: z.string(),
      can: z.object({ withdraw: z.boolean() }),
    }),
    refusals: ['HONOUR_NOT_FOUND'],
  }),
} as const

export const honoursErrors = {
  HONOUR_OWN: '自家和近亲家的荣誉，请另一位村委来发',
  HONOUR_NOT_FOUND: '没有找到这条荣誉',
  HONOUR_TITLE_UNKNOWN: '村里没有设这个荣誉，请从列表里选',
  HONOUR_IN_FUTURE: '授予日期还没到，请选今天或以前',
  HONOUR_PHOTO_CONSENT: '本人没有同意公开，不能贴照片',
  HONOUR_WITHDRAWN: '这条荣誉已经撤下',
  GUARDIAN_NEEDED: '孩子未满 14 岁，写全名要先有监护人同意：请写明是谁、哪天同意的',
  GUARDIAN_WRONG: '监护人要是这一户的成年人，同意的日期不能晚于今天，请重新选',
  HONOUR_AGE_UNKNOWN: '名册上没有这个人的出生年月，不能写全名，请先在名册里补上',
  HONOUR_NAMES_CHILD: '文字里写了孩子的名字，没有监护人同意不能贴，请把名字去掉',
} as const
