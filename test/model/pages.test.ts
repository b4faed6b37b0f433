import { openTemporary } from '../store/temporary'
import { collections } from '../../cloudfunctions/services/capabilities'
import type { Docs, Documents } from '../../cloudfunctions/services/common/documents'
import { pageOf } from '../../cloudfunctions/services/common/documents-tools'

let store: Docs

beforeAll(async () => {
  store = openTemporary<Documents>(collections)
  await store.tx(async (t) => {
    for (const villageId of ['v', 'w'])
      for (const [householdId, filedAt] of [
        ['h1', '1'],
        ['h2', '2'],
        ['h1', '3'],
      ] as const)
        await t.insert('deeds', {
          _id: `${villageId}${filedAt}`,
          villageId,
          householdId: `${villageId}${householdId}`,
          filedAt,
        } as never)
  })
})
afterAll(() => store.close())

test.each([
  ['a deed of the household', 'v1', ['v3']],
  ['nothing', 'v9', ['v1', 'v3']],
  ['a deed of another household', 'v2', ['v1', 'v3']],
  ['a deed of another village', 'w1', ['v1', 'v3']],
])('behind %s', async (_, after, found) => {
  const query = { eq: { householdId: 'vh1' }, range: { field: 'filedAt' } }
  const { rows } = await pageOf(store, 'deeds', query, after, 10)
  expect(rows.map(({ _id }) => _id)).toEqual(found)
})
