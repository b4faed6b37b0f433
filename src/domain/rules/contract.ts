import * as z from 'zod/mini'
import { command, inVillage, query } from '../common/contract'
import { day, flag, id, oneOf, optionalText, text, whole } from '../common/fields'

const cap = z.object({
  /** In points, or in hours with halves. */
  amount: z
    .number({ error: '上限要填数字' })
    .check(z.minimum(0.5, '上限要大于 0'), z.maximum(1_000_000, '上限太大')),
  unit: oneOf('上限单位', ['points', 'hours']),
  per: oneOf('上限周期', ['activity', 'day', 'week', 'month', 'year']),
  of: oneOf('上限对象', ['household', 'person']),
})
export type Cap = z.infer<typeof cap>

const points = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fixed'), value: whole('分值', { min: 1, max: 10_000 }) }),
  z.object({
    kind: z.literal('range'),
    from: whole('最低分', { min: 1, max: 10_000 }),
    to: whole('最高分', { min: 1, max: 10_000 }),
  }),
])

export const ruleItem = z.object({
  /** Stays the same across versions: caps are counted by it. */
  id: id('细则'),
  category: text('类别', { max: 12 }),
  name: text('细则名称', { max: 60 }),
  /** Points are written positive; a deduction takes them away. */
  kind: oneOf('加分或扣分', ['award', 'deduct']),
  points,
  per: oneOf('计分单位', ['time', 'hour', 'piece']),
  /** Who may file it; a deduction is never filed by a villager. */
  filers: z
    .array(oneOf('谁可以报', ['villager', 'recorder']))
    .check(z.minLength(1, '请选择谁可以报')),
  needsNote: flag('是否要写说明'),
  /** Of an own claim; left out: no. */
  needsPhoto: z.optional(flag('是否要有照片')),
  caps: z.array(cap).check(z.maxLength(6, '上限最多 6 条')),
})
export type RuleItem = z.infer<typeof ruleItem>

const ruleSetView = z.object({
  version: z.number(),
  effectiveFrom: z.string(),
  name: z.string(),
  items: z.array(ruleItem),
})
export type RuleSetView = z.infer<typeof ruleSetView>

export const rulesContract = {
  'rules.inForce': query({
    about: 'The rule set in force on a day, today if none is named',
    who: ['visitor'],
    request: inVillage({ day: z.optional(day('日期')) }),
    answer: ruleSetView,
    refusals: ['NO_RULES_YET'],
  }),
  'rules.adopt': command({
    about: 'Proposes a new version, in force from a day after today once a second person agreed',
    who: ['committee'],
    request: inVillage({
      effectiveFrom: day('生效日期'),
      note: optionalText('说明', 200),
      items: z
        .array(ruleItem, { error: '请填写细则' })
        .check(z.minLength(1, '细则至少要有一条'), z.maxLength(300, '细则最多 300 条')),
    }),
    answer: z.object({
      version: z.number(),
      /** Who has to agree before it holds. */
      waitsFor: z.optional(z.enum(['village', 'town'])),
    }),
    refusals: [
      'RULE_CAP_HOURS',
      'RULE_CAP_UNREACHABLE',
      'RULE_DEDUCT_BY_VILLAGER',
      'RULE_DUPLICATE_CAP',
      'RULE_DUPLICATE_ID',
      'RULE_DUPLICATE_NAME',
      'RULE_NOT_RETROACTIVE',
      'RULE_RANGE_EMPTY',
      'TEXT_RISKY',
      'TEXT_WAITS',
    ],
  }),
} as const

export const rulesErrors = {
  NO_RULES_YET: '这一天还没有生效的积分细则，请换个日期或找村委',
  RULE_NOT_RETROACTIVE: '新细则不能管以前的事，生效日期请选今天以后',
  RULE_DUPLICATE_ID: '有两条细则编号相同，请改掉一条',
  RULE_DUPLICATE_NAME: '同一类别里有两条同名细则，请改名',
  RULE_RANGE_EMPTY: '最低分要小于最高分，请改正这一条',
  RULE_CAP_HOURS: '只有按小时计的细则才能按小时封顶，请改正这一条',
  RULE_CAP_UNREACHABLE: '上限比一次的分值还低，每次都会被削，请改正这一条',
  RULE_DEDUCT_BY_VILLAGER: '扣分项不能由村民自己报，请改正这一条',
  RULE_DUPLICATE_CAP: '同一条细则有两个相同周期的上限，请删掉一个',
} as const
