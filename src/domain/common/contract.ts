import * as z from 'zod/mini'
import { id } from './fields'
import type { Role } from './roles'

export { roles, type Role } from './roles'

/**
 * Who may call. `visitor` is anyone, `villager` any resident bound in the village that the request names,
 * a role that resident with the role, `town` and `county` an officer of a region above the village.
 */
export type Who = 'visitor' | 'villager' | Role | 'town' | 'county'

export interface CallContract<
  Kind extends 'command' | 'query' = 'command' | 'query',
  Request extends z.ZodMiniType = z.ZodMiniType,
  Answer extends z.ZodMiniType = z.ZodMiniType,
> {
  readonly kind: Kind
  /** One line for the reference, in the words of PRODUCT. */
  readonly about: string
  readonly who: readonly Who[]
  readonly request: Request
  readonly answer: Answer
}

interface Parts<Request extends z.ZodMiniType, Answer extends z.ZodMiniType> {
  about: string
  who: readonly Who[]
  request: Request
  answer: Answer
}

/** Changes something; carries an idempotency key. */
export function command<Request extends z.ZodMiniType, Answer extends z.ZodMiniType>(
  parts: Parts<Request, Answer>,
): CallContract<'command', Request, Answer> {
  return { kind: 'command', ...parts }
}

/** Reads only. */
export function query<Request extends z.ZodMiniType, Answer extends z.ZodMiniType>(
  parts: Parts<Request, Answer>,
): CallContract<'query', Request, Answer> {
  return { kind: 'query', ...parts }
}

/** A request about one village. Unknown fields are refused, so that a misspelt one is never ignored. */
export function inVillage<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject({ villageId: id('村'), ...shape }, { error: refuseUnknown })
}

export const done = z.object({})

export function refuseUnknown(issue: { code?: string | undefined; keys?: readonly string[] }) {
  return issue.code === 'unrecognized_keys'
    ? `多了不认识的内容：${(issue.keys ?? []).join('、')}`
    : '请求的格式不对，请更新后再试'
}
