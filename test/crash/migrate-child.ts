/** Migrates a folder's store, and says before each step where it is: `migrate-child <folder>`. */
import { writeSync } from 'node:fs'
import { migrate } from '../../cloudfunctions/migrations/run'
import { openSqlite } from '../../cloudfunctions/platform/store/sqlite'
import { collections } from '../../cloudfunctions/services/capabilities'
import { twice } from './migrate'

const [, , folder = ''] = process.argv

async function main(): Promise<void> {
  const store = openSqlite({ folder, collections, dataVersion: twice.length + 1 })
  const migrations = twice.map((migration) => ({
    ...migration,
    step(...args: Parameters<typeof migration.step>) {
      writeSync(1, `${migration.id} ${args[1]}\n`)
      return migration.step(...args)
    },
  }))
  await migrate(store, { migrations, now: () => new Date().toISOString() })
  await store.close()
}

void main()
