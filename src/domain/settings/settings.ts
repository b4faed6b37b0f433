import { marketWords, type Market } from '../common/market'
import { plantWords, usualPlant, type Plant } from '../common/plant'
import { addDays, type Day } from '../common/day'
import { fail, ok, type Result } from '../common/result'
import { publicityDaysOn, type Village } from '../roster/roster'

/** What the committee may change about its village. A field left out stays as it is. */
export interface Change {
  readonly publicityDays?: number | undefined
  readonly claimDays?: number | undefined
  readonly ranking?: boolean | undefined
  readonly boardNames?: Village['boardNames'] | undefined
  readonly honourTitles?: readonly string[] | undefined
  readonly unit?: Village['unit'] | undefined
  readonly market?: Market | undefined
  readonly plant?: Plant | undefined
}

export interface Changed {
  readonly village: Village
  /** What changed, for the record: one line each. */
  readonly words: readonly string[]
}

type ChangeError = 'UNIT_FIXED' | 'TITLES_TWICE' | 'NOTHING_CHANGED'

/**
 * Days of publicity hold from tomorrow on, since what was approved today was promised today's days. Everything else
 * holds at once.
 */
export function changeSettings(
  village: Village,
  change: Change,
  today: Day,
): Result<Changed, ChangeError> {
  if (change.unit !== undefined && change.unit !== village.unit && village.unitFixed)
    return fail('UNIT_FIXED')
  const { honourTitles: titles } = change
  if (titles && new Set(titles).size < titles.length) return fail('TITLES_TWICE')
  const steps = [unit, publicity, claim, ranking, boards, honours, market, plant]
  const words: string[] = []
  let next = village
  for (const step of steps) {
    const changed = step(next, change, today)
    if (changed === null) continue
    next = { ...next, ...changed.set }
    words.push(changed.words)
  }
  if (words.length === 0) return fail('NOTHING_CHANGED')
  return ok({ village: next, words })
}

type Step = (
  village: Village,
  change: Change,
  today: Day,
) => { set: Partial<Village>; words: string } | null

const unit: Step = (village, change) => {
  if (change.unit === undefined || change.unit === village.unit) return null
  const words = `记分方式：${unitWords[village.unit]} → ${unitWords[change.unit]}`
  return { set: { unit: change.unit }, words }
}

const unitWords = { household: '按户记', resident: '按人记' } as const

const publicity: Step = (village, change, today) => {
  const days = change.publicityDays
  const from = addDays(today, 1)
  const before = publicityDaysOn(village)(from)
  if (days === undefined || days === before) return null
  const kept = village.publicity.filter((step) => step.from < from)
  const words = `公示天数：${String(before)} 天 → ${String(days)} 天，${from} 起`
  return { set: { publicity: [...kept, { from, days }] }, words }
}

const claim: Step = (village, { claimDays: days }) => {
  if (days === undefined || days === village.claimDays) return null
  const words = `补报期限：${String(village.claimDays)} 天 → ${String(days)} 天`
  return { set: { claimDays: days }, words }
}

const ranking: Step = (village, change) => {
  if (change.ranking === undefined || change.ranking === village.ranking) return null
  return {
    set: { ranking: change.ranking },
    words: change.ranking ? '积分榜：打开排名' : '积分榜：关闭排名',
  }
}

const boards: Step = (village, { boardNames: names }) => {
  if (names === undefined) return null
  const keys = ['honours', 'aspirations', 'ranking'] as const
  const renamed = keys.filter((key) => names[key] !== village.boardNames[key])
  if (renamed.length === 0) return null
  const words = renamed.map((key) => `${village.boardNames[key]} → ${names[key]}`).join('；')
  return { set: { boardNames: names }, words: `榜名：${words}` }
}

const honours: Step = (village, { honourTitles: titles }) => {
  if (titles === undefined) return null
  const added = titles.filter((t) => !village.honourTitles.includes(t))
  const gone = village.honourTitles.filter((t) => !titles.includes(t))
  const same = titles.every((t, i) => t === village.honourTitles[i])
  if (same && gone.length === 0) return null
  const parts = [
    ...(added.length > 0 ? [`加上 ${added.join('、')}`] : []),
    ...(gone.length > 0 ? [`去掉 ${gone.join('、')}`] : []),
  ]
  return {
    set: { honourTitles: titles },
    words: `荣誉称号：${parts.length > 0 ? parts.join('；') : '换了顺序'}`,
  }
}

const market: Step = (village, change) => {
  if (change.market === undefined) return null
  const next = { ...change.market, digits: [...new Set(change.market.digits)].sort() }
  const words = `赶集：${marketWords(village.market)} → ${marketWords(next)}`
  return marketWords(village.market) === marketWords(next) ? null : { set: { market: next }, words }
}

const plant: Step = (village, { plant: chosen }) => {
  const before = village.plant ?? usualPlant
  if (chosen === undefined || chosen === before) return null
  return {
    set: { plant: chosen },
    words: `山水里的植物：${plantWords[before]} → ${plantWords[chosen]}`,
  }
}
