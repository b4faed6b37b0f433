import type { RuleItem } from './contract'

/** Rules for tests alone, of the domain's and of all others. As often as one likes. */
export const sweep: RuleItem = {
  id: 'sweep',
  category: '生态',
  name: '清扫村道',
  kind: 'award',
  points: { kind: 'fixed', value: 5 },
  per: 'time',
  filers: ['villager', 'recorder'],
  needsNote: false,
  caps: [],
}

/** The third of a month is cut, later ones are worth nothing. */
export const cappedSweep: RuleItem = {
  ...sweep,
  caps: [{ amount: 12, unit: 'points', per: 'month', of: 'household' }],
}

/** A cap that nothing reaches, and every deed must count towards. */
export const countedSweep: RuleItem = {
  ...sweep,
  caps: [{ amount: 1_000_000, unit: 'points', per: 'year', of: 'household' }],
}

export const litter: RuleItem = {
  ...sweep,
  id: 'litter',
  category: '扣分',
  name: '乱堆垃圾',
  kind: 'deduct',
  points: { kind: 'range', from: 2, to: 6 },
  filers: ['recorder'],
}

export const help: RuleItem = {
  ...sweep,
  id: 'help',
  category: '公益',
  name: '志愿服务',
  points: { kind: 'fixed', value: 2 },
  per: 'hour',
  filers: ['recorder'],
  needsNote: true,
  caps: [{ amount: 6, unit: 'points', per: 'activity', of: 'household' }],
}
