import { dayOf } from '@/domain/common/day'
import { keptOf, keptOn } from '@/domain/roster/age'
import type { Platform } from '../common/context'
import { inBatches } from '../common/documents-tools'

/** The day of that change: whoever was of age by then is grown for good; other months go as they pass. */
const since = '2026-11-29'

interface WithBirthday {
  readonly birthDay?: string | null
}

/** What versions before kept of somebody, or were about to write, with what is kept of a birthday in its place. */
export function withoutBirthday<T extends object>(fields: T): T {
  const { birthDay, ...others } = fields as T & WithBirthday
  const rest = others as unknown as T
  if (birthDay === undefined) return rest
  return { ...rest, under18Until: birthDay === null ? null : keptOf(birthDay, since) }
}

/** Part of the timer: a month that is past tells nothing more than an adult's birthday, which is not kept. */
export async function forgetMonths(
  { store, clock }: Platform,
  time?: () => boolean,
): Promise<void> {
  const today = dayOf(clock.now())
  const range = { field: 'under18Until', lt: today.slice(0, 7) }
  const past = await store.list('residents', { eq: {}, range, limit: 200 })
  const forget = ({ residentId }: { readonly residentId: string }) =>
    store.tx(async (t) => {
      const until = (await t.get('residents', residentId))?.under18Until
      if (until) await t.update('residents', residentId, { under18Until: keptOn(until, today) })
    })
  await inBatches(past, 10, forget, time)
}
