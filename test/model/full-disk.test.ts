import { randomUUID } from 'node:crypto'
import type { Docs } from '../../cloudfunctions/services/common/context'
import type { Documents } from '../../cloudfunctions/services/common/documents'
import { collections } from '../../cloudfunctions/services/capabilities'
import { translated as ofCloudbase } from '../../cloudfunctions/platform/store/cloudbase-errors'
import { translated as ofSqlite } from '../../cloudfunctions/platform/store/sqlite-errors'
import { openTemporary } from '../store/temporary'
import { openWorldOn, type World } from './world'

/** A store that takes nothing while the disk below is full. */
function filling(inner: Docs) {
  const disk: { fault: Error | null } = { fault: null }
  const store: Docs = {
    get: (...query) => inner.get(...query),
    follow: (...query) => inner.follow(...query),
    list: (...query) => inner.list(...query),
    count: (...query) => inner.count(...query),
    close: () => inner.close(),
    tx: (act) => (disk.fault === null ? inner.tx(act) : Promise.reject(disk.fault)),
  }
  return { store, disk }
}

let world: World
let disk: { fault: Error | null }
beforeAll(async () => {
  const made = filling(openTemporary<Documents>(collections))
  ;({ disk } = made)
  world = await openWorldOn(made.store)
  await world.addVillage({ villageId: 'lt', households: { h1: { h1: [] } } })
})
afterAll(() => world.close())

const full = { rawCode: 13, message: 'database or disk is full' }
const noWrite = { rawCode: 778, message: 'disk I/O error' }

test.each([
  ['SQLite’s full disk', ofSqlite(full, 'work')],
  ['SQLite’s full disk at the commit', ofSqlite(full, 'commit')],
  ['SQLite’s disk that fails', ofSqlite(noWrite, 'work')],
  ['CloudBase’s database without room', ofCloudbase(new Error('OutOfDiskSpace: 14031'), 'work')],
])('%s is told as a moment to wait, and the same key is good afterwards', async (_what, fault) => {
  const file = (key: string) =>
    world.call(
      'deeds.file',
      { villageId: 'lt', householdId: 'h1', itemId: 'sweep', quantity: 1, doneOn: '2026-11-01' },
      'h1',
      key,
    )
  const key = randomUUID()
  const before = await world.stored.count('deeds', { eq: { householdId: 'h1' } })
  disk.fault = fault as Error
  const answer = await file(key)
  expect(answer).toEqual({
    ok: false,
    code: 'TRY_AGAIN',
    message: expect.stringMatching(/再试/) as string,
    requestId: expect.any(String) as string,
  })
  disk.fault = null
  expect(await file(key)).toMatchObject({ ok: true })
  expect(await world.stored.count('deeds', { eq: { householdId: 'h1' } })).toBe(before + 1)
})
