import { readFileSync } from 'node:fs'
import { migrations } from '../../cloudfunctions/migrations'
import { openData, type DataStore } from '../../cloudfunctions/server/data'
import { accountsOf, verifyAccount } from '../../cloudfunctions/services/ledger/ledger'
import { figuresOf, partOf, releases, removeFolder, unpack } from './release'

jest.setTimeout(120_000)

test('something is kept', () => {
  expect(releases().length).toBeGreaterThan(0)
})

describe.each(releases())('data of release %s', (release) => {
  let folder: string

  beforeAll(() => {
    folder = unpack(release, 'data')
  })

  afterAll(() => {
    removeFolder(folder)
  })

  test('is brought to this version once, and keeps every head and figure', async () => {
    const figures = readFileSync(partOf(release, 'figures'), 'utf8')
    expect(figures.split('\n').length).toBeGreaterThan(100)
    const store = await openData(folder)
    expect(await figuresOf(store)).toBe(figures)
    const passes = await store.list('migrations', { eq: {}, limit: 1000 })
    expect(passes.map(({ _id, passes }) => [_id, passes])).toEqual(
      migrations.map(({ id }) => [id, 1]),
    )
    await store.close()
    const again = await openData(folder)
    expect(await again.list('migrations', { eq: {}, limit: 1000 })).toEqual(passes)
    await again.close()
  })

  test('has chains that verify', async () => {
    const store = await openData(folder)
    let entries = 0
    for (const { villageId } of await store.list('villages', { eq: {}, limit: 1000 }))
      entries += await verified(store, villageId)
    expect(entries).toBe(await store.count('entries', { eq: {} }))
    await store.close()
  })
})

/** @returns how many entries its accounts have */
async function verified(store: DataStore, villageId: string): Promise<number> {
  let entries = 0
  for (const account of await accountsOf(store, villageId)) {
    expect(await verifyAccount(store, account)).toMatchObject({ ok: true, entries: account.seq })
    entries += account.seq
  }
  return entries
}
