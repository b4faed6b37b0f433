import { addDays, startOfDay, type Day } from '@/domain/common/day'
import type { Deed } from '@/domain/deeds/deed'
import { alikeTo } from '@/domain/deeds/odd'
import type { RuleItem } from '@/domain/rules/contract'
import type { RuleSet } from '@/domain/rules/set'
import type { Reader } from '../common/context'
import type { Documents } from '../common/documents'

/** More than a household files from one day on while that day may still be filed for. */
const most = 1000

/** What a household has of a day, with what its rule counts by. Nothing is filed before it is done. */
export async function deedsOfDay(
  here: Reader,
  { householdId, doneOn }: { householdId: string; doneOn: Day },
  rules: RuleSet | null,
): Promise<readonly (Documents['deeds'] & { readonly per: RuleItem['per'] })[]> {
  const since = await filedSince(here, householdId, doneOn)
  return since
    .filter((deed) => deed.doneOn === doneOn)
    .map((deed) => ({
      ...deed,
      per: rules?.items.find((i) => i.id === deed.itemId)?.per ?? 'time',
    }))
}

/** What may be the same thing and stands already, newest first. */
export async function alikeIn(
  here: Reader,
  deed: Pick<Deed, 'deedId' | 'householdId' | 'itemId' | 'doneOn'>,
): Promise<readonly Documents['deeds'][]> {
  return alikeTo(deed, await filedSince(here, deed.householdId, addDays(deed.doneOn, -1)))
}

function filedSince(here: Reader, householdId: string, day: Day) {
  return here.list('deeds', {
    eq: { householdId },
    range: { field: 'filedAt', gte: startOfDay(day) },
    order: 'desc',
    limit: most,
  })
}
