import type { Instant } from '@/domain/common/day'
import type { DocsTx } from '../common/context'
import type { Documents } from '../common/documents'
import { replace } from '../common/documents-tools'

export interface Change {
  readonly by: string
  readonly proposedBy?: string
  /** Whom it is about. */
  readonly residentId?: string | null
  /** One line each, without names. */
  readonly words: readonly string[]
  readonly at: Instant
}

/**
 * Writes into a village's record of changes, in the transaction of what it tells. The village's version grows with it
 * and is the record's id, so two changes never stand beside each other unseen.
 * @param after the village's own fields that change with it
 */
export async function record(
  t: DocsTx,
  before: Documents['villages'],
  { by, proposedBy, residentId = null, words, at }: Change,
  after: Partial<Documents['villages']> = {},
): Promise<void> {
  const { villageId } = before
  const version = before.settingsVersion + 1
  await replace(t, 'villages', before, { ...before, ...after, settingsVersion: version })
  await t.insert('settingChanges', {
    _id: `${villageId}:${String(version)}`,
    villageId,
    version,
    at,
    by,
    ...(proposedBy === undefined ? {} : { proposedBy }),
    residentId,
    words,
  })
}

/** The same where the village is not read otherwise. */
export async function recordIn(t: DocsTx, villageId: string, change: Change): Promise<void> {
  const village = await t.get('villages', villageId)
  if (village) await record(t, village, change)
}
