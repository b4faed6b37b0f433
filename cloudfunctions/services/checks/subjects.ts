import type { Check } from '@/domain/checks/check'
import { holdOn, withoutHold, type Holding } from '@/domain/checks/held'
import type { Instant } from '@/domain/common/day'
import type { Contributions, Moderated } from '../common/capability'
import type { DocsTx } from '../common/context'
import type { CollectionWith, Documents } from '../common/documents'
import { notify } from '../inbox/notices'

type Holder = CollectionWith<'held', Holding>

/**
 * Texts that are held in the documents of a collection. `without` takes one that did not pass out of its document for
 * good: what it belonged to stays, unless it says nothing without it. `shown` tells whoever had to wait for it.
 */
export function heldIn<C extends Holder>(
  collection: C,
  what: Moderated['what'],
  without: (document: Documents[C], slot: string, now: Instant) => Partial<Documents[C]>,
  shown?: (t: DocsTx, document: Documents[C], slot: string, now: Instant) => Promise<void>,
): Moderated {
  return {
    what,
    async settle(t, { subject, slot, at }, verdict, now) {
      const document = await t.get(collection, subject.id)
      if (!document || holdOn(document, slot)?.at !== at) return false
      const held = withoutHold(document, slot)
      const change = verdict === 'show' ? {} : without(document, slot, now)
      await t.update(collection, subject.id, { ...change, held } as Partial<Documents[C]>)
      if (verdict === 'show') await shown?.(t, document, slot, now)
      return true
    },
  }
}

/** Part of whatever decides: shows the text or photo, or takes it away and tells its writer's household. */
export async function settle(
  t: DocsTx,
  check: Documents['checks'],
  verdict: 'show' | 'take',
  now: Instant,
  contributed: Contributions,
): Promise<void> {
  const { subject, _id } = check
  if (subject.kind === 'words') {
    await t.update('checks', _id, { state: verdict === 'show' ? 'allowed' : 'denied' })
    return
  }
  await t.remove('checks', _id)
  const text = contributed.texts[subject.kind]
  if (!(await text.settle(t, check, verdict, now, contributed))) return
  if (verdict === 'take') await tell(t, check, now, text)
}

async function tell(
  t: DocsTx,
  check: Documents['checks'],
  at: Instant,
  { what, media }: Moderated,
): Promise<void> {
  const { by, villageId, _id } = check
  if (by.householdId === null) return
  const kind = media ? 'photo.taken' : 'text.taken'
  await notify(
    t,
    {
      villageId,
      householdId: by.householdId,
      kind,
      subjectId: check.subject.id,
      what: what(check.slot),
      at,
    },
    `${kind.replace('.', '-')}:${_id}:${String(Date.parse(at))}`,
  )
}

/** What a check is about, in words for whoever decides. */
export function whatWords({ subject, slot }: Check, { texts }: Contributions): string {
  return subject.kind === 'words'
    ? slot.slice(0, slot.indexOf(':'))
    : texts[subject.kind].what(slot)
}
