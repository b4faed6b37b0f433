import type { Answer } from '@/domain/contracts'
import { opening } from '@/domain/common/opens'
import { by } from '@/domain/common/order'
import { fail, ok } from '@/domain/common/result'
import { foundingGuesses, hoursLeft, openFoundingCode } from '@/domain/founding/code'
import { codeOf } from '@/domain/roster/cards/code'
import type { GivenCard } from '@/domain/founding/contract'
import { handler } from '../common/capability'
import type { Docs, DocsTx, Reader } from '../common/context'
import type { Documents } from '../common/documents'
import { callerOf } from '../session/caller'
import { newSecret, putOnce, setSecret } from '../session/keys'
import { officersWhere } from '../session/last-officer'
import { actingOfficer, villagesBelow } from '../session/officers'
import { isHashOf } from '../session/slow-hash'
import { guessed } from '../session/tries'
import { isFounded } from './code'
import { drawCard, placeId, putOfficer, putRegion, putVillage, type DrawnCard } from './places'

type Officer = Documents['officers']
type Region = Documents['regions']

export const state = handler('founding.state', async ({ store, now }) => {
  const founded = await isFounded(store)
  const code = founded ? null : ((await store.get('installation', 'this'))?.code ?? null)
  return ok({ founded, codeHours: hoursLeft(code, now) })
})

/** The county and its first officer. Two at once write the same installation, so that one finds the code used. */
export const openCounty = handler('founding.openCounty', async (context, request) => {
  const { store, platform, now } = context
  const { code, county, name, phone } = request
  if (await isFounded(store)) return fail('FOUNDED_ALREADY')
  const guess = {
    of: 'webCodeTries',
    id: `founding:${callerOf(context) ?? ''}`,
    limit: foundingGuesses,
    wrong: ['FOUNDING_CODE_WRONG'],
    locked: ({ opensAt }) =>
      fail('FOUNDING_LOCKED', opensAt === null ? {} : { ...opening(opensAt, now) }),
  } satisfies Parameters<typeof guessed>[1]
  return guessed(context, guess, async () => {
    const seen = openFoundingCode((await store.get('installation', 'this'))?.code ?? null, now)
    if (!seen.ok) return seen
    if (!(await isHashOf(codeOf(code), seen.value.hash))) return fail('FOUNDING_CODE_WRONG')
    const secret = await newSecret(platform, request.secret, [{ phone }])
    if (!secret.ok) return secret
    const card = await drawCard(platform.ids)
    return context.write(async (t) => {
      const installation = await t.get('installation', 'this')
      if (installation?.code?.hash !== seen.value.hash) return fail('FOUNDING_CODE_USED')
      await t.update('installation', 'this', { code: null })
      const place = { id: placeId(county), name: county }
      await putRegion(t, place, 'county', null)
      const { officerId } = await putOfficer(t, place, 'county', { name, phone }, card.code)
      await setSecret(t, officerId, secret.value, now)
      return ok({ cardCode: card.code })
    })
  })
})

export const overview = handler('founding.overview', async (context) => {
  const { store } = context
  const me = await officerOf(context, null)
  if (!me) return fail('NO_OFFICER')
  const { regionId, level } = me
  const [region, regions, officers, villages] = await Promise.all([
    store.get('regions', regionId),
    store.list('regions', { eq: {}, limit: 1000 }),
    officersWhere(store, ({ ended }) => !ended),
    villagesBelow(store, me),
  ])
  const below = regions.filter(
    (each) => (level === 'county' ? each.parentId : each._id) === regionId,
  )
  const acting = (id: string) => officers.filter((each) => each.regionId === id).length
  const towns = below.map(async ({ _id, name }) => ({
    regionId: _id,
    name,
    officers: acting(_id),
    villages: await Promise.all(
      villages.filter(({ townId }) => townId === _id).map((each) => villageRow(store, each)),
    ),
  }))
  return ok({
    ...{ regionId, level, name: region?.name ?? '' },
    officers: acting(regionId),
    towns: (await Promise.all(towns)).sort(by(({ name }) => name)),
  })
})

async function villageRow(
  store: Reader,
  { villageId, name, households }: Documents['villages'],
): Promise<Answer<'founding.overview'>['towns'][number]['villages'][number]> {
  const [staff, sets] = await Promise.all([
    store.list('residents', { eq: { villageId, staff: true }, limit: 1000 }),
    store.list('ruleSets', { eq: { villageId }, range: { field: 'version' }, limit: 1 }),
  ])
  const holding = (role: 'committee' | 'reviewer') =>
    staff.filter((each) => !each.leftOn && each.roles.includes(role)).length
  return {
    ...{ villageId, name, households },
    committee: holding('committee'),
    reviewers: holding('reviewer'),
    hasRules: sets.length > 0,
  }
}

