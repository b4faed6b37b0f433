import type { Day } from '@/domain/common/day'
import type { RuleSetView } from '@/domain/rules/contract'
import { useVillageId } from '@/session/village'
import { useQuery, type Query } from '@/data/call'

/** The rule set in force on a day, today if none is named: a deed is valued by that of the day it was done. */
export function useRules(day?: Day): Query<RuleSetView> {
  const villageId = useVillageId()
  return useQuery(
    'rules.inForce',
    villageId === null ? null : { villageId, ...(day === undefined ? {} : { day }) },
  )
}
