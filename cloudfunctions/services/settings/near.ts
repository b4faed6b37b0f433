import { fail, ok } from '@/domain/common/result'
import { noticeId } from '@/domain/inbox/notice'
import { handler, type NoticeWords } from '../common/capability'
import { startsWith } from '../common/documents-tools'
import { holdersOf } from '../common/holders'
import { Lookup } from '../common/people'
import { passingOn } from '../deeds/lapse'
import { notify } from '../inbox/notices'
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

/** To the supervisors alone, who see in 近亲回避 whom. */
export const nearNotice: NoticeWords = async (_context, lookup, { subjectId, what }) => ({
  title: '近亲回避',
  who: await lookup.deciding().residentName(subjectId),
  reason: what === '0' ? '申报没有近亲户' : `申报了 ${what ?? ''} 户近亲`,
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
  const supervisors = await holdersOf(here, villageId, 'supervisor')
  const after = supervisors.map((s) => (s.personId === person.personId ? { ...s, near: ids } : s))
  const passOn = await passingOn(context, villageId, after)
  return context.write(async (t) => {
    const village = await t.get('villages', villageId)
    if (!village) return fail('HOUSEHOLD_NOT_FOUND')
    await t.update('residents', person.personId, { near: ids })
    const words = [
      ids.length === 0 ? '近亲户：申报没有' : `近亲户：申报了 ${String(ids.length)} 户`,
    ]
    const { personId } = person
    await record(t, village, { by: personId, residentId: personId, words, at: now })
    await passOn(t)
    for (const { personId: householdId } of supervisors) {
      if (householdId === personId) continue
      const notice = { villageId, householdId, kind: 'near.stated', subjectId: personId } as const
      const id = `${noticeId('near.stated', personId)}:${String(village.settingsVersion)}:${householdId}`
      await notify(t, { ...notice, what: String(ids.length), at: now }, id)
    }
    return ok({})
  })
})
