import { createHash } from 'node:crypto'
import type { Day } from '@/domain/common/day'
import { drawCode } from '@/domain/roster/cards/code'
import type { Ids } from '../../cloudfunctions/platform/ids'
import type { Docs, DocsTx } from '../../cloudfunctions/services/common/context'
import type { County, Officer, VillageStart } from './county'

/** A card with which somebody signs in, together with the last four digits of the phone. */
export interface GivenCard {
  readonly place: string
  readonly name: string
  readonly code: string
  /** Made by this run; else by an earlier one. */
  readonly fresh: boolean
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
  const draw = () => drawCode(ids.token())
  await store.tx((t) => region(t, top, 'county', null))
  for (const each of officers) {
    const code = draw()
    cards.push(await store.tx((t) => officer(t, top, 'county', each, code)))
  }
  for (const town of towns) {
    const place = { id: idOf(county, town.name), name: town.name }
    await store.tx((t) => region(t, place, 'town', top.id))
    for (const each of town.officers) {
      const code = draw()
      cards.push(await store.tx((t) => officer(t, place, 'town', each, code)))
    }
    for (const each of town.villages) {
      const code = draw()
      cards.push(await store.tx((t) => village(t, top, place, each, code, today)))
    }
  }
  return cards
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
  code: string,
): Promise<GivenCard> {
  const _id = idOf(place.id, name, phone)
  const there = await t.get('officers', _id)
  if (there) return { place: place.name, name, code: there.cardCode ?? '', fresh: false }
  await t.insert('officers', { _id, regionId: place.id, level, name, phone, cardCode: code })
  await t.insert('cards', {
    _id: code,
    villageId: '',
    householdId: '',
    revoked: false,
    officerId: _id,
  })
  return { place: place.name, name, code, fresh: true }
}

/** The village with one group and one household in it: of the person who then imports the roster. */
async function village(
  t: DocsTx,
  county: Place,
  town: Place,
  { name, secretary }: VillageStart,
  code: string,
  today: Day,
): Promise<GivenCard> {
  const villageId = idOf(town.id, name)
  const householdId = `${villageId}-1`
  const place = `${town.name} ${name}`
  if (await t.get('villages', villageId)) {
    const household = await t.get('households', householdId)
    return { place, name: secretary.name, code: household?.cardCode ?? '', fresh: false }
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
    birthDay: null,
    roles: ['committee'],
    staff: true,
    nameConsent: false,
  })
  await t.insert('cards', { _id: code, villageId, householdId, revoked: false })
  return { place, name: secretary.name, code, fresh: true }
}

/** The same for the same names, so that a second run finds what the first one wrote. */
function idOf(...names: string[]): string {
  return createHash('sha256').update(names.join('\n')).digest('base64url').slice(0, 20)
}
