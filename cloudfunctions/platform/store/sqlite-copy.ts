import { join, resolve } from 'node:path'
import Database from 'libsql'
import { translated } from './sqlite-errors'

/**
 * Copies the embedded store as it is at one moment, also while another process works with it: whatever that one has
 * acknowledged by now is in the copy. `target` must not be there yet.
 */
export function copySqlite(folder: string, target: string): void {
  const database = new Database(join(resolve(folder), 'store.db'), { timeout: 10_000 })
  try {
    database.prepare('vacuum into ?').run([target])
  } catch (error) {
    throw translated(error, 'work')
  } finally {
    database.close()
  }
}
