import { invariant, ok } from '@/domain/common/result'
import { countyChangesKept, setDataOffice as decide } from '@/domain/settings/data-office'
import { askWords } from '../checks/checks'
import { handler, type Badge } from '../common/capability'

export const dataOffice = handler('settings.dataOffice', async ({ here, village }) => {
  const region = await here.get('regions', village.countyId)
  return ok({ county: village.county, office: region?.office ?? null })
})

export const setDataOffice = handler('settings.setDataOffice', async (context, request) => {
  const { person, now, today, village } = context
  const { body, phone, address, hours } = request
  const asked = await askWords(context, {
    body: ['单位名称', body],
    address: ['地址', address],
    hours: ['办公时间', hours],
  })
  if (!asked.ok) return asked
  return context.write(async (t) => {
    const region = await t.get('regions', village.countyId)
    invariant(region !== null, 'a village lies in a county')
    const set = decide(region.office ?? null, { body, phone, address, hours }, today)
    if (!set.ok) return set
    const { office, words } = set.value
    const change = { at: now, by: person.personId, words }
    const changes = [...(region.changes ?? []), change].slice(-countyChangesKept)
    await t.update('regions', village.countyId, { office, changes })
    return ok({})
  })
})

/** An officer of the county is told that nobody is named yet. */
export const unset: Badge = async ({ store }, as) => {
  if (!('officer' in as) || as.officer.level !== 'county') return {}
  const region = await store.get('regions', as.officer.regionId)
  return region?.office ? {} : { officeUnset: true }
}
