import { createHash } from 'node:crypto'
import type { OpenContext } from '../common/context'

/** Who calls, as far as it is known: not by the address itself, which is kept nowhere. */
export function callerOf({ userId, from }: Pick<OpenContext, 'userId' | 'from'>): string | null {
  const who = userId ?? from
  return who === null ? null : createHash('sha256').update(who).digest('hex')
}
