import type { Decision } from '@/features/deeds/decide-all'
import type { TodoRow } from '@/domain/deeds/contract'

/** What was said of one that wants a look: sent back for a reason, or counted, with the pick where there is a range. */
export type Answer = { readonly reason: string } | { readonly points?: number }

/** What household reads when it was the same thing. */
export const sameReason = '与已报的一件重复'

interface Placed {
  /** Each is answered before anything goes. */
  readonly look: readonly TodoRow[]
  readonly plain: readonly TodoRow[]
  /** Not the caller's to decide. */
  readonly others: readonly TodoRow[]
}

export function placed(rows: readonly TodoRow[]): Placed {
  const mine = rows.filter((row) => row.review.may)
  return {
    look: mine.filter((row) => !row.together),
    plain: mine.filter((row) => row.together),
    others: rows.filter((row) => !row.review.may),
  }
}

export function decisionsOf(
  look: readonly TodoRow[],
  plain: readonly TodoRow[],
  answers: ReadonlyMap<string, Answer>,
): readonly Decision[] {
  const looked = look.flatMap(({ deed }): Decision[] => {
    const answer = answers.get(deed.deedId)
    if (answer === undefined) return []
    if ('reason' in answer) return [{ deed, reason: answer.reason, together: false }]
    const { points } = answer
    return [{ deed, reason: null, together: false, ...(points === undefined ? {} : { points }) }]
  })
  return [...looked, ...plain.map(({ deed }) => ({ deed, reason: null, together: true }))]
}

export function worthOf(rows: readonly TodoRow[]): number {
  return rows.reduce((sum, { deed }) => sum + (deed.points ?? 0), 0)
}

export interface GroupOfRows {
  readonly group: string
  readonly rows: readonly TodoRow[]
}

/** By group, in the order in which they come. */
export function byGroup(rows: readonly TodoRow[]): readonly GroupOfRows[] {
  const groups = new Map<string, TodoRow[]>()
  for (const row of rows) {
    const { group } = row.deed
    groups.set(group, [...(groups.get(group) ?? []), row])
  }
  return [...groups].map(([group, of]) => ({ group, rows: of }))
}
