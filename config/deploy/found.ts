import { createHash } from 'node:crypto'
import type { Day } from '@/domain/common/day'
import { codeOf, drawCode } from '@/domain/roster/cards/code'
import type { Ids } from '../../cloudfunctions/platform/ids'
import type { Docs, DocsTx } from '../../cloudfunctions/services/common/context'
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

interface Place {
  readonly id: string
  readonly name: string
}

const honourTitles = ['最美庭院', '好婆媳', '致富能手', '热心村民']

/**
 * Writes down what an installation begins with. Whatever is there already stays as it is, so the same file may be run
 * again with more villages in it: a place is known by its names.
 */
export async function found(
  store: Docs,
  { county, officers, towns }: County,
  { ids, today }: { ids: Ids; today: Day },
): Promise<GivenCard[]> {
  const cards: GivenCard[] = []
  const top = { id: idOf(county), name: county }
  const draw = async (): Promise<Drawn> => {
    const { code: once, hash } = await newOnceCode({ ids })
    return { code: drawCode(ids.token()), once, hash }
  }
  await store.tx((t) => region(t, top, 'county', null))
  for (const each of officers) {
    const drawn = await draw()
    cards.push(await store.tx((t) => officer(t, top, 'county', each, drawn)))
  }
  for (const town of towns) {
    const place = { id: idOf(county, town.name), name: town.name }
    await store.tx((t) => region(t, place, 'town', top.id))
    for (const each of town.officers) {
      const drawn = await draw()
      cards.push(await store.tx((t) => officer(t, place, 'town', each, drawn)))
    }
    for (const each of town.villages) {
      const drawn = await draw()
      cards.push(await store.tx((t) => village(t, top, place, each, drawn, today)))
    }
  }
  return cards
}

interface Drawn {
  readonly code: string
  readonly once: string
  readonly hash: string
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

async function region(
  t: DocsTx,
  { id, name }: Place,
  level: 'county' | 'town',
  parentId: string | null,
): Promise<void> {
  if (!(await t.get('regions', id))) await t.insert('regions', { _id: id, name, level, parentId })
}

async function officer(
  t: DocsTx,
  place: Place,
  level: 'county' | 'town',
  { name, phone }: Officer,
  { code, once, hash }: Drawn,
): Promise<GivenCard> {
  const _id = idOf(place.id, name, phone)
  const there = await t.get('officers', _id)
  const given = { place: place.name, name }
  if (there) {
    const state = there.ended ? 'ended' : 'there'
    return { ...given, code: there.cardCode ?? '', once: null, state }
  }
  await t.insert('officers', { _id, regionId: place.id, level, name, phone, cardCode: code })
  await t.insert('cards', {
    _id: code,
    villageId: '',
    householdId: '',
    revoked: false,
    officerId: _id,
  })
  await putOnce(t, _id, hash, null)
  return { ...given, code, once, state: 'new' }
}

/** The village with one group and one household in it: of the person who then imports the roster. */
async function village(
  t: DocsTx,
  county: Place,
  town: Place,
  { name, secretary }: VillageStart,
  { code, once, hash }: Drawn,
  today: Day,
): Promise<GivenCard> {
  const villageId = idOf(town.id, name)
  const householdId = `${villageId}-1`
  const place = `${town.name} ${name}`
  if (await t.get('villages', villageId)) {
    const household = await t.get('households', householdId)
    const code = household?.cardCode ?? ''
    return { place, name: secretary.name, code, once: null, state: 'there' }
  }
  const groupId = `${villageId}-g1`
  const residentId = `${villageId}-p1`
  await t.insert('villages', {
    _id: villageId,
    villageId,
    name,
    townId: town.id,
    town: town.name,
    countyId: county.id,
    county: county.name,
    unit: 'household',
    unitFixed: false,
    settingsVersion: 0,
    publicity: [{ from: today, days: 3 }],
    claimDays: 30,
    ranking: true,
    boardNames: { aspirations: '志气榜', honours: '光荣榜', ranking: '积分榜' },
    honourTitles,
    households: 1,
    residents: 1,
  })
  const group = { villageId, name: secretary.group, order: 1, households: 1 }
  await t.insert('groups', { _id: groupId, ...group })
  await t.insert('households', {
    _id: householdId,
    householdId,
    villageId,
    groupId,
    number: secretary.number,
    headId: residentId,
    name: secretary.name,
    cardCode: code,
    unnamed: false,
    nameConsent: false,
  })
  await t.insert('residents', {
    _id: residentId,
    residentId,
    villageId,
    householdId,
    groupId,
    name: secretary.name,
    phone: secretary.phone,
    under18Until: null,
    roles: ['committee'],
    staff: true,
    nameConsent: false,
  })
  await t.insert('cards', { _id: code, villageId, householdId, revoked: false })
  await putOnce(t, householdId, hash, null)
  return { place, name: secretary.name, code, once, state: 'new' }
}

/** The same for the same names, so that a second run finds what the first one wrote. */
function idOf(...names: string[]): string {
  return createHash('sha256').update(names.join('\n')).digest('base64url').slice(0, 20)
}
