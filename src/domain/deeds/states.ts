/**
 * Where a deed stands and what may happen to it: the one table that code and tests read.
 * Posted and reversed deeds live on in the ledger; rejected, withdrawn and dropped ones never reach it.
 */
export const deedStates = [
  'filed',
  'rejected',
  'withdrawn',
  'publicity',
  'objected',
  'dropped',
  'posted',
  'reversed',
] as const
export type DeedState = (typeof deedStates)[number]

export const transitions = {
  approve: { from: ['filed'], to: ['publicity'] },
  reject: { from: ['filed'], to: ['rejected'] },
  withdraw: { from: ['filed', 'publicity', 'objected'], to: ['withdrawn'] },
  /** A reviewer takes the approval back: it waits for review again. */
  takeBack: { from: ['publicity', 'objected'], to: ['filed'] },
  object: { from: ['publicity', 'objected'], to: ['objected'] },
  /** The supervisor finds the objection right. */
  uphold: { from: ['objected'], to: ['dropped'] },
  /** Back to publicity once no objection is open; its clock never stopped. */
  dismiss: { from: ['objected'], to: ['publicity', 'objected'] },
  /** Whoever objected takes it back: as a dismissal, without an answer. */
  retract: { from: ['objected'], to: ['publicity', 'objected'] },
  post: { from: ['publicity'], to: ['posted'] },
  reverse: { from: ['posted'], to: ['reversed'] },
} as const satisfies Record<string, { from: readonly DeedState[]; to: readonly DeedState[] }>

export type DeedAction = keyof typeof transitions

export function mayHappen(action: DeedAction, state: DeedState): boolean {
  return (transitions[action].from as readonly DeedState[]).includes(state)
}

/** States in which a deed holds its share of the caps. */
export const reservingStates: readonly DeedState[] = ['publicity', 'objected', 'posted']

/** Not settled yet. */
export const pendingStates: readonly DeedState[] = ['filed', 'publicity', 'objected']
