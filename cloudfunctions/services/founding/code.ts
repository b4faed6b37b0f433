import type { Instant } from '@/domain/common/day'
import { newFoundingCode } from '@/domain/founding/code'
import { drawCode } from '@/domain/roster/cards/code'
import type { Ids } from '../../platform/ids'
import type { Docs, Reader } from '../common/context'
import { costOf, slowHash } from '../session/slow-hash'
import { identify } from './identity'

/** Whether there is a county. */
export async function isFounded(store: Reader): Promise<boolean> {
  return (await store.list('regions', { eq: {}, limit: 1 })).length > 0
}

/**
 * A new founding code, which ends the one before; null where there is a county already. It is shown once to whoever
 * runs the installation, and nobody finds it again.
 */
export async function renewFoundingCode(
  store: Docs,
  { ids, now }: { ids: Ids; now: Instant },
): Promise<string | null> {
  await identify(store, { ids, now })
  if (await isFounded(store)) return null
  const drawn = drawCode(ids.token())
  const code = newFoundingCode(await slowHash(drawn, ids.token(), costOf.once), now)
  await store.tx((t) => t.update('installation', 'this', { code }))
  return drawn
}
