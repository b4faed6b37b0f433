import * as z from 'zod/mini'
import { command, inVillage, query } from '../common/contract'
import { day, flag, id, oneOf, optionalText, text, whole } from '../common/fields'
import { rulesLimits } from './limits'

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
  z.object({ kind: z.literal('fixed'), value: whole('分值', rulesLimits.points) }),
  z.object({
    kind: z.literal('range'),
    from: whole('最低分', rulesLimits.points),
    to: whole('最高分', rulesLimits.points),
  }),
])

export const ruleItem = z.object({
  /** Stays the same across versions: caps are counted by it. */
  id: id('细则'),
  category: text('类别', rulesLimits.category),
  name: text('细则名称', rulesLimits.name),
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
  caps: z.array(cap).check(z.maxLength(rulesLimits.caps, '上限最多 6 条')),
})
export type RuleItem = z.infer<typeof ruleItem>

const ruleSetView = z.object({
  version: z.number(),
  effectiveFrom: z.string(),
  name: z.string(),
  items: z.array(ruleItem),
})
export type RuleSetView = z.infer<typeof ruleSetView>

/** What makes rules with deductions village rules in law: who decided them where, and since when the town has them. */
const meeting = z.object({
  name: text('会议名称', rulesLimits.meeting.name),
  day: day('开会日期'),
  record: text('会议记录', rulesLimits.meeting.record),
  filedOn: day('报镇备案日期'),
})
export type RulesMeeting = z.infer<typeof meeting>

const versionRow = z.object({
  version: z.number(),
  name: z.string(),
  effectiveFrom: z.string(),
  count: z.number(),
  /** Against the version before; empty for the first. */
  changes: z.string(),
  note: z.string(),
  meeting: z.nullable(meeting),
})
export type VersionRow = z.infer<typeof versionRow>

/** Of the draft, as the caller saw it. */
const revision = whole('草稿版次', { min: 0, max: 1_000_000_000 })
const revised = z.object({ revision: z.number() })

const itemFaults = [
  'RULE_CAP_HOURS',
  'RULE_CAP_UNREACHABLE',
  'RULE_DEDUCT_BY_VILLAGER',
  'RULE_DUPLICATE_CAP',
  'RULE_DUPLICATE_ID',
  'RULE_DUPLICATE_NAME',
  'RULE_RANGE_EMPTY',
] as const

export const draftSources = ['before', 'template', 'empty'] as const
export type DraftSource = (typeof draftSources)[number]

