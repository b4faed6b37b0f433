export interface RankEntry {
  key: string
  rank: number
  name: string | null
  group?: string
  points: number
  mine?: boolean
}

/** More than this does not fit side by side. */
const podiumSeats = 3

/**
 * Splits a board into podium and list. A tie that would not fit on the podium goes to the list as a whole, so that nobody
 * of equal rank stands below another.
 */
export function splitPodium<T extends RankEntry>(rows: T[]): { podium: T[]; rest: T[] } {
  const fits = (rank: number) =>
    rank <= podiumSeats && rows.filter((row) => row.rank <= rank).length <= podiumSeats
  const podium = rows.filter((row) => fits(row.rank))
  return { podium, rest: rows.slice(podium.length) }
}

/** Second, first, third from left to right; with a tie or fewer than three, in order. */
export function standing<T extends RankEntry>(rows: T[]): T[] {
  const [first, second, third] = rows
  const plain = first && second && third && rows.length === 3 && first.rank < second.rank
  return plain ? [second, first, third] : rows
}
