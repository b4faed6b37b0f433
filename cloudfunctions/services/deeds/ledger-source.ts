import { ruleSetName } from '@/domain/rules/set'
import type { LedgerSource } from '../common/capability'
import { itemOf, ruleSetsIn } from '../rules/sets'

/** A line for a deed: the rule's item, and the version it was valued by. */
export const deedSource: LedgerSource = {
  opens: (deedId) => ({ deedId }),
  async words(lookup, { source, ruleVersion }) {
    const deed = await lookup.here.get('deeds', source.id)
    if (!deed) return { title: '', note: '' }
    const sets = await ruleSetsIn(lookup, deed.villageId)
    const set = sets.find((s) => s.version === ruleVersion)
    return { title: itemOf(sets, deed)?.name ?? '', note: set ? ruleSetName(set) : '' }
  },
}
