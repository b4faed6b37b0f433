import type { Docs, DocsTx, Reader } from '../common/context'
import type { Documents } from '../common/documents'

type Gone = readonly [collection: keyof Documents, id: string]

const page = 1000

/**
 * What is bound to somebody goes, and with it every session of whoever it was: here alone is anything unbound, for
 * whatever reason. Found before the transaction, since none makes a query, and once more after it for what was bound
 * meanwhile: whoever binds writes the household's key too, so that one of the two sees the other.
 */
export interface Ending {
  /** In the transaction that decides. */
  write(t: DocsTx): Promise<void>
  after(): Promise<void>
}

export async function endingOf(
  store: Reader & Pick<Docs, 'tx'>,
  residentIds: readonly string[],
  /** A user who stays signed in: whoever asked for it. */
  keep: string | null = null,
): Promise<Ending> {
  const found = await boundTo(store, residentIds, keep)
  const write = (gone: readonly Gone[]) => async (t: DocsTx) => {
    for (const [collection, id] of gone) await t.remove(collection, id)
  }
  return {
    write: write(found),
    async after() {
      for (;;) {
        const left = await boundTo(store, residentIds, keep)
        if (left.length === 0) return
        await store.tx(write(left))
      }
    },
  }
}

/** The same where nothing else is decided. */
export async function endSignIns(
  store: Reader & Pick<Docs, 'tx'>,
  residentIds: readonly string[],
): Promise<void> {
  await (await endingOf(store, residentIds)).after()
}

async function boundTo(
  store: Reader,
  residentIds: readonly string[],
  keep: string | null,
): Promise<Gone[]> {
  const of = (personId: string) => store.list('bindings', { eq: { personId }, limit: page })
  const bindings = (await Promise.all(residentIds.map(of))).flat()
  return goneWith(
    store,
    bindings.filter(({ userId }) => userId !== keep),
  )
}

/** Bindings, and the sessions of their users. */
export async function goneWith(
  store: Reader,
  bindings: readonly Documents['bindings'][],
): Promise<Gone[]> {
  const users = [...new Set(bindings.map(({ userId }) => userId))]
  const sessions = await Promise.all(users.map((userId) => sessionsOf(store, userId)))
  return [...bindings.map(({ _id }): Gone => ['bindings', _id]), ...sessions.flat()]
}

/** Sessions of a user, and codes that would become one. */
export async function sessionsOf(store: Reader, userId: string): Promise<Gone[]> {
  const [sessions, codes] = await Promise.all([
    store.list('sessions', { eq: { userId }, limit: page }),
    store.list('webCodes', { eq: { userId }, limit: page }),
  ])
  return [
    ...sessions.map(({ _id }): Gone => ['sessions', _id]),
    ...codes.map(({ _id }): Gone => ['webCodes', _id]),
  ]
}
