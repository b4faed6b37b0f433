import { fail, ok } from '@/domain/common/result'
import { cardLocked, countTry } from '@/domain/roster/bind'
import { codeOf } from '@/domain/roster/cards/code'
import { handler } from '../common/capability'
import type { Docs } from '../common/context'
import { upsert } from '../common/documents-tools'
import { closeSession } from './session'
import { signInByCard } from './sign-in'

/**
 * Signs in by the household card and the household's secret. A wrong try is counted whatever was wrong, so that the
 * answer tells nothing; the count is on the card, since six digits are few.
 */
export const bind = handler('session.bind', async (context, request, contributed) => {
  const { store, now } = context
  const cardId = codeOf(request.cardCode)
  const card = await store.get('cards', cardId)
  if (!card) return fail('CARD_OR_SECRET_WRONG')
  if (card.revoked) return fail('CARD_REVOKED')
  if (cardLocked(await store.get('cardTries', cardId), now)) return fail('CARD_LOCKED')
  const outcome = await signInByCard(context, card, request, contributed)
  if (!outcome.ok && outcome.code === 'CARD_OR_SECRET_WRONG')
    await countWrongTry(store, cardId, now)
  return outcome
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
