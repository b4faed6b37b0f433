import { fail, ok } from '@/domain/common/result'
import { dayOf } from '@/domain/common/day'
import { by } from '@/domain/common/order'
import type { OfficerRow } from '@/domain/session/contract'
import { askWords } from '../checks/checks'
import { handler } from '../common/capability'
import type { Context } from '../common/context'
import type { Documents } from '../common/documents'
import { touchKey } from './binding'
import { endingOf } from './ending'
import { anotherOfficer, officersWhere } from './last-officer'

type Officer = Documents['officers']

/** To the county those of all its towns, to a town its own. */
export const officers = handler('session.officers', async (context) => {
  const { here, person } = context
  const regions = await regionsBelow(context)
  const found = await officersWhere(here, ({ regionId }) => regions.has(regionId))
  const names = new Map(found.map(({ _id, name }) => [_id, name]))
  const rows = found.map(async (officer) => {
    const { _id: officerId, name, level, regionId, ended } = officer
    const bindings = await here.list('bindings', { eq: { personId: officerId }, limit: 1 })
    return {
      officerId,
      name,
      level,
      place: regions.get(regionId) ?? '',
      signedIn: bindings.length > 0,
      me: officerId === person.personId,
      ended: ended
        ? { on: dayOf(ended.at), by: names.get(ended.by) ?? '县里', reason: ended.reason }
        : null,
    }
  })
  return ok({ officers: (await Promise.all(rows)).sort(byPlace) })
})

const byPlace = by(({ level, place, name }: OfficerRow) => `${level} ${place} ${name}`)

/** Id → name of the regions whose officers the caller answers for. */
async function regionsBelow({ here, person, village }: Context): Promise<Map<string, string>> {
  const { townId, town, countyId } = village
  if (person?.kind !== 'county') return new Map([[townId, town]])
  const all = await here.list('regions', { eq: {}, limit: 1000 })
  const own = all.filter(({ _id, parentId }) => _id === countyId || parentId === countyId)
  return new Map(own.map(({ _id, name }) => [_id, name]))
}

/** The county ends an officer: card, sign-ins and sessions at once. Who it was stays with what was decided. */
export const endOfficer = handler('session.endOfficer', async (context, request) => {
  const { here, person, now } = context
  const { officerId, reason } = request
  if (officerId === person.personId) return fail('OFFICER_OWN')
  const regions = await regionsBelow(context)
  const seen = await here.get('officers', officerId)
  if (!seen || seen.ended || !regions.has(seen.regionId)) return fail('OFFICER_NOT_FOUND')
  const asked = await askWords(context, { reason: ['缘由', reason] })
  if (!asked.ok) return asked
  const stays = await anotherOfficer(here, seen, (binding) => binding.personId === officerId)
  const ending = await endingOf(here, [officerId])
  const done = await context.write(async (t) => {
    const officer: Officer | null = await t.get('officers', officerId)
    if (!officer || officer.ended) return fail('OFFICER_NOT_FOUND')
    if (!(await stays(t))) return fail('OFFICER_LAST')
    await t.update('officers', officerId, { ended: { by: person.personId, at: now, reason } })
    await touchKey(t, officerId, now)
    await ending.write(t)
    return ok({})
  })
  if (done.ok) await ending.after()
  return done
})
