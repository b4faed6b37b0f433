import * as z from 'zod/mini'
import { contracts, messages, type CallName } from '@/domain/contracts'
import type { CallContract } from '@/domain/common/contract'
import { dispatch } from '../../cloudfunctions/api/dispatch'
import type { Docs, DocsTx } from '../../cloudfunctions/services/common/context'
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
  'spaces around': '  村东头的晒谷场  ',
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

/** What committed transactions wrote since it was last asked, as text. */
let written: string[] = []

/** Written also when a call is refused: wrong tries, and the number that WeChat tells once for a code. */
const writtenAnyway = ['cardTries', 'phoneProofs']

/** The same store, which notes what it commits. */
function noting(store: Docs): Docs {
  return {
    ...store,
    async tx(fn) {
      let notes: string[] = []
      const answer = await store.tx((t) => {
        notes = []
        const note = (collection: string, document: object) => {
          if (!writtenAnyway.includes(collection)) notes.push(JSON.stringify(document))
        }
        const noted: DocsTx = {
          ...t,
          get: (collection, id) => t.get(collection, id),
          remove: (collection, id) => (note(collection, { id }), t.remove(collection, id)),
          insert: (collection, document) => (
            note(collection, document),
            t.insert(collection, document)
          ),
          update: (collection, id, set, more) => (
            note(collection, set),
            t.update(collection, id, set, more)
          ),
        }
        return fn(noted)
      })
      written.push(...notes)
      return answer
    },
  }
}

test('there is something to try', () => {
  expect(leaves.length).toBeGreaterThan(60)
})

test.each(leaves)('%s: whatever stands in %j', async (name, path, type) => {
  const platform = { ...world.platform, store: noting(world.platform.store) }
  let village: Prepared = await fresh()
  for (const [what, value] of Object.entries<string | number>(
    type === 'string' ? texts : numbers,
  )) {
    const payload = withAt(village.payload(name), path, value)
    const caller = village.caller(name)
    written = []
    const answer = await dispatch(platform, {
      name,
      payload,
      key: `key-${name}-${what}`.replace(/\W/g, '-').slice(0, 64),
      ...(caller === null ? {} : { openid: caller }),
    })
    if (answer.ok) {
      // What is taken is kept as it was typed, but for spaces around it.
      if (typeof value === 'string') {
        const kept = JSON.stringify(value.trim()).slice(1, -1)
        expect([what, written.some((text) => text.includes(kept))]).toEqual([what, true])
      }
      village = await fresh()
    } else {
      expect([what, answer.code, written]).toEqual([
        what,
        expect.not.stringMatching(/^INTERNAL$/),
        [],
      ])
      expect(Object.keys(messages)).toContain(answer.code)
      expect(answer.message).toMatch(/[\u4e00-\u9fff]/)
      expect(answer.message).not.toContain('alert(1)')
    }
  }
})
