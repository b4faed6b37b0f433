import { collections } from '../../cloudfunctions/services/capabilities'
import type { Docs } from '../../cloudfunctions/services/common/context'
import type { Documents } from '../../cloudfunctions/services/common/documents'
import { rosterView } from '../../cloudfunctions/services/roster/view'
import { openTemporary } from '../store/temporary'

let stored: Docs

beforeEach(() => {
  stored = openTemporary<Documents>(collections)
})

afterEach(() => stored.close())

const pending = (set: object | null) => ({ importId: 'import', set })

async function fill(documents: Partial<Record<keyof Documents, object>>): Promise<void> {
  await stored.tx(async (t) => {
    for (const [collection, document] of Object.entries(documents))
      await t.insert(collection as 'residents', document as Documents['residents'])
  })
}

const force = () => stored.tx((t) => t.update('rosterImports', 'import', { state: 'folding' }))

test('what a field names is shown as the import’s state says', async () => {
  await fill({
    rosterImports: { _id: 'import', state: 'writing' },
    bindings: { _id: 'user:v', personId: 'p' },
    residents: { _id: 'p', name: '旧名', pending: pending({ name: '新名' }) },
  })
  const name = async () =>
    (await rosterView(stored).follow('bindings', 'user:v', ['personId', 'residents']))[1]?.name
  expect(await name()).toBe('旧名')
  await force()
  expect(await name()).toBe('新名')
})

test('a document that moves names its new place from the moment of the import', async () => {
  await fill({
    rosterImports: { _id: 'import', state: 'writing' },
    residents: { _id: 'p', householdId: 'old', pending: pending({ householdId: 'new' }) },
    households: { _id: 'new', number: '2', pending: pending({ number: '3' }) },
  })
  const found = () => rosterView(stored).follow('residents', 'p', ['householdId', 'households'])
  expect(await found()).toMatchObject([{ householdId: 'old' }, null])
  await force()
  expect(await found()).toMatchObject([{ householdId: 'new' }, { number: '3' }])
})
