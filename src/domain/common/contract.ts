import * as z from 'zod/mini'
import { id } from './fields'
import type { Role } from './roles'

export { roles, type Role } from './roles'

/**
 * Who may call. `visitor` is anyone, `user` whoever is signed in, of whatever village, `villager` any resident bound
 * in the village that the request names, a role that resident with the role, `town` and `county` an officer of a
 * region above the village.
 */
export type Who = 'visitor' | 'user' | 'villager' | Role | 'town' | 'county'

type Kind = 'command' | 'query'

export interface CallContract<
  K extends Kind = Kind,
  W extends Who = Who,
  Request extends z.ZodMiniType = z.ZodMiniType,
  Answer extends z.ZodMiniType = z.ZodMiniType,
  Code extends string = string,
> {
  readonly kind: K
  /** One line for the reference, in the words of PRODUCT. */
  readonly about: string
  readonly who: readonly W[]
  readonly request: Request
  readonly answer: Answer
  /** For an officer of the town it reaches every village of the town, not only the one that the request names. */
  readonly townWide?: true
  /** Codes of its own. Those of `commonErrors` may come to any call and are not repeated. */
  readonly refusals: readonly Code[]
}

/** Changes something; carries an idempotency key. */
export const command = entryOf('command')

/** Reads only. */
export const query = entryOf('query')

function entryOf<K extends Kind>(kind: K) {
  return <
    const W extends Who,
    Request extends z.ZodMiniType,
    Answer extends z.ZodMiniType,
    const Code extends string,
  >(
    parts: Omit<CallContract<K, W, Request, Answer, Code>, 'kind'>,
  ): CallContract<K, W, Request, Answer, Code> => ({ kind, ...parts })
}

/** A request about one village. Unknown fields are refused, so that a misspelt one is never ignored. */
export function inVillage<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject({ villageId: id('村'), ...shape }, { error: refuseUnknown })
}

export const done = z.object({})

/** What is not known is not said again: it may be anything, and of any length. */
export function refuseUnknown(issue: { code?: string | undefined }) {
  return issue.code === 'unrecognized_keys'
    ? '多了不认识的内容，请更新后再试'
    : '请求的格式不对，请更新后再试'
}
