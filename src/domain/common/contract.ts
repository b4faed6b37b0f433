import * as z from 'zod/mini'
import { id } from './fields'

/** Roles of people in a village; one person may hold several. */
export const roles = ['recorder', 'reviewer', 'committee', 'supervisor'] as const
export type Role = (typeof roles)[number]

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

/** Refusals that any call may give. */
export const commonErrors = {
  BAD_INPUT: '填写的内容有误，请按提示修改',
  UNKNOWN_CALL: '没有这个功能，请更新小程序后再试',
  KEY_MISSING: '请求缺少编号，请更新小程序后再试',
  KEY_REUSED: '这次提交的编号用过了，请重新打开页面再试',
  SIGN_IN_FIRST: '请先登录，再做这件事',
  SIGN_IN_AGAIN: '登录已过期，请重新登录',
  NOT_IN_VILLAGE: '您不是这个村的，不能看也不能办',
  ROLE_MISSING: '您没有办这件事的职务，请找村委',
  NOT_FOUND: '没有找到，可能已撤下，请返回刷新',
  TRY_AGAIN: '现在办的人多，请稍等再试一次',
  TOO_LARGE: '内容太大，请减少后再发',
  INTERNAL: '系统出了问题，已记下，请稍后再试',
  OFFLINE: '网络不通，请检查网络后再试',
} as const
