import fs, { rmSync, type NoParamCallback } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import {
  openSqlite,
  StoreUnwritable,
  type SqliteStore,
} from '../../cloudfunctions/platform/store/sqlite'
import { Duplicate, Unknown } from '../../cloudfunctions/platform/store/store'
import { contractCollections, type ContractDocuments } from './collections'
import { allLines, otherProcesses } from './processes'
import { temporaryFolder } from './temporary'

let folder: string
let store: SqliteStore<ContractDocuments>
const open = () =>
  openSqlite<ContractDocuments>({ folder, collections: contractCollections, watch: false })

beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => {
  jest.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

const insert = (_id: string) => store.tx((t) => t.insert('shifts', { _id, onDuty: 1 }))
const eight = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const

async function presentIds(): Promise<string[]> {
  return (await store.list('shifts', { eq: {} })).map(({ _id }) => _id)
}

describe('transactions', () => {
  beforeEach(() => {
    store = open()
  })

  test('that wait at the same time share one flush', async () => {
    const flush = jest.spyOn(fs, 'fdatasync')
    await Promise.all(eight.map(insert))
    expect(flush).toHaveBeenCalledTimes(1)
    expect(await presentIds()).toEqual(eight)
    await store.close()
  })

  test('flush once each when they come one after the other, and never where nothing has to last', async () => {
    const flush = jest.spyOn(fs, 'fdatasyncSync')
    for (const id of ['a', 'b', 'c']) await insert(id)
    expect(flush).toHaveBeenCalledTimes(3)
    await store.tx((t) => t.get('shifts', 'a'))
    await store.setDurability('off')
    await insert('d')
    expect(flush).toHaveBeenCalledTimes(3)
    await store.setDurability('full')
    await insert('e')
    expect(flush).toHaveBeenCalledTimes(4)
    await store.close()
  })

  test('one that fails among eight takes back what it wrote, and no more', async () => {
    const flush = jest.spyOn(fs, 'fdatasync')
    await store.tx((t) => t.insert('accounts', { _id: 'all', balance: 0, seq: 0 }))
    const outcomes = await Promise.allSettled(
      eight.map((_id) =>
        store.tx(async (t) => {
          await t.insert('shifts', { _id, onDuty: 1 })
          await t.update('accounts', 'all', { note: _id }, { inc: { balance: 1 } })
          if (_id === 'd') throw new Error('thought better of it')
          return (await t.get('accounts', 'all'))?.balance
        }),
      ),
    )
    expect(flush).toHaveBeenCalledTimes(1)
    expect(outcomes.map((o) => (o.status === 'fulfilled' ? o.value : (o.reason as Error)))).toEqual(
      [1, 2, 3, new Error('thought better of it'), 4, 5, 6, 7],
    )
    expect(await presentIds()).toEqual(eight.filter((id) => id !== 'd'))
    expect(await store.get('accounts', 'all')).toMatchObject({ balance: 7, note: 'h' })
    await store.close()
  })

  test('are told when all is on the disk; till then nobody reads of them', async () => {
    await insert('before')
    let flushed: NoParamCallback | undefined
    jest.spyOn(fs, 'fdatasync').mockImplementationOnce((_file, then) => (flushed = then))
    const told: string[] = []
    const tell = (what: string) => () => told.push(what)
    const writing = [insert('a').then(tell('a')), insert('b').then(tell('b'))]
    const late = insert('a').catch(tell('late'))
    await turnsUntil(() => flushed !== undefined)
    const reading = [
      store.get('shifts', 'a').then(tell('get')),
      store.list('shifts', { eq: {} }).then(tell('list')),
      store.count('shifts', { eq: {} }).then(tell('count')),
    ]
    expect(await store.get('shifts', 'before')).not.toBeNull()
    expect(await store.list('things', { eq: {} })).toEqual([])
    await new Promise((resolve) => setImmediate(resolve))
    expect(told).toEqual([])
    flushed?.(null)
    await Promise.all([...writing, late, ...reading])
    expect(told.sort()).toEqual(['a', 'b', 'count', 'get', 'late', 'list'])
    await store.close()
  })

  test('run and commit while a flush is under way; they share the next one and are told after it', async () => {
    const flushes: NoParamCallback[] = []
    const flush = jest.spyOn(fs, 'fdatasync').mockImplementation((_file, then) => {
      flushes.push(then)
    })
    const told: string[] = []
    const write = (id: string) => insert(id).then(() => told.push(id))
    const first = [write('a'), write('b')]
    await turnsUntil(() => flushes.length === 1)
    const ran: string[] = []
    const second = ['c', 'd'].map((id) =>
      store
        .tx(async (t) => {
          await t.insert('shifts', { _id: id, onDuty: 1 })
          ran.push(id)
        })
        .then(() => told.push(id)),
    )
    await turnsUntil(() => ran.length === 2)
    const reading = [
      store
        .tx(async (t) => {
          await t.get('shifts', 'a')
          ran.push('read')
        })
        .then(() => told.push('read')),
      store.get('shifts', 'c').then(() => told.push('read too')),
    ]
    await turnsUntil(() => ran.length === 3)
    await new Promise((resolve) => setImmediate(resolve))
    expect([flush.mock.calls.length, told]).toEqual([1, []])
    flushes[0]?.(null)
    await Promise.all(first)
    await turnsUntil(() => flushes.length === 2)
    expect(told).toEqual(['a', 'b'])
    flushes[1]?.(null)
    await Promise.all([...second, ...reading])
    expect(told.sort()).toEqual(['a', 'b', 'c', 'd', 'read', 'read too'])
    await store.close()
  })

  test('behind a flush that fails are not told as done either', async () => {
    let fail: NoParamCallback | undefined
    jest.spyOn(fs, 'fdatasync').mockImplementationOnce((_file, then) => {
      fail = then
    })
    const writing = [insert('a'), insert('b')]
    await turnsUntil(() => fail !== undefined)
    const ran = jest.fn()
    writing.push(
      store.tx(async (t) => {
        await t.insert('shifts', { _id: 'c', onDuty: 1 })
        ran()
      }),
    )
    await turnsUntil(() => ran.mock.calls.length > 0)
    await new Promise((resolve) => setImmediate(resolve))
    fail?.(new Error('EIO'))
    for (const { reason } of (await Promise.allSettled(writing)) as PromiseRejectedResult[])
      expect(reason).toBeInstanceOf(Unknown)
    await expect(insert('d')).rejects.toThrow(StoreUnwritable)
    await store.close()
  })

  test('are answered none as done when the flush fails, and nothing is done on top of it', async () => {
    await insert('before')
    const failing = (_file: number, then: NoParamCallback) => then(new Error('EIO'))
    jest.spyOn(fs, 'fdatasync').mockImplementationOnce(failing)
    const writing = [insert('a'), insert('b'), insert('a')]
    for (const { reason } of (await Promise.allSettled(writing)) as PromiseRejectedResult[])
      expect(reason).toBeInstanceOf(Unknown)
    await expect(insert('c')).rejects.toThrow(StoreUnwritable)
    await expect(store.get('shifts', 'a')).rejects.toThrow(StoreUnwritable)
    await store.close()
    store = open()
    expect(await presentIds()).not.toContain('c')
    expect(await presentIds()).toContain('before')
    await store.close()
  })

  test('one that comes alone is not told as done either when its flush fails', async () => {
    await insert('before')
    jest.spyOn(fs, 'fdatasyncSync').mockImplementationOnce(() => {
      throw new Error('EIO')
    })
    await expect(insert('a')).rejects.toThrow(Unknown)
    await expect(insert('b')).rejects.toThrow(StoreUnwritable)
    await store.close()
  })

  test('see each other: of the same id ten times, one is there', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => insert('a')))
    const refused = outcomes.filter((o) => o.status === 'rejected')
    expect(refused).toHaveLength(9)
    for (const { reason } of refused) expect(reason).toBeInstanceOf(Duplicate)
    expect(await presentIds()).toEqual(['a'])
    await store.close()
  })

  test('that are taken back, or never came to their commit, leave nothing to be read', async () => {
    await insert('a')
    expect(await store.get('shifts', 'a')).toMatchObject({ onDuty: 1 })
    const failing = store.tx(async (t) => {
      await t.update('shifts', 'a', { onDuty: 7 })
      throw new Error('no')
    })
    const reading = store.tx((t) => t.get('shifts', 'a'))
    await expect(failing).rejects.toThrow('no')
    expect(await reading).toMatchObject({ onDuty: 1 })
    expect(await store.get('shifts', 'a')).toMatchObject({ onDuty: 1 })
    await store.close()
  })

  test('count for their collections alone, and only when they wrote', async () => {
    const changes = () => [store.changes?.('shifts'), store.changes?.('things')]
    const [before = 0, things] = changes()
    await store.tx((t) => t.get('shifts', 'a'))
    await store.tx(() => Promise.reject(new Error('no'))).catch(() => undefined)
    expect(changes()).toEqual([before, things])
    await insert('a')
    expect(changes()).toEqual([before + 1, things])
    await store.close()
  })

  test('of a tool beside the process are seen by whoever asks afterwards', async () => {
    await insert('a')
    await store.get('shifts', 'a')
    const before = [store.changes?.('shifts'), store.changes?.('things')]
    await new Promise((resolve) => setImmediate(resolve))
    const tool = new Database(join(folder, 'store.db'))
    tool.exec(`update shifts set doc = json_set(doc, '$.onDuty', 5)`)
    tool.close()
    await new Promise((resolve) => setImmediate(resolve))
    expect(await store.get('shifts', 'a')).toMatchObject({ onDuty: 5 })
    expect([store.changes?.('shifts'), store.changes?.('things')]).toEqual(
      before.map((n = 0) => n + 1),
    )
    await store.close()
  })

  test('of more than memory shall hold are read as they are', async () => {
    const note = '长'.repeat(9_000)
    for (let i = 0; i < 400; i++) {
      const _id = `s${String(i % 150)}`
      await store.tx(async (t) => {
        if (await t.get('accounts', _id))
          await t.update('accounts', _id, {}, { inc: { balance: 1 } })
        else
          await t.insert('accounts', { _id, balance: 0, seq: 0, note: i % 2 ? note : note + note })
      })
    }
    for (let i = 0; i < 150; i++) {
      const account = await store.get('accounts', `s${String(i)}`)
      expect(account?.balance).toBe(i < 100 ? 2 : 1)
    }
    await store.close()
  })

  test('are more than share one commit, and all of them are done', async () => {
    const ids = Array.from({ length: 200 }, (_, i) => `s${String(i).padStart(3, '0')}`)
    await Promise.all(ids.map(insert))
    expect(await store.count('shifts', { eq: {} })).toBe(200)
    await store.close()
  })
})

describe('a process', () => {
  const processes = otherProcesses()

  test('killed between savepoint and commit has done nothing of it', async () => {
    const dying = processes.start('die', folder)
    expect(await allLines(dying)).toEqual([])
    await dying.ended
    expect(dying.child.signalCode).toBe('SIGKILL')
    store = open()
    expect(await presentIds()).toEqual(['before'])
    await store.close()
  })

  test('whose disk is full at the commit answers none as done, and goes on', async () => {
    const filling = processes.start('fill', folder, 2_000)
    const said = await allLines(filling)
    await filling.ended
    expect(said).toEqual([
      'a done',
      ...['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((id) => `${id} Unknown`),
      // Here SQLite undoes all at the one that does not fit; the others have their turn again.
      'k StoreUnwritable',
      'j done',
      'l done',
    ])
    const again = open()
    const there = await again.list('things', { eq: {} })
    expect(there.map(({ _id }) => _id)).toEqual(['a0', 'j0', 'l0'])
    await again.close()
  })
})

async function turnsUntil(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve))
}