export const addTown = handler('founding.addTown', async (context, { name }) => {
  const me = await officerOf(context, 'county')
  if (!me) return fail('NO_OFFICER')
  return context.write(async (t) => {
    const county = await regionStill(t, context, me)
    if (!county) return fail('NO_OFFICER')
    const town = { id: placeId(county.name, name), name }
    const made = await putRegion(t, town, 'town', county._id)
    return made ? ok({ regionId: town.id }) : fail('TOWN_THERE')
  })
})

/** Without a receipt, which would keep the one-time code: sent again, the officer is there already. */
export const addOfficer = handler('founding.addOfficer', async (context, request) => {
  const { store, platform } = context
  const { regionId, name, phone } = request
  const me = await officerOf(context, 'county')
  if (!me) return fail('NO_OFFICER')
  const card = await drawCard(platform.ids)
  return store.tx(async (t) => {
    const county = await regionStill(t, context, me)
    if (!county) return fail('NO_OFFICER')
    const region = await t.get('regions', regionId)
    const isBelow = region?.parentId === county._id || regionId === county._id
    if (!region || !isBelow) return fail('REGION_NOT_FOUND')
    const place = { id: regionId, name: region.name }
    const { officerId, state } = await putOfficer(
      t,
      place,
      region.level,
      { name, phone },
      card.code,
    )
    if (state !== 'new') return fail('OFFICER_THERE')
    await putOnce(t, officerId, card.hash, null)
    return ok(given(name, card))
  })
})

/** Without a receipt, which would keep the one-time codes: sent again, the village is there already. */
export const addVillage = handler('founding.addVillage', async (context, request) => {
  const { store, platform, now, today } = context
  const { townId, name, committee, reviewer } = request
  const alike = (field: 'phone' | 'number') => committee[field] === reviewer[field]
  const isOneHousehold = alike('number') && committee.group === reviewer.group
  if (isOneHousehold || alike('phone')) return fail('FIRST_TWO_ALIKE')
  const me = await officerOf(context, null)
  if (!me) return fail('NO_OFFICER')
  const [one, other] = [await drawCard(platform.ids), await drawCard(platform.ids)]
  const village = { id: placeId(townId, name), name }
  const people = [
    { ...committee, card: one },
    { ...reviewer, card: other },
  ]
  return store.tx(async (t) => {
    const own = await regionStill(t, context, me)
    if (!own) return fail('NO_OFFICER')
    const town = await t.get('regions', townId)
    const county = town?.parentId ? await t.get('regions', town.parentId) : null
    if (town?.level !== 'town' || !county || ![townId, county._id].includes(own._id))
      return fail('REGION_NOT_FOUND')
    const made = await putVillage(t, {
      ...{ village, people, today, now },
      town: { id: townId, name: town.name },
      county: { id: county._id, name: county.name },
      by: me._id,
    })
    if (!made) return fail('VILLAGE_THERE')
    const cards = { committee: given(committee.name, one), reviewer: given(reviewer.name, other) }
    return ok({ villageId: village.id, ...cards })
  })
})

function given(name: string, { code, once }: DrawnCard): GivenCard {
  return { name, cardCode: code, once }
}

/** As which officer somebody acts; of the county where of both. Null where as none, or not of the county where it takes that. */
async function officerOf(
  { store, userId }: Asking,
  level: 'county' | null,
): Promise<Officer | null> {
  const officer = await actingOfficer(
    store,
    await store.list('bindings', { eq: { userId }, limit: 100 }),
  )
  return level === null || officer?.level === level ? officer : null
}

/** The officer's region, where nobody ended them since. */
async function regionStill(
  t: DocsTx,
  { userId }: Asking,
  { _id, regionId }: Officer,
): Promise<(Region & { _id: string }) | null> {
  const binding = await t.get('bindings', `${userId}:${regionId}`)
  const officer = await t.get('officers', _id)
  if (binding?.personId !== _id || !officer || officer.ended) return null
  return t.get('regions', regionId)
}

interface Asking {
  readonly store: Pick<Docs, 'get' | 'list'>
  readonly userId: string
}
