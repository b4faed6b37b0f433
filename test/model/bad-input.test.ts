import { messages } from '@/domain/contracts'
import { dispatch } from '../../cloudfunctions/api/dispatch'
import type { Docs, DocsTx } from '../../cloudfunctions/services/common/context'
import { leavesOfCalls, numbers, texts, withAt } from './leaves'
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
      // What is taken is kept as it was typed, but for spaces around it; an answer to no question is none.
      if (typeof value === 'string' && path[0] !== 'sure') {
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
