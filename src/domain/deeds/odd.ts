import type { Question } from '../common/asked'
import { daysBetween, monthDay } from '../common/day'
import type { RuleItem } from '../rules/contract'
import type { Deed } from './deed'
import type { DeedState } from './states'

/** What is asked about before a deed is filed, since nobody does so much. */
const hoursADay = 24
const piecesMax = 100

const units = { time: '次', hour: '小时', piece: '件' } as const

/** States in which a deed counts, or may still. */
const standing: readonly DeedState[] = ['filed', 'publicity', 'objected', 'posted']

type Counted = Pick<Deed, 'doerId' | 'doneOn' | 'quantity' | 'state'>

/**
 * @param others what the household has of that day, each with what its rule counts by
 * @param about the resident, where a command tells of several
 */
export function oddOf(
  deed: Pick<Deed, 'doerId' | 'doneOn' | 'quantity'>,
  per: RuleItem['per'],
  others: readonly (Counted & { readonly per: RuleItem['per'] })[],
  about?: { readonly residentId: string; readonly name: string },
): Question[] {
  const idOf = (kind: string) => (about ? `${kind}:${about.residentId}` : kind)
  const who = about ? { who: about.name } : {}
  const { doneOn, quantity } = deed
  if (per !== 'hour') {
    if (quantity < piecesMax) return []
    return [{ id: idOf('many'), ...who, words: `一件事记 ${String(quantity)} ${units[per]}` }]
  }
  if (quantity > hoursADay) {
    return [{ id: idOf('many'), ...who, words: `一天记 ${String(quantity)} 小时` }]
  }
  const before = others.filter((other) => other.per === 'hour' && sameDoer(deed, other))
  const sum = before.reduce((hours, other) => hours + other.quantity, quantity)
  if (deed.doerId === null || sum <= hoursADay) return []
  const words = `${monthDay(doneOn)}这天合计 ${String(sum)} 小时，超过 ${String(hoursADay)} 小时`
  return [{ id: idOf('day'), ...who, words }]
}

type Placed = Pick<Deed, 'deedId' | 'itemId' | 'householdId' | 'doneOn' | 'state'>

/** What may be the same thing: of the same household, by the same item, on that day or one beside it. Newest first. */
export function alikeTo<D extends Placed>(
  deed: Omit<Placed, 'state'>,
  others: readonly D[],
): readonly D[] {
  return others.filter(
    (other) =>
      other.deedId !== deed.deedId &&
      other.householdId === deed.householdId &&
      other.itemId === deed.itemId &&
      Math.abs(daysBetween(other.doneOn, deed.doneOn)) <= 1 &&
      standing.includes(other.state),
  )
}

export const alikeMark = 'alike:'

/** Asked in the form, and read in review once it was answered. Another one that comes meanwhile is another question. */
export function alikeQuestion(alike: readonly Placed[], item: string): Question | null {
  const [newest] = alike
  if (newest === undefined) return null
  const more = alike.length > 1 ? `，前后一天共 ${String(alike.length)} 件` : ''
  const words = `这一户 ${monthDay(newest.doneOn)}的「${item}」已经报过${more}，这是另一件`
  return { id: `${alikeMark}${newest.deedId}`, words }
}

function sameDoer({ doerId, doneOn }: Pick<Deed, 'doerId' | 'doneOn'>, other: Counted): boolean {
  return other.doerId === doerId && other.doneOn === doneOn && standing.includes(other.state)
}
