import { fail, ok } from '@/domain/common/result'
import { bindingsOf } from '../common/acting'
import {
  handler,
  type Contributions,
  type Farewell,
  type Leaving,
  type LeavingResident,
} from '../common/capability'
import type { ContextOf, Docs } from '../common/context'

/**
 * Account deletion 注销. What only this person gave us goes in one transaction: whoever they were bound to, sessions,
 * picture, nickname, marks, consents, files under way. What the village keeps stays: the roster's row, and deeds and
 * ledger under its number; wherever that shows, the name is masked, since the consent to the full one goes too. Roles
 * go back to the village, so that nobody waits for a reviewer who no longer comes.
 */
export const erase = handler('user.erase', async (context, _request, contributed) => {
  for (let again = 3; again > 0; again--) {
    const erased = await eraseOnce(context, contributed)
    // Somebody signed in as this user between looking and removing.
    if (erased.ok || erased.code !== 'TRY_AGAIN') return erased
  }
  return fail('TRY_AGAIN')
})

async function eraseOnce(context: ContextOf<'user.erase'>, { leaves }: Contributions) {
  const { store, userId } = context
  const signedIn = await store.get('signIns', userId)
  const leaving = await leavingOf(store, userId)
  const farewells: Farewell[] = []
  for (const found of await Promise.all(leaves.map((leave) => leave(context, leaving)))) {
    if (!found.ok) return fail(found.code)
    farewells.push(found.value)
  }
  const erased = await context.write(async (t) => {
    const latest = await t.get('signIns', userId)
    const same = latest?.times === signedIn?.times && latest?.lastAt === signedIn?.lastAt
    if (!same) return fail('TRY_AGAIN')
    for (const { write } of farewells) {
      const written = await write?.(t)
      if (written?.ok === false) return fail(written.code)
    }
    for (const { gone = [] } of farewells)
      for (const [collection, id] of gone) await t.remove(collection, id)
    return ok({})
  })
  if (erased.ok) for (const { after } of farewells) await after?.()
  return erased
}

async function leavingOf(store: Docs, userId: string): Promise<Leaving> {
  const bindings = await store.list('bindings', { eq: { userId }, limit: 100 })
  const residents: LeavingResident[] = []
  for (const { kind, personId } of bindings) {
    const resident = kind === 'resident' ? await store.get('residents', personId) : null
    if (!resident) continue
    const others = await bindingsOf(store, personId)
    residents.push({ resident, alone: others.every((other) => other.userId === userId) })
  }
  return { userId, bindings, residents }
}
