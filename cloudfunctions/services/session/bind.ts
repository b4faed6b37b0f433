import { fail, ok } from '@/domain/common/result'
import { cardLocked, countTry, residentByPhone } from '@/domain/roster/bind'
import { codeOf } from '@/domain/roster/cards/code'
import { handler } from '../common/capability'
import type { Docs } from '../common/context'
import { upsert } from '../common/documents-tools'
import { membersOf } from '../common/people'
import { identityOf } from './me'
import { bindOfficer } from './officers'
import { closeSession, openSession } from './session'

/**
 * Signs in by the household card and the roster phone. A wrong try is counted whatever was wrong, so that the
 * answer tells nothing; the count is on the card, since four digits are few.
 */
export const bind = handler('session.bind', async (context, request, contributed) => {
  const { store, now, platform } = context
  const cardId = codeOf(request.cardCode)
  const card = await store.get('cards', cardId)
  if (!card) return fail('CARD_OR_PHONE_WRONG')
  if (card.revoked) return fail('CARD_REVOKED')
  if (cardLocked(await store.get('cardTries', cardId), now)) return fail('CARD_LOCKED')
  if (card.officerId !== undefined) {
    const bound = await bindOfficer(context, card.officerId, request.phoneEnd, contributed)
    if (!bound.ok && bound.code === 'CARD_OR_PHONE_WRONG') await countWrongTry(store, cardId, now)
    return bound
  }
  const found = residentByPhone(
    await membersOf(store, card.householdId),
    request.phoneEnd,
    request.residentId,
  )
  if (!found.ok) {
    if (found.code === 'CARD_OR_PHONE_WRONG') await countWrongTry(store, cardId, now)
    return found
  }
  const resident = found.value
  const at = await store.get('villages', resident.villageId)
  if (!at) return fail('VILLAGE_NOT_FOUND')
  const userId = context.userId ?? `web-${platform.ids.id()}`
  await store.tx((t) =>
    upsert(t, 'bindings', {
      _id: `${userId}:${at.villageId}`,
      userId,
      scopeId: at.villageId,
      kind: 'resident',
      personId: resident.residentId,
    }),
  )
  const token = context.userId === null ? await openSession(platform, userId) : null
  return ok({ identity: await identityOf(context, resident, at, contributed), token })
})

export async function countWrongTry(store: Docs, cardId: string, now: string): Promise<void> {
  await store.tx(async (t) => {
    const tries = await t.get('cardTries', cardId)
    await upsert(t, 'cardTries', { _id: cardId, ...countTry(tries, now) })
  })
}

export const signOut = handler('session.signOut', async (context) => {
  if (context.sessionId !== null) await closeSession(context.store, context.sessionId)
  return ok({})
})
