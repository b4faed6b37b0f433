import { addMs } from '@/domain/common/day'
import type { Platform } from './context'
import { inBatches } from './documents-tools'

/** Longer than a phone that was off keeps what it could not send. */
const keptMs = 90 * 86_400_000

export async function sweepReceipts(
  { store, clock }: Platform,
  time?: () => boolean,
): Promise<void> {
  const range = { field: 'at', lt: addMs(clock.now(), -keptMs) }
  const old = await store.list('receipts', { eq: {}, range, limit: 200 })
  await inBatches(old, 10, ({ _id }) => store.tx((t) => t.remove('receipts', _id)), time)
}
