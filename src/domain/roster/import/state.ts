import type { Instant } from '../../common/day'
import type { HeldPhone, RosterSize } from './plan'

/**
 * One checked file. `faulty` and `ready` wait a day for the clerk; `writing` puts what is to be beside what is;
 * `folding` begins with the one write that brings all of it into force; `done` leaves no trace in the roster.
 */
export interface RosterImport {
  readonly importId: string
  readonly villageId: string
  readonly by: string
  readonly at: Instant
  readonly state: 'faulty' | 'ready' | 'writing' | 'folding' | 'done'
  /** Of the roster against which the file was checked. */
  readonly baseVersion: number
  readonly rows: number
  /** Pieces of the plan that are written in one transaction each, and those for whoever moved out. */
  readonly chunks: number
  readonly leavingChunks: number
  readonly movedOut: boolean
  readonly written: number
  readonly folded: number
  /** Phones that a second person has to agree to; absent of a file with faults. */
  readonly held?: readonly HeldPhone[]
  readonly size: RosterSize
  readonly sizeAfterLeaving: RosterSize
}

export function chunksOf(i: RosterImport): number {
  return i.chunks + (i.movedOut ? i.leavingChunks : 0)
}

/** How the clerk sees it: rows dealt with until everything is in force. */
export function progressOf(i: RosterImport): {
  importId: string
  state: 'faulty' | 'ready' | 'writing' | 'done'
  done: number
  total: number
} {
  const { importId, rows: total } = i
  switch (i.state) {
    case 'folding':
    case 'done':
      return { importId, state: 'done', done: total, total }
    case 'writing':
      return { importId, state: 'writing', done: shareOf(total, i.written, chunksOf(i)), total }
    default:
      return { importId, state: i.state, done: 0, total }
  }
}

/** Never all of it before it is in force. */
function shareOf(total: number, written: number, chunks: number): number {
  return chunks === 0 ? 0 : Math.floor((total * Math.min(written, chunks - 1)) / chunks)
}
