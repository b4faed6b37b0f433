/** Another process for the tests of the embedded store: `child hold|open|write <folder>`. */
import { writeSync } from 'node:fs'
import { openSqlite } from '../../cloudfunctions/platform/store/sqlite'
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
  say('open')
  if (job === 'hold') setInterval(() => undefined, 1_000)
  else await store.close()
}

main().catch((error: unknown) => say((error as Error).name))
