import { fail, ok } from '@/domain/common/result'
import { handler } from '../common/capability'
import { startsWith } from '../common/documents-tools'
import { Lookup } from '../common/people'
import { record } from '../record/record'
import { staffOf } from './settings'

/** The own statement; to the supervisor and the town that of everybody with a role. */
export const near = handler('settings.near', async (context, { villageId, text }) => {
  const { here, person } = context
  const lookup = Lookup.for(context)
  const named = async (householdId: string) => {
    const household = await lookup.household(householdId)
    const place = household
      ? `${await lookup.group(household.groupId)} · ${household.number} 号`
      : ''
    return { householdId, name: household ? `${household.name}户` : '已销户', place }
  }
  const all = (ids: readonly string[]) => Promise.all(ids.map(named))
  const sees = person.kind === 'town' || person.roles.includes('supervisor')
  const staff = sees ? await staffOf(here, villageId) : []
  const stated = staff.filter((r) => (r.near ?? []).length > 0)
  const range = { field: 'name', ...startsWith(text) }
  const found =
    text === '' ? [] : await here.list('households', { eq: { villageId }, range, limit: 10 })
  const others = found.filter((h) => h.householdId !== person.householdId && !h.leftOn)
  return ok({
    own: await all(person.near),
    found: await all(others.map(({ householdId }) => householdId)),
    staff: await Promise.all(
      stated.map(async (r) => ({
        residentId: r.residentId,
        name: r.name,
        near: await all(r.near ?? []),
      })),
    ),
  })
})

/** The record tells that somebody stated it, not whom. */
export const stateNear = handler('settings.stateNear', async (context, request) => {
  const { here, person, now } = context
  const { villageId } = request
  const ids = [...new Set(request.householdIds)]
  const homes = await Promise.all(ids.map((id) => here.get('households', id)))
  const missing = homes.some(
    (h) => h?.villageId !== villageId || h.householdId === person.householdId,
  )
  if (missing) return fail('HOUSEHOLD_NOT_FOUND')
  return context.write(async (t) => {
    const village = await t.get('villages', villageId)
    if (!village) return fail('HOUSEHOLD_NOT_FOUND')
    await t.update('residents', person.personId, { near: ids })
    const words = [
      ids.length === 0 ? '近亲户：申报没有' : `近亲户：申报了 ${String(ids.length)} 户`,
    ]
    await record(t, village, { by: person.personId, residentId: person.personId, words, at: now })
    return ok({})
  })
})
