import { addMs, type Instant } from '@/domain/common/day'
import type { Docs } from '../services/common/context'
import { shapesOf, type Migration } from './migration'

export interface Run {
  readonly migrations: readonly Migration[]
  readonly now: () => Instant
  /** Asked before each step but the first: a slow start must not leave all of them to the next run, for ever. */
  readonly time?: () => boolean
  /**
   * So long after a migration is through, an earlier version may still write; then it goes through once more.
   * 0 where nobody else has the data open.
   */
  readonly othersWriteMs?: number
}

/**
 * Brings the data to this version, in order, in pieces that may be killed anywhere: how far each migration has come
 * stands in the collection `migrations`.
 * @returns from when on there is something to do again; null when all is done
 */
export async function migrate(stored: Docs, run: Run): Promise<Instant | null> {
  const { migrations, now, time = () => true, othersWriteMs = 0 } = run
  const shapes = shapesOf(migrations)
  const kept = await stored.list('migrations', { eq: {}, limit: 1000 })
  const stateOf = new Map(kept.map((state) => [state._id, state]))
  let again: Instant | null = null
  let steps = 0
  for (const migration of migrations) {
    const { id } = migration
    let state = stateOf.get(id) ?? { _id: id, cursor: '', passes: 0, at: now() }
    const passes = othersWriteMs > 0 ? 2 : 1
    while (state.passes < passes) {
      const from = state.passes === 0 ? '' : addMs(state.at, othersWriteMs)
      if (from > now()) {
        again ??= from
        break
      }
      if (steps++ > 0 && !time()) return now()
      const next = await migration.step(stored, state.cursor, shapes)
      const through = next === null ? 1 : 0
      state = { _id: id, cursor: next ?? '', passes: state.passes + through, at: now() }
      await keep(stored, state)
    }
  }
  return again
}

function keep(stored: Docs, state: { _id: string; cursor: string; passes: number; at: Instant }) {
  const { _id, ...fields } = state
  return stored.tx(async (t) => {
    if (await t.get('migrations', _id)) await t.update('migrations', _id, fields)
    else await t.insert('migrations', state)
  })
}
