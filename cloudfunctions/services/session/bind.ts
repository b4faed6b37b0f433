import { opening } from '@/domain/common/opens'
import { fail, ok } from '@/domain/common/result'
import { acts } from '@/domain/roster/bind'
import { codeOf } from '@/domain/roster/cards/code'
import { cardGuesses, ownGuesses } from '@/domain/session/tries'
import { handler } from '../common/capability'
import type { OpenContext } from '../common/context'
import type { Documents } from '../common/documents'
import { tellHousehold } from './notices'
import { closeSession } from './session'
import { signInByCard } from './sign-in'
import { guessed } from './tries'
import { countUnknown } from './unknown-cards'

/**
 * Signs in by the household card and the household's secret. A wrong try is counted whatever was wrong, so that the
 * answer tells nothing; the count is on the card, since six digits are few.
 */
export const bind = handler('session.bind', async (context, request, contributed) => {
  const { store, now } = context
  const card = await store.get('cards', codeOf(request.cardCode))
  const barred = await countUnknown(context, card !== null)
  if (barred) return barred
  if (!card) return fail('CARD_OR_SECRET_WRONG')
  if (card.revoked) return fail('CARD_REVOKED')
  const guess = {
    ...(await countedOn(context, card)),
    of: 'cardTries',
    wrong: ['CARD_OR_SECRET_WRONG'],
    locked: ({ opensAt }) =>
      opensAt === null ? fail('CARD_SHUT') : fail('CARD_LOCKED', { ...opening(opensAt, now) }),
    tell: (t, locks) => tellHousehold(t, card, locks, now),
  } satisfies Parameters<typeof guessed>[1]
  return guessed(context, guess, () => signInByCard(context, card, request, contributed))
})

/** A phone that is signed in to the household has a count of its own: no stranger's guesses lock it. */
async function countedOn({ store, userId, today }: OpenContext, card: Documents['cards']) {
  if (card.officerId !== undefined) return { id: card._id, limit: ownGuesses }
  if (userId !== null) {
    const bound = `${userId}:${card.villageId}`
    const [, resident] = await store.follow('bindings', bound, ['personId', 'residents'])
    if (resident?.householdId === card.householdId && acts(resident, today))
      return { id: `own:${userId}`, limit: ownGuesses }
  }
  return { id: card._id, limit: cardGuesses }
}

export const signOut = handler('session.signOut', async (context) => {
  if (context.sessionId !== null) await closeSession(context.store, context.sessionId)
  return ok({})
})
