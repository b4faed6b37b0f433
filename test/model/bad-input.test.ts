import { cleanText } from '@/domain/common/words'
import type { CallContract } from '@/domain/common/contract'
import { contracts, messages } from '@/domain/contracts'
import { dispatch } from '../../cloudfunctions/api/dispatch'
import type { Docs, DocsTx } from '../../cloudfunctions/services/common/context'
import { leavesOfCalls, numbersOfPeople, numbers, texts, unseen, withAt } from './leaves'
import { prepare, type Prepared } from './prepared'
import { worldForAll } from './world'

const leaves = leavesOfCalls('command')

let drawn = 0

const world = worldForAll()

const fresh = () => prepare(world, `bad${String(drawn++)}`)

/** What committed transactions wrote since it was last asked, as text. */
let written: string[] = []

/** Written also when a call is refused: wrong tries, who is told of them, and the number that WeChat tells once for a code. */
const writtenAnyway = (collection: string, document: object) =>
  ['cardTries', 'webCodeTries', 'phoneProofs'].includes(collection) ||
  (collection === 'notices' && JSON.stringify(document).includes('"session.wrongTry"'))

/** The same store, which notes what it commits. */
function noting(store: Docs): Docs {
  return {
    ...store,
    async tx(fn) {
      let notes: string[] = []
      const answer = await store.tx((t) => {
        notes = []
        const note = (collection: string, document: object) => {
          if (!writtenAnyway(collection, document)) notes.push(JSON.stringify(document))
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
      // What is taken is kept as it was typed, but for what nobody sees; an answer to no question, and a
      // place given up that nobody has, is none.
      if (typeof value === 'string' && !['sure', 'instead'].includes(path[0] ?? '')) {
        const kept = JSON.stringify(cleanText(value)).slice(1, -1)
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

/** Nobody else reads these: they are looked up or compared. */
const readByNobody = [
  'session.bind cardCode',
  'session.bindByPhone phoneCode',
  'roster.checkImport columns.0.key',
  'roster.checkImport sheets.0',
]

/** What is wrong with one text of a call, and as what it is taken where nothing is. */
function takenAs(name: (typeof leaves)[number][0], path: readonly string[], value: string) {
  const payload = withAt(samples.payload(name), path, value)
  const { request } = contracts[name] as CallContract
  const parsed = request.safeParse(payload)
  const issues = parsed.success ? [] : parsed.error.issues
  const faults = issues.filter((i) => i.path.join('.') === path.join('.')).map((i) => i.message)
  return faults.length > 0 || !parsed.success ? faults : leafAt(parsed.data, path)
}

function leafAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce((part, key) => (part as Record<string, unknown> | undefined)?.[key], value)
}

let samples: Prepared
beforeAll(async () => (samples = await fresh()))

const sampleText = '村东头'
const free = leaves
  .filter(([, , type]) => type === 'string')
  .map(([name, path]) => [name, path] as const)

test.each(free)('%s: what is hidden or somebody’s in %j', (name, path) => {
  if (takenAs(name, path, sampleText) !== sampleText) return
  // Left out, so that nothing is there; or refused by a rule of its own.
  for (const value of Object.values(unseen)) {
    const taken = takenAs(name, path, value)
    if (!Array.isArray(taken)) expect(taken).toBe('')
  }
  if (readByNobody.includes(`${name} ${path.join('.')}`)) return
  // What is read as the cells of a roster are has sentences of its own.
  const sentence = name.startsWith('roster.')
    ? /请|去掉/
    : /像是有(身份证号|手机号)，别人看得到，请删掉/
  for (const [what, number] of Object.entries(numbersOfPeople))
    expect([what, takenAs(name, path, number)]).toEqual([
      what,
      expect.arrayContaining([expect.stringMatching(sentence)]),
    ])
})

test('what may hold a number is there', () => {
  expect(free.map(([name, path]) => `${name} ${path.join('.')}`)).toEqual(
    expect.arrayContaining(readByNobody),
  )
})
