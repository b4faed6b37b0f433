import type { Day, Instant } from '@/domain/common/day'
import { codeOf } from '@/domain/roster/cards/code'
import type { Ids } from '../../cloudfunctions/platform/ids'
import type { Docs } from '../../cloudfunctions/services/common/context'
import {
  drawCard,
  placeId,
  putOfficer,
  putRegion,
  putVillage,
  type DrawnCard,
  type Place,
} from '../../cloudfunctions/services/founding/places'
import { newOnceCode, putOnce } from '../../cloudfunctions/services/session/keys'
import type { County, Officer, VillageStart } from './county'

/** A card with which somebody signs in, the first time together with a one-time code. */
export interface GivenCard {
  readonly place: string
  readonly name: string
  readonly code: string
  /** The one-time code, of a card made by this run; nobody finds it again. */
  readonly once: string | null
  /** Made by this run, by an earlier one, or ended since: that one signs nobody in. */
  readonly state: 'new' | 'there' | 'ended'
}

interface Outside {
  readonly ids: Ids
  readonly today: Day
  readonly now: Instant
}

/**
 * Writes down what an installation begins with, as the web's founding does. Whatever is there already stays as it is, so
 * the same file may be run again with more villages in it: a place is known by its names.
 */
export async function found(
  store: Docs,
  { county, officers, towns }: County,
  outside: Outside,
): Promise<GivenCard[]> {
  const cards: GivenCard[] = []
  const top = { id: placeId(county), name: county }
  const officer = async (place: Place, level: 'county' | 'town', each: Officer) => {
    const drawn = await drawCard(outside.ids)
    const put = await store.tx(async (t) => {
      const made = await putOfficer(t, place, level, each, drawn.code)
      if (made.state === 'new') await putOnce(t, made.officerId, drawn.hash, null)
      return made
    })
    cards.push(given(place.name, each.name, put.cardCode, put.state, drawn))
  }
  await store.tx((t) => putRegion(t, top, 'county', null))
  for (const each of officers) await officer(top, 'county', each)
  for (const town of towns) {
    const place = { id: placeId(county, town.name), name: town.name }
    await store.tx((t) => putRegion(t, place, 'town', top.id))
    for (const each of town.officers) await officer(place, 'town', each)
    for (const each of town.villages)
      cards.push(...(await village(store, top, place, each, outside)))
  }
  return cards
}

async function village(
  store: Docs,
  county: Place,
  town: Place,
  { name, secretary, reviewer }: VillageStart,
  { ids, today, now }: Outside,
): Promise<GivenCard[]> {
  const id = placeId(town.id, name)
  const first = reviewer ? [secretary, reviewer] : [secretary]
  const people = await Promise.all(
    first.map(async (person) => ({ ...person, card: await drawCard(ids) })),
  )
  const start = { village: { id, name }, town, county, people, by: null, today, now }
  const made = await store.tx((t) => putVillage(t, start))
  const rows = people.map(async (person, i) => {
    const household = await store.get('households', `${id}-${String(i + 1)}`)
    const code = household?.cardCode ?? ''
    return given(`${town.name} ${name}`, person.name, code, made ? 'new' : 'there', person.card)
  })
  return Promise.all(rows)
}

function given(
  place: string,
  name: string,
  code: string,
  state: GivenCard['state'],
  { once }: DrawnCard,
): GivenCard {
  return { place, name, code, once: state === 'new' ? once : null, state }
}

/**
 * Another one-time code for a card, where the first was lost before it was used or the secret forgotten.
 * @returns null where there is no such card, or it was ended
 */
export async function renewCode(
  store: Docs,
  typed: string,
  { ids }: { ids: Ids },
): Promise<string | null> {
  const card = await store.get('cards', codeOf(typed))
  if (!card || card.revoked) return null
  if (card.officerId !== undefined && (await store.get('officers', card.officerId))?.ended)
    return null
  const { code, hash } = await newOnceCode({ ids })
  await store.tx((t) => putOnce(t, card.officerId ?? card.householdId, hash, null))
  return code
}
