/** Another process for the tests of the embedded store: `child hold|open|write|die|fill <folder>`. */
import { writeSync } from 'node:fs'
import { openSqlite, type SqliteStore } from '../../cloudfunctions/platform/store/sqlite'
import { contractCollections, type ContractDocuments } from './collections'

const [, , job, folder = ''] = process.argv
const say = (line: string) => writeSync(1, `${line}\n`)

async function main(): Promise<void> {
  const store = openSqlite<ContractDocuments>({ folder, collections: contractCollections })
  if (job === 'write') {
    for (;;) {
      const seq = await store.tx(async (t) => {
        const account = await t.get('accounts', 'a')
        if (!account) await t.insert('accounts', { _id: 'a', balance: 0, seq: 0 })
        const next = (account?.seq ?? 0) + 1
        await t.update('accounts', 'a', { seq: next }, { inc: { balance: 2 } })
        await t.insert('entries', { _id: `a:${String(next)}`, accountId: 'a', seq: next, delta: 2 })
        return next
      })
      say(String(seq))
    }
  }
  if (job === 'die') {
    await store.tx((t) => t.insert('shifts', { _id: 'before', onDuty: 0 }))
    const insert = (n: number) =>
      store.tx(async (t) => {
        await t.insert('shifts', { _id: `shift${String(n)}`, onDuty: n })
        // Seven savepoints are released by now, and nothing is committed.
        if (n === 7) process.kill(process.pid, 'SIGKILL')
      })
    await Promise.all(Array.from({ length: 8 }, (_, n) => insert(n).then(() => say('done'))))
  }
  if (job === 'fill') {
    // Fewer bytes than the file may have, more than that, and again fewer.
    await insertAtOnce(store, ['a'], [10_000])
    await insertAtOnce(store, ['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'], [150_000])
    await insertAtOnce(store, ['j', 'k', 'l'], [10_000, 1_200_000, 10_000])
    return
  }
  say('open')
  if (job === 'hold') setInterval(() => undefined, 1_000)
  else await store.close()
}

/** Says of each what became of it. A document of the size that the last number gives, or the one in its place. */
async function insertAtOnce(
  store: SqliteStore<ContractDocuments>,
  ids: readonly string[],
  sizes: readonly number[],
): Promise<void> {
  const insert = (_id: string, size: number) =>
    store.tx(async (t) => {
      // More than SQLite keeps in memory before the commit, where the size is large.
      for (let part = 0; part < (size > 1_000_000 ? 5 : 1); part++) {
        const name = `${_id}${String(part)}`
        await t.insert('things', { _id: name, kind: 'a', body: 'x'.repeat(size) })
      }
    })
  await Promise.all(
    ids.map((id, i) =>
      insert(id, sizes[i] ?? sizes[0] ?? 0).then(
        () => say(`${id} done`),
        (error: unknown) => say(`${id} ${(error as Error).name}`),
      ),
    ),
  )
}

main().catch((error: unknown) => say((error as Error).name))
