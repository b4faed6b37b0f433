import type { Docs, Reader } from './documents'

/**
 * The one door out of a village. `.dependency-cruiser.cjs` names the files that may come here: what shuts it, caches, which
 * all villages of a store share, and the few that have to look further than the village of their call.
 */
interface Behind {
  readonly store: Docs
  readonly reach: string
}

const behind = new WeakMap<Reader, Behind>()

export function remember<R extends Reader>(here: R, store: Docs, reach: string): R {
  behind.set(here, { store, reach })
  return here
}

/** The whole store behind what a call may reach of it. */
export function storeBehind(reader: Reader): Docs {
  return behind.get(reader)?.store ?? (reader as Docs)
}

/** What it reaches, as a word; empty for a whole store. */
export function reachOf(reader: Reader): string {
  return behind.get(reader)?.reach ?? ''
}
