import * as z from 'zod/mini'
import { inVillage, query } from '../common/contract'
import { oneOf, whole } from '../common/fields'
import { periodKinds } from '../common/period'

const boardRow = z.object({
  ownerId: z.string(),
  /** Shared by ties; the next one is skipped. */
  rank: z.number(),
  /** As the caller may see it; null where the household asked not to be named. */
  name: z.nullable(z.string()),
  group: z.string(),
  points: z.number(),
  previousRank: z.nullable(z.number()),
})
export type BoardRow = z.infer<typeof boardRow>

const groupRow = z.object({
  group: z.string(),
  rank: z.number(),
  /** Points per household, rounded to a tenth. */
  average: z.number(),
  sum: z.number(),
  households: z.number(),
})
export type GroupRow = z.infer<typeof groupRow>

const boardPage = z.object({
  /** The village shows no ranking. */
  off: z.boolean(),
  period: z.string(),
  kind: z.enum(periodKinds),
  unit: z.enum(['household', 'resident']),
  closed: z.boolean(),
  /** Day after which it is closed for good; null for all time. */
  closesOn: z.nullable(z.string()),
  asOf: z.nullable(z.string()),
  rows: z.array(boardRow),
  total: z.number(),
  /** Where the next page starts. */
  next: z.nullable(z.number()),
  mine: z.nullable(
    z.object({
      rank: z.nullable(z.number()),
      points: z.number(),
      name: z.string(),
      /** The household asked not to be named: others read no name in its row. */
      unnamed: z.optional(z.boolean()),
      previousRank: z.nullable(z.number()),
      /** Points to the next better rank; null at the top, and where the board is closed. */
      toNext: z.nullable(z.number()),
    }),
  ),
  groups: z.array(groupRow),
  /** Total of the village's deductions in the period, without names; zero where fewer than five households have one. */
  deductions: z.number(),
  /** It had closed with deductions in its rows, and was drawn anew without them. */
  redrawn: z.optional(z.boolean()),
  /** The current period, which was asked for, has no rows yet: this is the one before. */
  before: z.optional(z.boolean()),
})
export type BoardPage = z.infer<typeof boardPage>

export const rankingContract = {
  'ranking.page': query({
    about: 'A page of a points board with my rank and the groups',
    who: ['visitor'],
    request: inVillage({
      kind: oneOf('时段', periodKinds),
      /** A past period; if absent the current one, or while that has no rows the one before. */
      period: z.optional(
        z.string().check(z.regex(/^(all|\d{4}(-(Q[1-4]|W\d{2}|\d{2}))?)$/, '时段不对，请重新选择')),
      ),
      from: z._default(whole('起点', { min: 0, max: 100_000 }), 0),
    }),
    answer: boardPage,
    refusals: ['PERIOD_WRONG'],
  }),
} as const

export const rankingErrors = {
  PERIOD_WRONG: '时段不对，请重新选择',
} as const
