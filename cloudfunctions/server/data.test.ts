import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { clearData, holdsData, makeData, openData } from './data'
import { Stop } from './stop'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'zhiqi-data-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

test('what is made is put into place whole', async () => {
  await makeData(folder, async (store) => {
    await store.tx((t) => t.insert('counters', { _id: 'made', last: 7 }))
    expect(holdsData(folder)).toBe(false)
  })
  expect(readdirSync(folder)).toEqual(['store.db'])
  const store = await openData(folder)
  expect(await store.get('counters', 'made')).toEqual({ _id: 'made', last: 7 })
  await store.close()
})

test('what was left half made is made anew', async () => {
  const half = makeData(folder, async (store) => {
    await store.tx((t) => t.insert('counters', { _id: 'half', last: 1 }))
    throw new Error('interrupted')
  })
  await expect(half).rejects.toThrow('interrupted')
  expect(holdsData(folder)).toBe(false)
  await makeData(folder, (store) =>
    store.tx((t) => t.insert('counters', { _id: 'whole', last: 2 })),
  )
  const store = await openData(folder)
  expect(await store.get('counters', 'half')).toBeNull()
  expect(await store.get('counters', 'whole')).not.toBeNull()
  await store.close()
})

test('two processes do not make the same folder', async () => {
  await makeData(folder, async () => {
    await expect(makeData(folder, () => Promise.resolve())).rejects.toThrow(
      'in use by another process',
    )
  })
})

test('clearing leaves what is not ours', async () => {
  await (await openData(folder)).close()
  writeFileSync(path.join(folder, 'mine.txt'), 'mine')
  expect(clearData(folder)).toBe(true)
  expect(readdirSync(folder)).toEqual(['mine.txt'])
  expect(clearData(folder)).toBe(false)
  expect(clearData(path.join(folder, 'none'))).toBe(false)
  expect(existsSync(path.join(folder, 'none'))).toBe(false)
})

test('clearing refuses a store in use, and one that another program wrote', async () => {
  const store = await openData(folder)
  expect(() => clearData(folder)).toThrow('in use by another process')
  await store.close()
  writeFileSync(path.join(folder, 'store.db'), 'SQLite format 3\0 of somebody else'.repeat(9))
  expect(() => clearData(folder)).toThrow(Stop)
  expect(existsSync(path.join(folder, 'store.db'))).toBe(true)
})

test.each([
  ['its photos', path.join('store.files', 'photo.jpg')],
  ['its log', 'store.db-wal'],
])(
  'a store that was emptied or removed beside %s is not taken for a new one',
  async (_, beside) => {
    const db = path.join(folder, 'store.db')
    writeFileSync(db, '')
    mkdirSync(path.join(folder, 'store.files'))
    await (await openData(folder)).close()
    writeFileSync(path.join(folder, beside), 'what was there')
    writeFileSync(db, '')
    await expect(openData(folder)).rejects.toThrow('store.db is empty or gone')
    expect(statSync(db).size).toBe(0)
    rmSync(db)
    await expect(openData(folder)).rejects.toThrow('store.db is empty or gone')
    expect(readFileSync(path.join(folder, beside), 'utf8')).toBe('what was there')
  },
)
