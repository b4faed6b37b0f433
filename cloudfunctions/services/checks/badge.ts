import { decidesTexts } from '@/domain/common/viewer'
import type { Filter } from '../../platform/store/store'
import type { Badge } from '../common/capability'

/** Texts and photos on which this person may have to decide. */
export const waiting: Badge = async ({ store }, as) => {
  const count = (eq: Filter['eq']) => store.count('checks', { eq: { ...eq, state: 'review' } })
  if ('officer' in as) {
    const { level, regionId: townId } = as.officer
    const checks = level === 'town' ? await count({ townId, substitute: true }) : 0
    return checks > 0 ? { checks } : {}
  }
  const { roles, villageId } = as.resident
  return decidesTexts(roles) ? { checks: await count({ villageId, substitute: false }) } : {}
}
