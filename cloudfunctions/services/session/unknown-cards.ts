import { opening } from '@/domain/common/opens'
import { fail } from '@/domain/common/result'
import { lockOf, unknownCardGuesses } from '@/domain/session/tries'
import type { OpenContext } from '../common/context'
import { callerOf } from './caller'
import { guessed } from './tries'

/**
 * Guesses at numbers of cards that there are not: on no card, so they are counted by who makes them, and shut out nobody
 * else. Whoever is locked is refused for every card, or the answers would still tell which numbers there are.
 */
export async function countUnknown(context: OpenContext, isThere: boolean) {
  const { store, now } = context
  const caller = callerOf(context)
  if (caller === null) return null
  const guess = {
    of: 'webCodeTries',
    id: `card:${caller}`,
    limit: unknownCardGuesses,
    wrong: ['CARD_OR_SECRET_WRONG'],
    locked: ({ opensAt }) =>
      fail('CARDS_LOCKED', opensAt === null ? {} : { ...opening(opensAt, now) }),
  } satisfies Parameters<typeof guessed>[1]
  if (isThere) {
    const lock = lockOf(await store.get(guess.of, guess.id), guess.limit, now)
    return lock && guess.locked(lock)
  }
  const unknown = () => Promise.resolve(fail('CARD_OR_SECRET_WRONG'))
  return guessed(context, guess, unknown)
}
