import type { Instant } from '@/domain/common/day'
import { fail, ok, type Result } from '@/domain/common/result'
import type { DocsTx } from '../common/context'

/**
 * Part of every transaction that lets a user act as somebody. Account deletion looks at what it wrote, so that nobody
 * comes in between its looking and its removing; a browser whose session went meanwhile is not signed in by it.
 */
export async function signsIn(
  t: DocsTx,
  { now, sessionId = null }: { readonly now: Instant; readonly sessionId?: string | null },
  userId: string,
): Promise<Result<null, 'SIGN_IN_AGAIN'>> {
  if (sessionId !== null && (await t.get('sessions', sessionId)) === null)
    return fail('SIGN_IN_AGAIN')
  const before = await t.get('signIns', userId)
  const next = { times: (before?.times ?? 0) + 1, lastAt: now }
  if (before) await t.update('signIns', userId, next)
  else await t.insert('signIns', { _id: userId, ...next })
  return ok(null)
}
