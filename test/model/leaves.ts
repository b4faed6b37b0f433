import * as z from 'zod/mini'
import type { CallContract } from '@/domain/common/contract'
import { contracts, type CallName } from '@/domain/contracts'

/** What people and programs have typed into a text. */
export const texts = {
  'ten thousand characters': '好'.repeat(10_000),
  'a family of emoji': '👨‍👩‍👧🌾',
  'text from right to left': '\u202eמרחב سلام',
  'a minority name': '阿依古丽·买买提',
  'a script': '<script>alert(1)</script>',
  'a formula': '=1+1',
  'a phone number with plus': '+8613800001234',
  'an at sign': '@SUM(A1)',
  'two lines': '一行\n二行',
  'spaces around': '  村东头的晒谷场  ',
  'only spaces': '   ',
  'a NUL': 'a\0b',
  'half a character': '\ud83c',
  'nothing to see': '\u200b\u202e\u3164',
  'an id of nothing': 'nothing-of-that-name',
  'an operator': '$gt',
}
/** Of nobody: there is no region 999999, and 1380000 is given to none. */
export const numbersOfPeople = {
  mobile: '13800001234',
  'mobile in spaces': '138 0000 1234',
  'mobile in dashes': '138-0000-1234',
  'mobile in slashes': '138/0000/1234',
  'mobile in full width': '１３８００００１２３４',
  'mobile in words': '一三八〇〇〇〇一二三四',
  'mobile with hidden marks': '138\u200b0000\u20601234',
  identity: '999999199003070012',
  'identity in spaces': '999999 19900307 0012',
  'identity that ends in x': '99999919910308004x',
}
export const unseen = {
  'of no width': '\u200b\u2060\ufeff',
  'turning round': '\u202e\u2066',
  fillers: '\u3164\u2800\u00ad',
}
export const numbers = { negative: -1, zero: 0, fraction: 1.3, huge: 1e15, vast: 1e300, stale: 999 }

/** A text or a number somewhere in a request. */
export type Leaf = readonly [name: CallName, path: readonly string[], type: 'string' | 'number']

/** Every text and number of every call of a kind, found in its contract; the demo's are no village's. */
export function leavesOfCalls(kind: 'command' | 'query'): Leaf[] {
  return (Object.keys(contracts) as CallName[])
    .filter((name) => contracts[name].kind === kind && !name.startsWith('demo.'))
    .flatMap((name): Leaf[] => {
      const schema = z.toJSONSchema((contracts[name] as CallContract).request, {
        io: 'input',
        unrepresentable: 'any',
      })
      return leavesOf(schema as Schema).map(([path, type]) => [name, path, type])
    })
}

interface Schema {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
}

function leavesOf(schema: Schema): [path: string[], type: 'string' | 'number'][] {
  if (schema.enum !== undefined || schema.const !== undefined) return []
  if (schema.type === 'string') return [[[], 'string']]
  if (schema.type === 'number' || schema.type === 'integer') return [[[], 'number']]
  if (schema.items) return leavesOf(schema.items).map(([path, type]) => [['0', ...path], type])
  const parts = Object.entries(schema.properties ?? {})
  return [
    ...parts.flatMap(([key, part]) =>
      leavesOf(part).map(([path, type]): [string[], 'string' | 'number'] => [[key, ...path], type]),
    ),
    ...(schema.anyOf ?? []).flatMap(leavesOf),
  ]
}

/** The same with another leaf. */
export function withAt(value: unknown, path: readonly string[], leaf: unknown): unknown {
  const [head, ...rest] = path
  if (head === undefined) return leaf
  if (head === '0') {
    const list = Array.isArray(value) ? (value as unknown[]) : []
    return [withAt(list[0], rest, leaf), ...list.slice(1)]
  }
  return { ...(value as object | undefined), [head]: withAt(field(value, head), rest, leaf) }
}

function field(value: unknown, key: string): unknown {
  return (value as Record<string, unknown> | undefined)?.[key]
}