export const rulesContract = {
  'rules.inForce': query({
    about: 'The rule set in force on a day, today if none is named',
    who: ['visitor'],
    request: inVillage({ day: z.optional(day('日期')) }),
    answer: ruleSetView,
    refusals: ['NO_RULES_YET'],
  }),
  'rules.versions': query({
    about: 'Every version of the village, the newest first, with what it changed',
    who: ['visitor'],
    request: inVillage({}),
    answer: z.object({ versions: z.array(versionRow) }),
    refusals: [],
  }),
  'rules.draft': query({
    about: 'The draft that the committee shares, and the version that it would follow',
    who: ['committee'],
    request: inVillage({}),
    answer: z.object({
      draft: z.nullable(
        z.object({ revision: z.number(), items: z.array(ruleItem), at: z.string() }),
      ),
      before: z.nullable(ruleSetView),
      /** In force from this day on at the earliest. */
      earliest: z.string(),
      /** What already waits for a second person. */
      proposed: z.nullable(z.object({ words: z.string(), lastDay: z.string() })),
    }),
    refusals: [],
  }),
  'rules.start': command({
    about: 'Begins a draft: from the version before, from a template, or empty',
    who: ['committee'],
    request: inVillage({
      from: oneOf('从哪里起草', draftSources),
      /** Of the draft that it takes the place of. */
      revision: z.optional(revision),
    }),
    answer: revised,
    refusals: ['DRAFT_CHANGED', 'DRAFT_THERE', 'NO_RULES_YET'],
  }),
  'rules.saveItem': command({
    about: 'Adds an item to the draft, or changes one',
    who: ['committee'],
    request: inVillage({
      revision,
      /** Left out: a new one. */
      itemId: z.optional(id('细则')),
      item: z.omit(ruleItem, { id: true }),
    }),
    answer: z.object({ revision: z.number(), itemId: z.string() }),
    refusals: [
      'DRAFT_CHANGED',
      'DRAFT_FULL',
      'DRAFT_ITEM_GONE',
      'DRAFT_NONE',
      'TEXT_RISKY',
      'TEXT_WAITS',
      ...itemFaults,
    ],
  }),
  'rules.removeItem': command({
    about: 'Takes an item out of the draft',
    who: ['committee'],
    request: inVillage({ revision, itemId: id('细则') }),
    answer: revised,
    refusals: ['DRAFT_CHANGED', 'DRAFT_ITEM_GONE', 'DRAFT_NONE'],
  }),
  'rules.putBackItem': command({
    about: 'Puts an item into the draft as the version before has it',
    who: ['committee'],
    request: inVillage({ revision, itemId: id('细则') }),
    answer: revised,
    refusals: ['DRAFT_CHANGED', 'DRAFT_FULL', 'DRAFT_ITEM_GONE', 'DRAFT_NONE', ...itemFaults],
  }),
  'rules.adopt': command({
    about: 'Proposes a new version, in force from a day after today once a second person agreed',
    who: ['committee'],
    request: inVillage({
      effectiveFrom: day('生效日期'),
      note: optionalText('说明', rulesLimits.note),
      /** Needed where points are taken away. */
      meeting: z.optional(meeting),
      /** The draft as it was seen; or `items` by themselves. */
      revision: z.optional(revision),
      items: z.optional(
        z
          .array(ruleItem, { error: '请填写细则' })
          .check(
            z.minLength(1, '细则至少要有一条'),
            z.maxLength(rulesLimits.items, '细则最多 300 条'),
          ),
      ),
    }),
    answer: z.object({
      version: z.number(),
      /** Who has to agree before it holds. */
      waitsFor: z.optional(z.enum(['village', 'town'])),
    }),
    refusals: [
      'DRAFT_CHANGED',
      'DRAFT_NONE',
      'RULES_EMPTY',
      'RULES_PROPOSED',
      'RULES_UNCHANGED',
      'RULE_MEETING_DATES',
      'RULE_NEEDS_MEETING',
      'RULE_NOT_RETROACTIVE',
      'RULE_OVERLAPS',
      'TEXT_RISKY',
      'TEXT_WAITS',
      ...itemFaults,
    ],
  }),
} as const

export const rulesErrors = {
  NO_RULES_YET: '这一天还没有生效的积分细则，请换个日期或找村委',
  DRAFT_NONE: '现在没有草稿，请先起草一份',
  DRAFT_THERE: '村里已有一份草稿，请接着改',
  DRAFT_CHANGED: '别人刚改过草稿，请看过最新的再存',
  DRAFT_ITEM_GONE: '这一条已经不在了，请刷新',
  DRAFT_FULL: '细则最多 300 条，请先去掉一条',
  RULES_EMPTY: '草稿里还没有细则，请先添一条',
  RULES_UNCHANGED: '草稿和定下的一版一样，请先改一条',
  RULES_PROPOSED: '已有一版在等人同意，请先定下来或撤回',
  RULE_OVERLAPS: '已有一版从这天或更晚起施行，请选它以后的日期',
  RULE_NEEDS_MEETING: '细则里有扣分项，请填哪次会议通过、会议记录和报镇备案日期',
  RULE_MEETING_DATES: '先开会，再报镇备案，都不能晚于今天，请改日期',
  RULE_NOT_RETROACTIVE: '新细则不能管以前的事，生效日期请选今天以后',
  RULE_DUPLICATE_ID: '有两条细则编号相同，请改掉一条',
  RULE_DUPLICATE_NAME: '同一类别里有两条同名细则，请改名',
  RULE_RANGE_EMPTY: '最低分要小于最高分，请改正这一条',
  RULE_CAP_HOURS: '只有按小时计的细则才能按小时封顶，请改正这一条',
  RULE_CAP_UNREACHABLE: '上限比一次的分值还低，每次都会被削，请改正这一条',
  RULE_DEDUCT_BY_VILLAGER: '扣分项不能由村民自己报，请改正这一条',
  RULE_DUPLICATE_CAP: '同一条细则有两个相同周期的上限，请删掉一个',
} as const
