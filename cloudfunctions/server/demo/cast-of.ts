import type { Placed } from './deed-story'
import type { Settled } from './settle'
import { headOf } from './settle'
import type { Whose } from './told-honours'

/** Finds somebody of the story by name, or the head of the household at [group, number]. */
export function castOf(village: Settled): (whose: Whose) => Placed {
  const byName = new Map<string, Placed>()
  const byPlace = new Map<string, Placed>()
  for (const family of village.families) {
    for (const member of family.members) byName.set(member.name, { member, family })
    byPlace.set(`${family.groupId} ${family.number}`, { member: headOf(family), family })
  }
  return (whose) => {
    const found =
      typeof whose === 'string'
        ? byName.get(whose)
        : byPlace.get(`${village.plan.villageId}-${String(whose[0])} ${String(whose[1])}`)
    if (!found) throw new Error(`nobody in ${village.plan.name} is ${String(whose)}`)
    return found
  }
}
