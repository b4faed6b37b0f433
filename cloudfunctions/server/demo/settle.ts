import { startOfDay, type Day } from '@/domain/common/day'
import { keptOf } from '@/domain/roster/age'
import type { Resident } from '@/domain/roster/roster'
import type { Docs } from '../../services/common/context'
import type { Documents } from '../../services/common/documents'
import { costOf, slowHash } from '../../services/session/slow-hash'
import { peopleOf, type Family, type Member } from './people'
import { county, officers, town, type VillagePlan } from './villages'

/** A village as the story knows it: the plan with its people. */
export interface Settled {
  readonly plan: VillagePlan
  readonly families: readonly Family[]
}

type Writes = { [C in keyof Documents]: readonly [C, Documents[C]] }[keyof Documents][]

/** With which any of the demo's households signs in beside its card. */
export const demoSecret = '583017'

const insertsAtOnce = 200

/** Writes down the regions, their officers and every village with its roster: the state before any use case ran. */
export async function settle(
  store: Docs,
  plans: readonly VillagePlan[],
  today: Day,
  since: Day,
): Promise<Settled[]> {
  const settled = plans.map((plan) => ({ plan, families: peopleOf(plan, today) }))
  const holders = [
    ...officers.map(({ id }) => id),
    ...settled.flatMap(({ families }) => families.map(({ householdId }) => householdId)),
  ]
  // The same for all of them, since it is slow by design, and the demo's people keep nothing from each other.
  const secret = await slowHash(demoSecret, 'demo', costOf.secret)
  const key = { secret, secretAt: startOfDay(since), once: null }
  const writes: Writes = [
    ...regionWrites(),
    ...settled.flatMap((s) => villageWrites(s, since)),
    ...holders.map((_id): Writes[number] => ['keys', { _id, ...key }]),
  ]
  for (let i = 0; i < writes.length; i += insertsAtOnce) {
    await store.tx(async (t) => {
      for (const [collection, document] of writes.slice(i, i + insertsAtOnce)) {
        await t.insert(collection, document)
      }
    })
  }
  return settled
}

function regionWrites(): Writes {
  return [
    ['regions', { _id: county.id, name: county.name, level: 'county', parentId: null }],
    ['regions', { _id: town.id, name: town.name, level: 'town', parentId: county.id }],
    ...officers.flatMap(({ id, regionId, level, name }): Writes => {
      const userId = userOf(id)
      return [
        ['officers', { _id: id, regionId, level, name }],
        [
          'bindings',
          {
            _id: `${userId}:${regionId}`,
            userId,
            scopeId: regionId,
            kind: 'officer',
            personId: id,
          },
        ],
      ]
    }),
  ]
}

function villageWrites({ plan, families }: Settled, since: Day): Writes {
  const { villageId } = plan
  return [
    [
      'villages',
      {
        _id: villageId,
        villageId,
        name: plan.name,
        townId: town.id,
        town: town.name,
        countyId: county.id,
        county: county.name,
        unit: plan.unit,
        publicity: [{ from: since, days: plan.publicityDays }],
        claimDays: 30,
        unitFixed: false,
        settingsVersion: 0,
        ranking: true,
        boardNames: { aspirations: '志气榜', honours: '光荣榜', ranking: '积分榜' },
        honourTitles: [...plan.titles],
        plant: plan.plant,
        market: { by: 'lunar', digits: [1, 6] },
        households: families.length,
        residents: families.reduce((sum, f) => sum + f.members.length, 0),
      },
    ],
    ...plan.groupNames.map((name, i): Writes[number] => [
      'groups',
      {
        _id: `${villageId}-${String(i + 1)}`,
        villageId,
        name,
        order: i + 1,
        households: plan.groups[i] ?? 0,
      },
    ]),
    ...families.flatMap((family) => familyWrites(villageId, family, since)),
  ]
}

function familyWrites(villageId: string, family: Family, since: Day): Writes {
  const { householdId, groupId, cardCode } = family
  const head = headOf(family)
  return [
    [
      'households',
      {
        _id: householdId,
        householdId,
        villageId,
        groupId,
        number: family.number,
        headId: head.residentId,
        name: head.name,
        cardCode,
        unnamed: family.unnamed,
        nameConsent: head.consent,
      },
    ],
    ['cards', { _id: cardCode, villageId, householdId, revoked: false }],
    ...family.members.map((m): Writes[number] => [
      'residents',
      { _id: m.residentId, ...residentOf(villageId, family, m, since), staff: m.roles.length > 0 },
    ]),
  ]
}

function residentOf(
  villageId: string,
  { householdId, groupId }: Family,
  m: Member,
  since: Day,
): Resident {
  const { residentId, name, phone, roles } = m
  return {
    residentId,
    villageId,
    householdId,
    groupId,
    name,
    ...(m.relation === '' ? {} : { relation: m.relation }),
    phone,
    under18Until: keptOf(m.birthDay, since),
    roles,
    nameConsent: m.consent,
  }
}

export function headOf(family: Family): Member {
  const head = family.members[0]
  if (!head) throw new Error('a household has somebody in it')
  return head
}

/** Everybody in the story signs in under the id that the roster gives them. */
export function userOf(personId: string): string {
  return `wx-${personId}`
}
