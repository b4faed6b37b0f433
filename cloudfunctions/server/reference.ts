import * as z from 'zod/mini'
import type { CallContract } from '@/domain/common/contract'
import { commonErrors } from '@/domain/common/errors'
import { ownVillage, queriesMax } from '@/domain/common/wire'
import { contracts, messages, type CallName, type ErrorCode } from '@/domain/contracts'
import { examples } from './examples'

export interface ReferenceEntry {
  readonly name: CallName
  readonly kind: 'command' | 'query'
  readonly about: string
  readonly who: readonly string[]
  /** JSON Schema. */
  readonly request: Schema
  readonly answer: Schema
  /** Codes of its own; those in `anyCall` may come to every call. */
  readonly refusals: Readonly<Record<string, string>>
  readonly example: { readonly name: CallName; readonly payload: unknown; readonly key?: string }
}

export interface Schema {
  readonly type?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly default?: unknown
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
}

export const how = [
  'POST /call as application/json; Authorization: Bearer <token>.',
  'A command: {name, payload, key}, key: a new UUID for each.',
  'A query: {name, payload}.',
  `Up to ${String(queriesMax)} queries in one call: {queries: [{name, payload}, …]}, answered by the list of their answers.`,
  `villageId "${ownVillage}" in a query: the one village that the caller need not choose.`,
].join(' ')

/** Every call, made from the contract map and the examples that tests run, and so never out of date. */
export const entries: readonly ReferenceEntry[] = (Object.keys(contracts) as CallName[]).map(
  (name) => {
    const { kind, about, who, request, answer }: CallContract = contracts[name]
    return {
      name,
      kind,
      about,
      who,
      request: z.toJSONSchema(request, { io: 'input', unrepresentable: 'any' }) as Schema,
      answer: z.toJSONSchema(answer, { unrepresentable: 'any' }) as Schema,
      refusals: sentences(contracts[name].refusals),
      example: {
        name,
        payload: examples[name].payload,
        ...(kind === 'command' ? { key: '6f1b8c1e-3d0e-4c55-9d6c-2f7a5f0c9b11' } : {}),
      },
    }
  },
)

/** The same as data. */
export function reference(): string {
  return JSON.stringify({ how, anyCall: commonErrors, calls: entries }, null, 2)
}

function sentences(codes: readonly ErrorCode[]): Record<string, string> {
  return Object.fromEntries(codes.map((code) => [code, messages[code]]))
}
