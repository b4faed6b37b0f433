import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqlite, type SqliteStore } from '../../cloudfunctions/platform/store/sqlite'
import type { Collections, CollectionSpecs } from '../../cloudfunctions/platform/store/store'

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'zhiqi-store-'))
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

/** A store of its own for a test, fast because it need not outlive the machine; closing it deletes it. */
export function openTemporary<C extends Collections<C>>(
  collections: CollectionSpecs<C>,
  watch = true,
): SqliteStore<C> {
  const folder = temporaryFolder()
  const store = openSqlite({ folder, collections, durability: 'off', watch })
  return {
    ...store,
    async close() {
      await store.close()
      removeFolder(folder)
    },
  }
}
