import { createHash } from 'node:crypto'
import type { Day, Instant } from '@/domain/common/day'
import type { Role } from '@/domain/common/roles'
import { drawCode } from '@/domain/roster/cards/code'
import type { Ids } from '../../platform/ids'
import type { DocsTx } from '../common/context'
import { newOnceCode, putFounding } from '../session/keys'

/** A county, a town or a village by its id and name. */
export interface Place {
  readonly id: string
  readonly name: string
}

/** The number of a new card, and the one-time code beside it, of which the hash alone is kept. */
export interface DrawnCard {
  readonly code: string
  readonly once: string
  readonly hash: string
}

export interface OfficerStart {
  readonly name: string
  readonly phone: string
}

/** One of the first two people of a village, and where the roster that comes later finds the household. */
export interface PersonStart extends OfficerStart {
  readonly group: string
  readonly number: string
}

const honourTitles = ['最美庭院', '好婆媳', '致富能手', '热心村民']

export async function drawCard(ids: Ids): Promise<DrawnCard> {
  const { code: once, hash } = await newOnceCode({ ids })
  return { code: drawCode(ids.token()), once, hash }
}

/** The same for the same names, so that a place is founded once, whoever does it how often. */
export function placeId(...names: string[]): string {
  return createHash('sha256').update(names.join('\n')).digest('base64url').slice(0, 20)
}

/** @returns whether it was made; what is there already stays as it is */
export async function putRegion(
  t: DocsTx,
  { id, name }: Place,
  level: 'county' | 'town',
  parentId: string | null,
): Promise<boolean> {
  if (await t.get('regions', id)) return false
  await t.insert('regions', { _id: id, name, level, parentId })
  return true
}

export interface PutOfficer {
  readonly officerId: string
  readonly cardCode: string
  readonly state: 'new' | 'there' | 'ended'
}

/** An officer with a card of that number; one who is there already stays, and one who was ended stays ended. */
export async function putOfficer(
  t: DocsTx,
  place: Place,
  level: 'county' | 'town',
  { name, phone }: OfficerStart,
  code: string,
): Promise<PutOfficer> {
  const officerId = placeId(place.id, name, phone)
  const there = await t.get('officers', officerId)
  if (there) {
    const state = there.ended ? 'ended' : 'there'
    return { officerId, cardCode: there.cardCode ?? '', state }
  }
  const officer = { _id: officerId, regionId: place.id, level, name, phone, cardCode: code }
  await t.insert('officers', officer)
  const nowhere = { villageId: '', householdId: '', revoked: false }
  await t.insert('cards', { _id: code, ...nowhere, officerId })
  return { officerId, cardCode: code, state: 'new' }
}

export interface VillageStart {
  readonly village: Place
  readonly town: Place
  readonly county: Place
  /** The first is of the committee, the second reviews; each of a household of its own. */
  readonly people: readonly (PersonStart & { readonly card: DrawnCard })[]
  /** Who founds it: an officer, or nobody of the installation. */
  readonly by: string | null
  readonly today: Day
  readonly now: Instant
}

const firstRoles: readonly (readonly Role[])[] = [['committee'], ['reviewer']]

/**
 * A village with a household of each of its first people. Nobody is there yet who could agree to their roles: the one
 * exception to appointment by two, which the village's record tells.
 * @returns whether it was made; one that is there already stays as it is
 */
export async function putVillage(t: DocsTx, start: VillageStart): Promise<boolean> {
  const { village, town, county, people, by, today, now } = start
  const villageId = village.id
  if (await t.get('villages', villageId)) return false
  const groups = [...new Set(people.map(({ group }) => group))]
  await t.insert('villages', {
    _id: villageId,
    villageId,
    name: village.name,
    townId: town.id,
    town: town.name,
    countyId: county.id,
    county: county.name,
    unit: 'household',
    unitFixed: false,
    settingsVersion: by === null ? 0 : 1,
    publicity: [{ from: today, days: 3 }],
    claimDays: 30,
    ranking: true,
    boardNames: { aspirations: '志气榜', honours: '光荣榜', ranking: '积分榜' },
    honourTitles,
    households: people.length,
    residents: people.length,
  })
  for (const [i, name] of groups.entries()) {
    const households = people.filter(({ group }) => group === name).length
    const group = { villageId, name, order: i + 1, households }
    await t.insert('groups', { _id: `${villageId}-g${String(i + 1)}`, ...group })
  }
  for (const [i, { name, phone, group, number, card }] of people.entries()) {
    const householdId = `${villageId}-${String(i + 1)}`
    const residentId = `${villageId}-p${String(i + 1)}`
    const groupId = `${villageId}-g${String(groups.indexOf(group) + 1)}`
    await t.insert('households', {
      _id: householdId,
      householdId,
      villageId,
      groupId,
      number,
      headId: residentId,
      name,
      cardCode: card.code,
      unnamed: false,
      nameConsent: false,
    })
    await t.insert('residents', {
      _id: residentId,
      residentId,
      villageId,
      householdId,
      groupId,
      name,
      phone,
      under18Until: null,
      roles: [...(firstRoles[i] ?? [])],
      staff: true,
      nameConsent: false,
    })
    await t.insert('cards', { _id: card.code, villageId, householdId, revoked: false })
    await putFounding(t, householdId, card.hash)
  }
  if (by !== null)
    await t.insert('settingChanges', {
      _id: `${villageId}:1`,
      villageId,
      version: 1,
      at: now,
      by,
      residentId: null,
      words: ['建村：定了头一位村委和头一位审核员，凭登录码登录，不经第二个人同意'],
    })
  return true
}
