import * as z from 'zod/mini'
import { command, done, inVillage, query } from '../common/contract'
import { id, oneOf, pageSize } from '../common/fields'
import { photoView } from '../photos/contract'

const row = z.object({
  checkId: z.string(),
  /** What it is, in words: 心愿, 异议的答复, 照片. */
  what: z.string(),
  /** Empty for a photo. */
  text: z.string(),
  photo: z.nullable(photoView),
  /** Who wrote it: whole, with group and house number, to whoever decides. */
  by: z.string(),
  place: z.optional(z.string()),
  at: z.string(),
  may: z.boolean(),
  why: z.nullable(z.enum(['CHECK_OWN', 'CHECK_GOES_TO_TOWN'])),
})
export type CheckRow = z.infer<typeof row>

export const checksContract = {
  'checks.todo': query({
    about: 'Texts and photos on which a person decides whether they may be shown, oldest first',
    who: ['reviewer', 'committee', 'town'],
    townWide: true,
    request: inVillage({ after: z.optional(id('起点')), limit: pageSize }),
    answer: z.object({ rows: z.array(row), total: z.number(), after: z.nullable(z.string()) }),
    refusals: [],
  }),
  'checks.decide': command({
    about: 'Lets a text or photo be shown, or takes it away',
    who: ['reviewer', 'committee', 'town'],
    townWide: true,
    request: inVillage({
      checkId: id('文字或照片'),
      decision: oneOf('处理结果', ['show', 'take']),
    }),
    answer: done,
    refusals: ['CHECK_DONE', 'CHECK_GOES_TO_TOWN', 'CHECK_NOT_FOUND', 'CHECK_OWN'],
  }),
} as const

export const checksErrors = {
  TEXT_RISKY: '有不合适的字句，请改一改再发',
  TEXT_WAITS: '这几个字要先核对，核对好请再存一次',
  CHECK_NOT_FOUND: '这一条已经有人定了，请刷新',
  CHECK_DONE: '这一条已经有人定了，请刷新',
  CHECK_OWN: '这是您家人或您写的，须由他人定',
  CHECK_GOES_TO_TOWN: '村里没有人能定，已交乡镇',
} as const
