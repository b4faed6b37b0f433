import * as z from 'zod/mini'
import { contracts, messages, type CallName } from '@/domain/contracts'
import type { CallContract } from '@/domain/common/contract'
import { collections } from '../../cloudfunctions/services/collections'
import type { Documents } from '../../cloudfunctions/services/documents'
import { prepare, type Prepared } from './prepared'
import { openWorld, type World } from './world'

const texts = {
  'ten thousand characters': '好'.repeat(10_000),
  'a family of emoji': '👨‍👩‍👧🌾',
  'text from right to left': '\u202eמרחב سلام',
  'a minority name': '阿依古丽·买买提',
  'a script': '<script>alert(1)</script>',
  'a formula': '=1+1',
  'a phone number with plus': '+8613800001234',
  'an at sign': '@SUM(A1)',
  'two lines': '一行\n二行',
  'spaces around': '  村口  ',
  'only spaces': '   ',
  'a NUL': 'a\0b',
  'half a character': '\ud83c',
  'an id of nothing': 'nothing-of-that-name',
  'an operator': '$gt',
}
const numbers = { negative: -1, zero: 0, fraction: 1.3, huge: 1e15, vast: 1e300, stale: 999 }

type Leaf = readonly [name: CallName, path: readonly string[], type: 'string' | 'number']

/** Every text and number of every command, found in its contract. */
const leaves = (Object.keys(contracts) as CallName[])
  .filter((name) => contracts[name].kind === 'command' && !name.startsWith('demo.'))
  .flatMap((name): Leaf[] => {
    const schema = z.toJSONSchema((contracts[name] as CallContract).request, {
      io: 'input',
      unrepresentable: 'any',
    })
    return leavesOf(schema as Schema).map(([path, type]) => [name, path, type])
  })

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

function withAt(value: unknown, path: readonly string[], leaf: unknown): unknown {
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

let world: World
let drawn = 0

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const fresh = () => prepare(world, `bad${String(drawn++)}`)

/** Collection → its documents as text, without wrong tries at a card, which are counted. */
async function everything(): Promise<Map<string, string>> {
  const all = new Map<string, string>()
  for (const name of Object.keys(collections) as (keyof Documents)[]) {
    if (name === 'cardTries') continue
    const documents = await world.platform.store.list(name, { eq: {}, limit: 1000 })
    all.set(name, JSON.stringify(documents))
  }
  return all
}

async function changedSince(before: Map<string, string>): Promise<string[]> {
  return [...(await everything())].filter(([n, text]) => before.get(n) !== text).map(([n]) => n)
}

test('there is something to try', () => {
  expect(leaves.length).toBeGreaterThan(60)
})

test.each(leaves)('%s: whatever stands in %j', async (name, path, type) => {
  let village: Prepared = await fresh()
  let before = await everything()
  for (const [what, value] of Object.entries<string | number>(
    type === 'string' ? texts : numbers,
  )) {
    const payload = withAt(village.payload(name), path, value)
    const answer = await world.call(name, payload, village.caller(name))
    if (answer.ok) {
      const after = [...(await everything()).values()].join()
      // What is taken is kept as it was typed, but for spaces around it.
      if (typeof value === 'string')
        expect([what, after.includes(JSON.stringify(value.trim()).slice(1, -1))]).toEqual([
          what,
          true,
        ])
      village = await fresh()
      before = await everything()
    } else {
      expect([what, answer.code, Object.keys(messages)]).toEqual([
        what,
        expect.not.stringMatching(/^INTERNAL$/),
        expect.arrayContaining([answer.code]),
      ])
      expect(answer.message).toMatch(/[\u4e00-\u9fff]/)
      expect(answer.message).not.toContain('alert(1)')
    }
  }
  expect(await changedSince(before)).toEqual([])
})
