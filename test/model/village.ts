import type { Role } from '@/domain/common/contract'
import type { RuleItem } from '@/domain/rules/contract'
import type { Docs, Platform } from '../../cloudfunctions/services/common/context'
import { litter, sweep } from '@/domain/rules/samples'
import type { Key } from '../../cloudfunctions/services/session/documents'
import { costOf, slowHash } from '../../cloudfunctions/services/session/slow-hash'

/** The secret of every household here. */
export const secret = '583017'

/** Household → its members with their roles; the first one is the head. */
export type Households = Readonly<Record<string, Readonly<Record<string, readonly Role[]>>>>

export interface VillagePlan {
  readonly villageId: string
  readonly unit?: 'household' | 'resident'
  readonly publicityDays?: number
  readonly ranking?: boolean
  /** `sweep` and `litter` unless it says otherwise. */
  readonly items?: readonly RuleItem[]
  /** The cast unless it says otherwise. */
  readonly households?: Households
}

/** Two households of villagers, and one for each office. `v` comes before each id, where those of several villages meet. */
export function castOf(v = ''): Households {
  return {
    [`${v}h1`]: { [`${v}zhao`]: [], [`${v}wife`]: [] },
    [`${v}h2`]: { [`${v}qian`]: ['recorder'] },
    [`${v}h3`]: { [`${v}sun`]: ['reviewer'] },
    [`${v}h4`]: { [`${v}li`]: ['supervisor'] },
    [`${v}h5`]: { [`${v}zhou`]: ['committee'] },
    [`${v}h6`]: { [`${v}wu`]: [] },
  }
}

/** So many households of one person each: `n0` lives in `hn0`, and so on. */
export function crowdOf(count: number, v = ''): Households {
  const numbers = Array.from({ length: count }, (_, i) => String(i))
  return Object.fromEntries(numbers.map((n) => [`${v}hn${n}`, { [`${v}n${n}`]: [] }]))
}

export async function addRegions(store: Docs): Promise<void> {
  await store.tx(async (t) => {
    await t.insert('regions', { _id: 'county', name: '云岭县', level: 'county', parentId: null })
    await t.insert('regions', { _id: 'town', name: '云岭镇', level: 'town', parentId: 'county' })
    await t.insert('officers', { _id: 'officer', regionId: 'town', level: 'town', name: '韩镇' })
    await t.insert('officers', { _id: 'chief', regionId: 'county', level: 'county', name: '范县' })
    await t.insert('bindings', bindingOf('officer', 'town'))
    await t.insert('bindings', bindingOf('chief', 'county'))
  })
}

/** In WeChat, of whoever is called like the officer. */
export function bindingOf(personId: string, scopeId: string) {
  const userId = `wx-${personId}`
  return { _id: `${userId}:${scopeId}`, userId, scopeId, kind: 'officer', personId } as const
}

/** Made once, since it is slow. */
let known: Promise<Key> | undefined

export async function keyWith(opens: string): Promise<Key> {
  return { secret: await slowHash(opens, 'salt', costOf.secret), secretAt: '', once: null }
}

export async function addVillage(platform: Platform, plan: VillagePlan): Promise<void> {
  const { villageId, items = [sweep, litter] } = plan
  const households = Object.entries(plan.households ?? castOf())
  const key = await (known ??= keyWith(secret))
  await platform.store.tx(async (t) => {
    await t.insert('villages', {
      _id: villageId,
      villageId,
      name: '岭头村',
      townId: 'town',
      town: '云岭镇',
      countyId: 'county',
      county: '云岭县',
      unit: plan.unit ?? 'household',
      publicity: [{ from: '2020-01-01', days: plan.publicityDays ?? 3 }],
      claimDays: 30,
      unitFixed: false,
      settingsVersion: 0,
      ranking: plan.ranking ?? true,
      boardNames: { aspirations: '志气榜', honours: '光荣榜', ranking: '积分榜' },
      honourTitles: ['最美庭院'],
      households: households.length,
      residents: households.flatMap(([, members]) => Object.keys(members)).length,
    })
    await t.insert('groups', {
      _id: `${villageId}-g`,
      villageId,
      name: '一组',
      order: 1,
      households: households.length,
    })
    await t.insert('ruleSets', {
      _id: `${villageId}:1`,
      villageId,
      version: 1,
      effectiveFrom: '2020-01-01',
      items,
      adoptedBy: 'seed',
      note: '',
    })
    for (const [householdId, members] of households) {
      const people = Object.entries(members)
      const headId = people[0]?.[0] ?? ''
      await t.insert('households', {
        _id: householdId,
        householdId,
        villageId,
        groupId: `${villageId}-g`,
        number: '1',
        headId,
        name: `张${headId}明`,
        cardCode: `CARD${householdId}`.toUpperCase(),
        unnamed: false,
        nameConsent: false,
      })
      await t.insert('keys', { _id: householdId, ...key })
      await t.insert('cards', {
        _id: `CARD${householdId}`.toUpperCase(),
        villageId,
        householdId,
        revoked: false,
      })
      for (const [residentId, roles] of people) {
        await t.insert('residents', {
          _id: residentId,
          residentId,
          villageId,
          householdId,
          groupId: `${villageId}-g`,
          name: `张${residentId}明`,
          phone: '13800001234',
          under18Until: 'grown',
          roles,
          nameConsent: false,
          staff: roles.length > 0,
        })
        await t.insert('bindings', {
          _id: `wx-${residentId}:${villageId}`,
          userId: `wx-${residentId}`,
          scopeId: villageId,
          kind: 'resident',
          personId: residentId,
        })
      }
    }
  })
}
