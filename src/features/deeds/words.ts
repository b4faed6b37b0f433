import type { Cut, DeedView, TodoRow } from '@/domain/deeds/contract'
import type { Cap, RuleItem } from '@/domain/rules/contract'
import { dayWords } from '@/components/dates'
import { leftOf, type CapRoom } from '@/domain/rules/value'
import { signed } from '@/components/numbers'
import type { Day } from '@/domain/common/day'

type Per = RuleItem['per']

/** 每次, 每小时, 每件 */
export const perWords: Record<Per, string> = { time: '每次', hour: '每小时', piece: '每件' }
/** 次, 小时, 件 */
export const unitWords: Record<Per, string> = { time: '次', hour: '小时', piece: '件' }

const spanWords: Record<Cap['per'], string> = {
  activity: '每件事',
  day: '每天',
  week: '每周',
  month: '每月',
  year: '每年',
}
const thatSpan: Record<Cap['per'], string> = {
  activity: '这件事',
  day: '当天',
  week: '当周',
  month: '当月',
  year: '当年',
}

/** 每次 8 分, 每小时 2 至 5 分, 每次扣 10 分 */
export function priceWords(item: Pick<RuleItem, 'points' | 'per' | 'kind'>): string {
  const { points } = item
  const sum =
    points.kind === 'fixed'
      ? String(points.value)
      : `${String(points.from)} 至 ${String(points.to)}`
  return `${perWords[item.per]}${item.kind === 'deduct' ? '扣 ' : ' '}${sum} 分`
}

/** 每人每月最多 30 分 */
export function capWords(cap: Cap): string {
  const unit = cap.unit === 'hours' ? '小时' : '分'
  return `${cap.of === 'person' ? '每人' : '每户'}${spanWords[cap.per]}最多 ${String(cap.amount)} ${unit}`
}

/** ，还能记 5 分; nothing while it is not known. */
export function leftWords(room: CapRoom | undefined): string {
  if (room === undefined) return ''
  return `，还能记 ${String(leftOf(room))} ${room.unit === 'hours' ? '小时' : '分'}`
}

/** 当月这一条已有 25 分，上限 30 分，这次记 +5 */
export function cutWords(cut: Cut, item: string): string {
  const unit = cut.unit === 'hours' ? '小时' : '分'
  const left = cut.unit === 'hours' ? `${String(cut.left)} 小时` : signed(cut.left)
  const whose = cut.of === 'person' ? '本人' : '本户'
  return `${whose}${thatSpan[cut.per]}${item}已有 ${String(cut.used)} ${unit}，上限 ${String(cut.limit)} ${unit}，这次只能记 ${left}`
}

/** 孙*海户 · 三组; to whoever decides on it with the house number, and of one member with the household. */
export function whoseWords(
  { doer, household, group, number }: DeedView,
  village: string | null = null,
): string {
  const decides = number !== undefined
  return [
    village,
    doer ?? household,
    decides && doer !== null && !household.startsWith(doer) ? household : null,
    decides ? `${group} ${number} 号` : group,
  ]
    .filter(Boolean)
    .join(' · ')
}

/** 2 小时, 3 件; nothing for a single time. */
export function quantityWords(deed: Pick<DeedView, 'per' | 'quantity'>): string {
  if (deed.per === 'time' && deed.quantity === 1) return ''
  return `${String(deed.quantity)} ${unitWords[deed.per]}`
}

/** 本人申报, 家人赵海波申报, 周*代报 */
export function filerWords(deed: Pick<DeedView, 'filedBy' | 'doer'>): string {
  const { own, name } = deed.filedBy
  if (!own) return `${name}代报`
  return deed.doer === name ? '本人申报' : `家人${name}申报`
}

/** What a deed is called in one line where it is to be found again. */
export function deedTitle(deed: Pick<DeedView, 'title' | 'item'>): string {
  return deed.title === '' ? deed.item : deed.title
}

/** What an approval sets going: 已同意，即起公示 3 天 */
export function approvedWords(deed: Pick<DeedView, 'kind'>, publicityDays: number | null): string {
  if (publicityDays === null) return '已同意'
  if (publicityDays === 0) return '已同意，随即入账'
  return deed.kind === 'deduct'
    ? `已同意，告知本户，${publicityDays} 天内可申诉`
    : `已同意，即起公示 ${publicityDays} 天`
}

/** 最晚 11 月 30 日答复: the day itself still counts. */
export function answerByWords(day: Day, today: Day): string {
  return `最晚 ${dayWords(day, today)}答复`
}

/** Why this caller may not decide, and who can. */
export function blockedWords(review: TodoRow['review']): { reason: string; others: string } {
  const reasons = { OWN_HOUSEHOLD: '与您同户，须由他人审', OWN_FILING: '是您报的，须由他人审' }
  return {
    reason: review.why === null ? '须由他人审' : reasons[review.why],
    others: review.substitute
      ? '村里没人能审，已交乡镇代审'
      : review.others.length > 0
        ? `可由${review.others.join('、')}审`
        : '',
  }
}
