import { fail, ok, type Result } from '@/domain/common/result'
import type { Resident } from '@/domain/roster/roster'
import { beyondDoubt } from '@/domain/session/second'
import type { Docs, DocsTx, Reader } from '../common/context'
import type { Documents } from '../common/documents'

type Gone = readonly [collection: keyof Documents, id: string]

type Ends = (binding: Documents['bindings']) => boolean

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
  ends: Ends = () => true,
): Promise<Ending> {
  const found = await boundTo(store, residentIds, ends)
  const write = (gone: readonly Gone[]) => async (t: DocsTx) => {
    for (const [collection, id] of gone) await t.remove(collection, id)
  }
  return {
    write: write(found),
    async after() {
      for (;;) {
        const left = await boundTo(store, residentIds, ends)
        if (left.length === 0) return
        await store.tx(write(left))
      }
    },
  }
}

/**
 * For whoever is given a role: what a card alone bound is bound anew, with a second person. Whoever binds in between
 * writes the household's key.
 */
export async function endingUnproven(
  store: Reader & Pick<Docs, 'tx'>,
  { residentId, householdId }: Pick<Resident, 'residentId' | 'householdId'>,
): Promise<(t: DocsTx) => Promise<Result<null, 'TRY_AGAIN'>>> {
  const before = await store.get('keys', householdId)
  const byCard: Ends = (binding) => binding.by === 'card' && !beyondDoubt(binding)
  const ending = await endingOf(store, [residentId], byCard)
  return async (t) => {
    const key = await t.get('keys', householdId)
    if (key?.touchedAt !== before?.touchedAt) return fail('TRY_AGAIN')
    await ending.write(t)
    return ok(null)
  }
}

/** The same where nothing else is decided. */
export async function endSignIns(
  store: Reader & Pick<Docs, 'tx'>,
  residentIds: readonly string[],
): Promise<void> {
  await (await endingOf(store, residentIds)).after()
}

async function boundTo(store: Reader, residentIds: readonly string[], ends: Ends): Promise<Gone[]> {
  const of = (personId: string) => store.list('bindings', { eq: { personId }, limit: page })
  const bindings = (await Promise.all(residentIds.map(of))).flat()
  return goneWith(store, bindings.filter(ends))
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
