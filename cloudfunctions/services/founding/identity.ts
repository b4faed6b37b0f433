import type { Instant } from '@/domain/common/day'
import type { Ids } from '../../platform/ids'
import type { Docs } from '../common/context'

/** Which installation these data are of: named at its first start, and the same for ever, in every copy. */
export async function identify(
  store: Docs,
  { ids, now }: { ids: Ids; now: Instant },
): Promise<string> {
  const drawn = ids.id()
  return store.tx(async (t) => {
    const there = await t.get('installation', 'this')
    if (there) return there.installationId
    await t.insert('installation', { _id: 'this', installationId: drawn, since: now })
    return drawn
  })
}
