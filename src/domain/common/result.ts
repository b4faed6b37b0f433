/**
 * Outcome of a decision. An expected refusal is returned with a code; only a broken invariant is thrown.
 * `data` helps the program that reads the answer; the sentence for the user belongs to the code.
 */
export type Result<T, C extends string = string> =
  { readonly ok: true; readonly value: T } | Failure<C>

export interface Failure<C extends string = string> {
  readonly ok: false
  readonly code: C
  readonly data?: FailureData
}

export type FailureData = Readonly<Record<string, unknown>>

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

export function fail<C extends string>(code: C, data?: FailureData): Failure<C> {
  return data === undefined ? { ok: false, code } : { ok: false, code, data }
}

/** A thing that must hold, in production too: better to stop than to write a wrong figure. */
export function invariant(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(`invariant broken: ${what}`)
}
