import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { planPage } from '../../cloudfunctions/platform/store/plan'
import {
  openSqlite,
  StoreDamaged,
  StoreLocked,
  StoreNewer,
  StoreUnwritable,
} from '../../cloudfunctions/platform/store/sqlite'
import { list } from '../../cloudfunctions/platform/store/sqlite-sql'
import { Misuse, type CollectionSpecs, type Query } from '../../cloudfunctions/platform/store/store'
import { contractCollections, type ContractDocuments } from './collections'
import { storeContract } from './contract'
import { firstLine, otherProcesses, type Job } from './processes'
import { storeProperties } from './properties'
import { openTemporary, temporaryFolder } from './temporary'

const openContract = async (collections: CollectionSpecs<ContractDocuments>) =>
  openTemporary<ContractDocuments>(collections)

storeContract('SQLite', openContract)
storeProperties('SQLite', openContract, 700)

describe('SQLite', () => {
  let folder: string
  const open = (collections = contractCollections) =>
    openSqlite<ContractDocuments>({ folder, collections })
  const database = () => join(folder, 'store.db')

  beforeEach(() => {
    folder = temporaryFolder()
  })
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  async function filled(): Promise<void> {
    const store = open()
    await store.tx(async (t) => {
      for (let i = 0; i < 200; i++) {
        const _id = `a${String(i)}`
        await t.insert('things', {
          _id,
          kind: 'a',
          name: `名${String(i)}`,
          body: '汉字'.repeat(100),
        })
      }
    })
    await store.close()
  }

  test('keeps data over closing and opening, all of it in one file', async () => {
    await filled()
    const store = open()
    expect((await store.get('things', 'a7'))?.name).toBe('名7')
    expect(await store.count('things', { eq: { kind: 'a' } })).toBe(200)
    await store.tx((t) => t.insert('shifts', { _id: 'a', onDuty: 1 }))
    await store.close()

    const alone = temporaryFolder()
    copyFileSync(database(), join(alone, 'store.db'))
    const copy = openSqlite<ContractDocuments>({ folder: alone, collections: contractCollections })
    expect(await copy.count('things', { eq: { kind: 'a' } })).toBe(200)
    expect(await copy.get('shifts', 'a')).not.toBeNull()
    await copy.close()
    rmSync(alone, { recursive: true })
  })

  test('makes its folder, also several levels deep', async () => {
    const deep = join(folder, 'a', '数据')
    const store = openSqlite<ContractDocuments>({ folder: deep, collections: contractCollections })
    await store.close()
    expect(readdirSync(deep)).toContain('store.db')
  })

  test('makes indexes that are newly declared and drops those that are not any more', async () => {
    await filled()
    const changed: CollectionSpecs<ContractDocuments> = {
      ...contractCollections,
      things: { indexes: [{ fields: ['name'] }] },
    }
    const store = open(changed)
    expect(await store.list('things', { eq: { name: '名7' } })).toHaveLength(1)
    await expect(store.list('things', { eq: { kind: 'a' } })).rejects.toThrow(Misuse)
    await store.close()
    const raw = new Database(database())
    const names = raw.prepare(
      `select name from sqlite_schema where type = 'index' and sql not null`,
    )
    expect(names.pluck().all()).toEqual(['entries:accountId,seq!', 'things:name'])
    raw.close()
  })

  test.each<[string, CollectionSpecs<ContractDocuments>['things']['indexes']]>([
    ['empty', [{ fields: [] }]],
    ['that names a field twice', [{ fields: ['kind', 'kind'] }]],
    ['that names the id', [{ fields: ['_id'] }]],
    ['declared twice', [{ fields: ['kind'] }, { fields: ['kind'], unique: true }]],
    ['on what is no plain field', [{ fields: ["kind') --" as 'kind'] }]],
  ])('refuses an index %s, and lets go of the folder', async (_what, indexes) => {
    expect(() => open({ ...contractCollections, things: { indexes } })).toThrow(Misuse)
    await open().close()
  })

  test('finds every page by its index alone, without sorting or scanning', async () => {
    await filled()
    const raw = new Database(database())
    const { indexes } = contractCollections.things
    const queries: [keyof ContractDocuments, Query][] = [
      ['things', { eq: {} }],
      ['things', { eq: { kind: 'a' } }],
      ['things', { eq: { kind: 'a' }, range: { field: 'count' } }],
      [
        'things',
        { eq: { kind: 'a', done: true }, range: { field: 'at', gte: 'a', lt: 'b' }, order: 'desc' },
      ],
      [
        'things',
        { eq: { done: null, kind: 'a' }, range: { field: 'at' }, after: { value: 'a', id: 'b' } },
      ],
      ['entries', { eq: { accountId: 'a' }, range: { field: 'seq' }, order: 'desc' }],
      [
        'entries',
        { eq: { accountId: 'a' }, range: { field: 'seq' }, after: { value: 1, id: 'b' } },
      ],
    ]
    for (const [collection, query] of queries) {
      const specs = collection === 'things' ? indexes : contractCollections.entries.indexes
      const [text, values] = list(collection, planPage(collection, specs, query))
      const plan = raw.prepare(`explain query plan ${text}`).all(...values) as { detail: string }[]
      expect(plan).toHaveLength(1)
      expect(plan[0]?.detail).toMatch(/^(SEARCH|SCAN) \w+ USING INDEX/)
    }
    raw.close()
  })

  test('refuses a transaction that awaits anything but itself, and goes on', async () => {
    const store = open()
    let late: Promise<void> | undefined
    const waits = store.tx(async (t) => {
      await t.insert('shifts', { _id: 'a', onDuty: 1 })
      await new Promise((resolve) => setTimeout(resolve))
      late = t.insert('shifts', { _id: 'b', onDuty: 1 })
      await late
    })
    const next = store.tx((t) => t.insert('shifts', { _id: 'c', onDuty: 1 }))
    await expect(waits).rejects.toThrow(Misuse)
    await next
    await new Promise((resolve) => setTimeout(resolve, 2))
    await expect(late).rejects.toThrow(Misuse)
    expect(await store.list('shifts', { eq: {} })).toEqual([{ _id: 'c', onDuty: 1 }])
    await store.close()
  })

  test('waits for a tool that holds the database, and loses nothing', async () => {
    const store = open()
    await store.tx((t) => t.insert('shifts', { _id: 'a', onDuty: 1 }))
    const tool = new Database(database())
    tool.exec('begin immediate')
    const writing = store.tx(async (t) => {
      const shift = await t.get('shifts', 'a')
      await t.update('shifts', 'a', { onDuty: (shift?.onDuty ?? 0) + 1 })
    })
    expect((await store.get('shifts', 'a'))?.onDuty).toBe(1)
    tool.exec(`update shifts set doc = json_set(doc, '$.onDuty', 5)`)
    tool.exec('commit')
    await writing
    expect((await store.get('shifts', 'a'))?.onDuty).toBe(6)
    tool.close()
    await store.close()
  })

  test('keeps what was written without durability once durability is back', async () => {
    const store = open()
    await store.setDurability('off')
    await store.tx((t) => t.insert('shifts', { _id: 'a', onDuty: 1 }))
    const writing = store.tx((t) => t.insert('shifts', { _id: 'b', onDuty: 1 }))
    const back = store.setDurability('full')
    await Promise.all([writing, back])
    copyFileSync(database(), join(folder, 'copy.db'))
    const copy = new Database(join(folder, 'copy.db'))
    expect(copy.prepare('select count(*) as n from shifts').pluck().all()).toEqual([2])
    copy.close()
    await store.close()
  })

  describe('opens nothing it should not', () => {
    /** Opening fails with this and the file is, to the byte, what it was. */
    function refused(kind: new (message: string) => Error): void {
      const before = readFileSync(database())
      expect(() => open()).toThrow(kind)
      expect(() => open()).toThrow(kind)
      expect(readFileSync(database()).equals(before)).toBe(true)
    }

    test('a file that is no database', () => {
      writeFileSync(database(), '村规民约\n'.repeat(1000))
      refused(StoreDamaged)
    })

    test('a database of another program', () => {
      const raw = new Database(database())
      raw.exec('create table notes (text)')
      raw.close()
      refused(StoreDamaged)
    })

    test.each([60, 5_000, 40_000, 40_960])(
      'a file that was cut off after %i bytes',
      async (bytes) => {
        await filled()
        writeFileSync(database(), readFileSync(database()).subarray(0, bytes))
        refused(StoreDamaged)
      },
    )

    test('a file that was overwritten in the middle', async () => {
      await filled()
      const bytes = readFileSync(database())
      bytes.fill(7, bytes.length / 2, bytes.length / 2 + 4096)
      writeFileSync(database(), bytes)
      refused(StoreDamaged)
    })

    test('a file with a document that is no JSON any more', async () => {
      await filled()
      const raw = new Database(database())
      raw.exec(`drop index "things:kind"`)
      raw.exec(`drop index "things:kind,name"`)
      raw.exec(`drop index "things:kind,done,at"`)
      raw.exec(`drop index "things:kind,count"`)
      raw.exec(`update things set doc = '{' where _id = 'a7'`)
      raw.close()
      refused(StoreDamaged)
    })

    test('a file of a newer version', async () => {
      await filled()
      const raw = new Database(database())
      raw.exec('pragma user_version = 2')
      raw.close()
      refused(StoreNewer)
    })

    test('a folder that cannot be made', () => {
      const file = join(folder, 'file')
      writeFileSync(file, '')
      const under = (place: string) => () =>
        openSqlite<ContractDocuments>({ folder: place, collections: contractCollections })
      expect(under(join(file, 'data'))).toThrow(StoreUnwritable)
      expect(under(file)).toThrow(StoreUnwritable)
      expect(under('/proc/self/data')).toThrow(StoreUnwritable)
    })

    test('a folder whose database is a folder', () => {
      mkdirSync(database())
      expect(() => open()).toThrow(StoreUnwritable)
    })

    test('a folder that this process has open already', async () => {
      const store = open()
      expect(() => open()).toThrow(StoreLocked)
      await store.tx((t) => t.insert('shifts', { _id: 'a', onDuty: 1 }))
      await store.close()
      await open().close()
    })
  })

  test('says so when a document was damaged, and goes on', async () => {
    await filled()
    const raw = new Database(database())
    raw.exec(`update things set doc = replace(doc, '汉', cast(x'ff' as text)) where _id = 'a7'`)
    raw.close()
    const store = open()
    await expect(store.get('things', 'a7')).rejects.toThrow(StoreDamaged)
    await expect(store.list('things', { eq: { kind: 'a' }, limit: 1000 })).rejects.toThrow(
      StoreDamaged,
    )
    expect((await store.get('things', 'a8'))?.name).toBe('名8')
    await store.close()
  })

  describe('beside another process', () => {
    const processes = otherProcesses()
    const start = (job: Job) => processes.start(job, folder)

    test('does not open a folder that the other has open, until that one is gone', async () => {
      const other = start('hold')
      expect(await firstLine(other)).toBe('open')
      expect(() => open()).toThrow(StoreLocked)
      other.child.kill('SIGKILL')
      await other.ended
      await open().close()
    })

    test('does not let the other in either', async () => {
      const store = open()
      await store.tx((t) => t.insert('shifts', { _id: 'a', onDuty: 1 }))
      expect(await firstLine(start('open'))).toBe('StoreLocked')
      await store.tx((t) => t.insert('shifts', { _id: 'b', onDuty: 1 }))
      await store.close()
      expect(await firstLine(start('open'))).toBe('open')
    })

    test('keeps every write that was acknowledged before a kill in the middle of commits', async () => {
      let acknowledged = 0
      for (const killAfter of [1, 40, 170]) {
        const writer = start('write')
        let lines = 0
        writer.lines.on('line', (line) => {
          acknowledged = Number(line)
          if (++lines === killAfter) writer.child.kill('SIGKILL')
        })
        await writer.ended

        const store = open()
        const account = await store.get('accounts', 'a')
        const seq = account?.seq ?? 0
        expect(seq).toBeGreaterThanOrEqual(acknowledged)
        // At most the one whose answer was on its way, or lay in the pipe.
        expect(account).toEqual({ _id: 'a', seq, balance: seq * 2 })
        const entries = await store.list('entries', {
          eq: { accountId: 'a' },
          range: { field: 'seq' },
          limit: 1000,
        })
        expect(entries.map((entry) => entry.seq)).toEqual(
          Array.from({ length: seq }, (_, i) => i + 1),
        )
        await store.close()
      }
      expect(acknowledged).toBeGreaterThanOrEqual(1 + 40 + 170)
    }, 30_000)
  })
})
