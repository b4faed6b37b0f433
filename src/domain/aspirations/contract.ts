import * as z from 'zod/mini'
import { command, inVillage, query } from '../common/contract'
import { photoIds, photoView } from '../photos/contract'
import { photosMax } from '../photos/limits'
import { aspirationsLimits, stepsMax } from './limits'
import { day, id, oneOf, optionalText, pageSize, text } from '../common/fields'
import { aspirationCategories } from './categories'

const step = z.object({
  name: z.string(),
  /** Set once it is reached. */
  reachedOn: z.nullable(z.string()),
  note: z.string(),
  checking: z.optional(z.boolean()),
})

const aspirationView = z.object({
  aspirationId: z.string(),
  category: z.enum(aspirationCategories),
  goal: z.string(),
  /** WeChat has not let it pass yet: only the writer and those who decide read it. */
  checking: z.optional(z.boolean()),
  name: z.string(),
  group: z.string(),
  postedOn: z.string(),
  by: z.string(),
  steps: z.array(step),
  /** Steps reached. */
  reached: z.number(),
  state: z.enum(['open', 'reached', 'withdrawn']),
  cheers: z.number(),
  cheered: z.boolean(),
  mine: z.boolean(),
})
export type AspirationView = z.infer<typeof aspirationView>

export const aspirationsContract = {
  'aspirations.post': command({
    about: "States a goal of the caller's household, or by a recorder for another",
    who: ['villager'],
    request: inVillage({
      householdId: id('农户'),
      residentId: z.optional(id('人员')),
      category: oneOf('类别', aspirationCategories),
      goal: text('心愿', aspirationsLimits.goal),
      by: day('哪天前做到'),
      steps: z
        .array(text('步骤', aspirationsLimits.step), { error: '请写下步骤' })
        .check(
          z.minLength(1, '至少写一步'),
          z.maxLength(stepsMax, `最多写 ${String(stepsMax)} 步`),
        ),
      photoIds: photoIds(photosMax.aspiration),
    }),
    answer: z.object({ aspirationId: z.string() }),
    refusals: [
      'ASPIRATION_BY_PAST',
      'DOER_NOT_IN_HOUSEHOLD',
      'GOALS_ENOUGH_TODAY',
      'HOUSEHOLD_NOT_FOUND',
      'NOT_YOUR_HOUSEHOLD',
      'PHOTO_NOT_YOURS',
      'PHOTO_RISKY',
      'PHOTO_USED',
      'TEXT_RISKY',
    ],
  }),
  'aspirations.progress': command({
    about: 'Marks the next step as reached',
    who: ['villager'],
    request: inVillage({
      aspirationId: id('心愿'),
      note: optionalText('进展', aspirationsLimits.note.max),
      photoIds: photoIds(photosMax.aspiration),
    }),
    answer: z.object({ reached: z.number(), done: z.boolean() }),
    refusals: [
      'ASPIRATION_CLOSED',
      'ASPIRATION_NOT_FOUND',
      'ASPIRATION_NOT_YOURS',
      'PHOTO_NOT_YOURS',
      'PHOTO_RISKY',
      'PHOTO_USED',
      'TEXT_RISKY',
      'TEXTS_ENOUGH_TODAY',
    ],
  }),
  'aspirations.withdraw': command({
    about: 'Takes a goal off the board',
    who: ['villager'],
    request: inVillage({ aspirationId: id('心愿') }),
    answer: z.object({}),
    refusals: ['ASPIRATION_CLOSED', 'ASPIRATION_NOT_FOUND', 'ASPIRATION_NOT_YOURS'],
  }),
  'aspirations.cheer': command({
    about: 'Cheers a goal on, once a person; earns no points',
    who: ['villager'],
    request: inVillage({ aspirationId: id('心愿') }),
    answer: z.object({ cheers: z.number() }),
    refusals: [
      'ASPIRATION_CHECKING',
      'ASPIRATION_CLOSED',
      'ASPIRATION_NOT_FOUND',
      'CHEERED_ALREADY',
    ],
  }),
  'aspirations.uncheer': command({
    about: 'Takes the own cheer back, within a day',
    who: ['villager'],
    request: inVillage({ aspirationId: id('心愿') }),
    answer: z.object({ cheers: z.number() }),
    refusals: ['ASPIRATION_NOT_FOUND', 'CHEER_NOT_FOUND', 'CHEER_TOO_OLD'],
  }),
  'aspirations.reached': query({
    about: 'All goals that were reached, newest first',
    who: ['visitor'],
    request: inVillage({ after: z.optional(id('起点')), limit: pageSize }),
    answer: z.object({ goals: z.array(aspirationView), after: z.nullable(z.string()) }),
    refusals: [],
  }),
  'aspirations.list': query({
    about: 'The aspiration board: reached lately first, then open goals, what moved last first',
    who: ['visitor'],
    request: inVillage({ after: z.optional(id('起点')), limit: pageSize }),
    answer: z.object({
      /** Reached in the last 60 days; only on the first page. */
      reached: z.array(aspirationView),
      /** There are more of them. */
      reachedMore: z.optional(z.boolean()),
      open: z.array(aspirationView),
      total: z.number(),
      after: z.nullable(z.string()),
    }),
    refusals: [],
  }),
  'aspirations.read': query({
    about: 'One goal with its steps and who cheered',
    who: ['visitor'],
    request: inVillage({ aspirationId: id('心愿') }),
    answer: z.object({
      aspiration: aspirationView,
      photos: z.array(photoView),
      /** Of each step in its turn. */
      stepPhotos: z.array(z.array(photoView)),
      /** Surnames of those who cheered, newest first, at most 8. */
      surnames: z.array(z.string()),
      can: z.object({
        progress: z.boolean(),
        withdraw: z.boolean(),
        cheer: z.boolean(),
        uncheer: z.optional(z.boolean()),
      }),
    }),
    refusals: ['ASPIRATION_NOT_FOUND'],
  }),
} as const

export const aspirationsErrors = {
  GOALS_ENOUGH_TODAY: '今天写的心愿够多了，{几时} 起再写',
  ASPIRATION_NOT_FOUND: '没有找到这个心愿，可能已撤下',
  ASPIRATION_BY_PAST: '期限要在今天以后，请重新选择',
  ASPIRATION_CLOSED: '这个心愿已经达成或撤下',
  ASPIRATION_NOT_YOURS: '只有本户或记录员能写进展',
  ASPIRATION_CHECKING: '这个心愿的文字还在核对，核对好再加油',
  CHEERED_ALREADY: '您已经加过油了',
  CHEER_NOT_FOUND: '您没有给这个心愿加过油',
  CHEER_TOO_OLD: '加油满一天，不能收回了',
} as const
