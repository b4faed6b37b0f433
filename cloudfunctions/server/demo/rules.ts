import type { Cap, RuleItem } from '@/domain/rules/contract'
import source from './rule-tables.json'

type Table = keyof typeof source.tables

interface Row {
  readonly category: string
  readonly name: string
  readonly points: number
  readonly per?: string
  readonly cap?: { readonly points?: number; readonly hours?: number; readonly per: string }
}

/** Ids of the items that the story uses. They stay the same from one version to the next. */
const ids: Readonly<Record<string, string>> = {
  '庭院整洁（月度评比）': 'yard',
  参加会议: 'meeting',
  垃圾分类回收: 'sorting',
  志愿服务: 'volunteer',
  主题党日签到: 'party-day',
  参加组织生活: 'party-life',
  党员志愿服务: 'party-service',
  参加文体活动: 'culture',
  组织文体活动: 'culture-lead',
  文体活动指导: 'culture-teach',
  环境清扫: 'sweep',
  植树: 'tree',
  庭院美化示范户: 'yard-model',
  参加村级活动: 'village-event',
  公共劳动: 'labour',
  邻里帮扶: 'neighbour',
  关爱老人: 'elder',
  配合调解: 'mediate',
  见义勇为: 'courage',
  参与建设项目: 'project',
  '优秀学生（校级）': 'pupil-school',
  '优秀学生（区级）': 'pupil-district',
  考上本科: 'college',
  考上专科: 'college-short',
  参军入伍: 'army',
  三等功: 'merit-3',
  二等功以上: 'merit-2',
  退伍返乡: 'veteran',
  赌博: 'x-gamble',
  参与邪教: 'x-cult',
  乱占耕地: 'x-field',
  乱堆垃圾: 'x-rubbish',
}

/** Filed by a recorder only: an inspection, a matter of the branch, or a paper that the village keeps. */
const recorded = new Set([
  'yard',
  'meeting',
  'party-day',
  'party-life',
  'yard-model',
  'village-event',
  'mediate',
  'courage',
])
/** The name of the item does not tell what was done. */
const noted = new Set(['labour', 'neighbour', 'mediate', 'courage', 'kindness', 'customs'])

/** The letter of admission is shown. */
const pictured = new Set(['college', 'college-short'])

/** The items of a published table, figures untouched. */
export function tableItems(table: Table): RuleItem[] {
  return (source.tables[table].items as readonly Row[]).map(itemOf)
}

function itemOf(row: Row): RuleItem {
  const id = ids[row.name]
  if (id === undefined) throw new Error(`${row.name} has no id`)
  const deducts = row.points < 0
  return {
    id,
    category: row.category,
    name: row.name,
    kind: deducts ? 'deduct' : 'award',
    points: { kind: 'fixed', value: Math.abs(row.points) },
    per: row.per === 'hour' ? 'hour' : id === 'sorting' ? 'piece' : 'time',
    filers: deducts || recorded.has(id) ? ['recorder'] : ['villager', 'recorder'],
    needsNote: deducts || noted.has(id),
    needsPhoto: pictured.has(id),
    caps: capsOf(row),
  }
}

function capsOf(row: Row): Cap[] {
  // "10 a month" is one inspection a month: a household cannot win it twice.
  if (row.per === 'month') return [perHousehold(row.points, 'month')]
  const { cap } = row
  if (!cap) return []
  const per = cap.per as Cap['per']
  return cap.hours === undefined
    ? [perHousehold(cap.points ?? 0, per)]
    : [{ amount: cap.hours, unit: 'hours', per, of: 'person' }]
}

function perHousehold(amount: number, per: Cap['per']): Cap {
  return { amount, unit: 'points', per, of: 'household' }
}

interface Extra {
  readonly points: number | readonly [from: number, to: number]
  readonly per?: RuleItem['per']
  readonly by?: RuleItem['filers']
  readonly caps?: readonly Cap[]
  readonly deducts?: boolean
}

function extra(id: string, category: string, name: string, more: Extra): RuleItem {
  const { points, per = 'time', by = ['villager', 'recorder'], caps = [], deducts = false } = more
  return {
    id,
    category,
    name,
    kind: deducts ? 'deduct' : 'award',
    points:
      typeof points === 'number'
        ? { kind: 'fixed', value: points }
        : { kind: 'range', from: points[0], to: points[1] },
    per,
    filers: deducts ? ['recorder'] : [...by],
    needsNote: deducts || noted.has(id),
    needsPhoto: pictured.has(id),
    caps: [...caps],
  }
}

/**
 * Table d has four items, which leaves a villager little to claim. 柿湾村 adds what its neighbours publish:
 * work, help and care as in table a, caps as villages write them down, two ranges for the reviewer to judge.
 */
export function shiwanItems(year: 'first' | 'second'): RuleItem[] {
  const [yard, meeting, sorting, volunteer] = tableItems('d')
  if (!yard || !meeting || !sorting || !volunteer) throw new Error('table d has four items')
  const first = year === 'first'
  return [
    yard,
    sorting,
    extra('road', '人居环境', '清扫村道', { points: 5, caps: [perHousehold(20, 'month')] }),
    extra('river', '人居环境', '护河护林', { points: 6, caps: [perHousehold(24, 'month')] }),
    meeting,
    volunteer,
    extra('patrol', '志愿服务', '防火防汛值守', {
      points: 2,
      per: 'hour',
      caps: [perHousehold(24, 'month')],
    }),
    extra('culture', '文明新风', '参加文体活动', { points: 5, caps: [perHousehold(20, 'month')] }),
    extra('culture-lead', '文明新风', '组织文体活动', { points: 20, by: ['recorder'] }),
    extra('customs', '文明新风', '红白事简办', { points: [10, 40] }),
    extra('labour', '公共参与', '公共劳动', { points: 8, caps: [perHousehold(30, 'month')] }),
    extra('neighbour', '互助', '邻里帮扶', {
      points: first ? 8 : 10,
      caps: [perHousehold(first ? 24 : 30, 'month')],
    }),
    extra('elder', '互助', '关爱老人', { points: 10, caps: [perHousehold(60, 'month')] }),
    extra('mediate', '互助', '配合调解', { points: 10, by: ['recorder'] }),
    extra('kindness', '互助', '好人好事', { points: [5, 20] }),
    extra('training', '产业', '参加技能培训', { points: 5, caps: [perHousehold(5, 'day')] }),
    extra('pupil', '教育', '优秀学生', { points: 10 }),
    extra('college', '教育', '考上本科', { points: 30 }),
    extra('college-short', '教育', '考上专科', { points: 20 }),
    extra('army', '军旅', '参军入伍', { points: 30 }),
    extra('x-rubbish', '扣分', '乱堆垃圾', { points: 10, deducts: true }),
    extra('x-straw', '扣分', '露天烧秸秆', { points: 20, deducts: true }),
    ...(first ? [] : [extra('x-banquet', '扣分', '大操大办', { points: 20, deducts: true })]),
  ]
}

export const lipingItems = (): RuleItem[] => tableItems('a')
export const lingtouItems = (): RuleItem[] => tableItems('d')

/** What 柿湾村 thinks of for next year, by the id of what it changes. */
export function nextYearsChanges(): (Omit<RuleItem, 'id'> & { readonly id: string | null })[] {
  const labour = extra('labour', '公共参与', '公共劳动', {
    ...{ points: 2, per: 'hour', caps: [perHousehold(20, 'month')] },
  })
  const gate = extra('', '志愿服务', '守防火卡口', { points: 5, by: ['recorder'] })
  return [labour, { ...gate, id: null }]
}
