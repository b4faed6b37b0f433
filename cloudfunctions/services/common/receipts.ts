import { addMs } from '@/domain/common/day'
import type { Platform } from './context'
import { removeOld } from './documents-tools'

/** Longer than a phone that was off keeps what it could not send. */
const keptMs = 90 * 86_400_000

export async function sweepReceipts(
  { store, clock }: Platform,
  time?: () => boolean,
): Promise<void> {
  await removeOld(store, 'receipts', { field: 'at', lt: addMs(clock.now(), -keptMs) }, time)
}
