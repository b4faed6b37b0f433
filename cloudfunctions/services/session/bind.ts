import { opening } from '@/domain/common/opens'
import { fail, ok } from '@/domain/common/result'
import { acts, residentByPhone } from '@/domain/roster/bind'
import { codeOf } from '@/domain/roster/cards/code'
import { cardGuesses, ownGuesses } from '@/domain/session/tries'
import { handler } from '../common/capability'
import type { OpenContext } from '../common/context'
import type { Documents } from '../common/documents'
import { upsert } from '../common/documents-tools'
import { membersOf } from '../common/people'
import { identityOf } from './me'
import { tellHousehold } from './notices'
import { bindOfficer } from './officers'
import { closeSession, openSession } from './session'
import { signsIn } from './signing-in'
import { guessed } from './tries'

/**
 * Signs in by the household card and the roster phone. A wrong try is counted whatever was wrong, so that the
 * answer tells nothing; the count is on the card, since four digits are few.
 */
export const bind = handler('session.bind', async (context, request, contributed) => {
  const { store, now, platform } = context
  const card = await store.get('cards', codeOf(request.cardCode))
  if (!card) return fail('CARD_OR_PHONE_WRONG')
  if (card.revoked) return fail('CARD_REVOKED')
  const guess = {
    ...(await countedOn(context, card)),
    of: 'cardTries',
    wrong: ['CARD_OR_PHONE_WRONG'],
    locked: ({ opensAt }) =>
      opensAt === null ? fail('CARD_SHUT') : fail('CARD_LOCKED', { ...opening(opensAt, now) }),
    tell: (t, locks) => tellHousehold(t, card, locks, now),
  } satisfies Parameters<typeof guessed>[1]
  return guessed(context, guess, async () => {
    if (card.officerId !== undefined)
      return bindOfficer(context, card.officerId, request.phoneEnd, contributed)
    const found = residentByPhone(
      await membersOf(store, card.householdId),
      request.phoneEnd,
      request.residentId,
      context.today,
    )
    if (!found.ok) return found
    const resident = found.value
    const at = await store.get('villages', resident.villageId)
    if (!at) return fail('VILLAGE_NOT_FOUND')
    const userId = context.userId ?? `web-${platform.ids.id()}`
    const signed = await store.tx(async (t) => {
      const signing = await signsIn(t, context, userId)
      if (signing.ok)
        await upsert(t, 'bindings', {
          _id: `${userId}:${at.villageId}`,
          userId,
          scopeId: at.villageId,
          kind: 'resident',
          personId: resident.residentId,
        })
      return signing
    })
    if (!signed.ok) return signed
    const token = context.userId === null ? await openSession(platform, userId) : null
    return ok({ identity: await identityOf(context, resident, at, contributed), token })
  })
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
