import { ok } from '@/domain/common/result'
import { ageGroupOf, isUnder14 } from '@/domain/roster/age'
import { handler } from '../common/capability'
import { listAll, pageOf, startsWith } from '../common/documents-tools'
import { Lookup, membersOf } from '../common/people'

export const villages = handler('roster.villages', async (context, request) => {
  const { text, after, limit } = request
  // A county has some hundred villages: all of them, since no index finds the middle of a name.
  const all = await listAll(context.store, 'villages', { eq: {}, range: { field: 'name' } })
  const found = all.filter((v) => v.name.includes(text) || v.town.includes(text))
  const from = found.findIndex((v) => v.villageId === after) + 1
  const shown = found.slice(from, from + limit)
  const last = shown[shown.length - 1]
  return ok({
    villages: shown.map(({ villageId, name, town, county, households }) => ({
      villageId,
      name,
      town,
      county,
      households,
    })),
    after: last && from + limit < found.length ? last.villageId : null,
  })
})

export const find = handler('roster.find', async (context, request) => {
  const { here, today } = context
  const lookup = Lookup.for(context)
  const others = lookup.inPublic()
  const page = await pageOf(
    here,
    'households',
    { eq: { villageId: request.villageId }, range: { field: 'name', ...startsWith(request.text) } },
    request.after,
    request.limit,
  )
  const households = await Promise.all(
    page.rows
      .filter((h) => !h.leftOn)
      .map(async (h) => ({
        householdId: h.householdId,
        name: `${h.name}户`,
        shown: await others.householdName(h.householdId),
        group: await lookup.group(h.groupId),
        number: h.number,
        members: await Promise.all(
          (await membersOf(here, h.householdId)).map(async (m) => ({
            residentId: m.residentId,
            name: m.name,
            shown: await others.residentName(m.residentId),
            under14: isUnder14(m, today),
            age: ageGroupOf(m, today),
          })),
        ),
      })),
  )
  return ok({ households, after: page.after })
})
