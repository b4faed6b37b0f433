import { collections } from '../../cloudfunctions/services/capabilities'
import { dispatch, type CallAnswer } from '../../cloudfunctions/api/dispatch'
import { receive } from '../../cloudfunctions/api/receive'
import type { Docs, Platform } from '../../cloudfunctions/services/common/context'
import type { Documents } from '../../cloudfunctions/services/common/documents'
import { rosterView } from '../../cloudfunctions/services/roster/view'
import { folderFiles } from '../../cloudfunctions/platform/files/folder'
import { sharpImages } from '../../cloudfunctions/platform/images/sharp'
import { createLog } from '../../cloudfunctions/platform/log'
import { seededIds } from '../../cloudfunctions/platform/ids'
import { lazyPaper } from '../../cloudfunctions/platform/paper/lazy'
import { openSqlite, type Durability } from '../../cloudfunctions/platform/store/sqlite'
import { fakeWechat, type FakeWeChat } from '../../cloudfunctions/platform/wechat/fake'
import { openOnLoopback } from '../cloudbase/cloud'
import { openTemporary, removeFolder, temporaryFolder } from '../store/temporary'
import type { Templates } from '../../cloudfunctions/platform/wechat/template'
import { messageFields, messageKinds } from '@/domain/common/told'
import type { Role } from '@/domain/common/contract'
import type { CallName, RequestInput, Answer } from '@/domain/contracts'
import { pixelsMax } from '@/domain/photos/photo'
import type { RuleItem } from '@/domain/rules/contract'

const templates: Templates = Object.fromEntries(
  messageKinds.map((kind) => [kind, { id: `template-${kind}`, fields: messageFields[kind] }]),
)

export const start = '2026-11-02T02:00:00.000Z'

export interface World {
  readonly platform: Platform
  /** What lies there, also where no reader sees it yet. */
  readonly stored: Docs
  /** WeChat as this world has it: what it says and how it fails is a test's to set. */
  readonly wechat: FakeWeChat
  /** Moves the clock on. */
  pass(ms: number): void
  /** Back to the start, for a run in a village of its own: else the boards of all runs before close in it. */
  rewind(): void
  call(name: string, payload: unknown, as: string | null, key?: string): Promise<CallAnswer>
  /** What a screen asks in one moment, as one call. */
  ask(queries: unknown, as: string | null): Promise<CallAnswer>
  /** A call that must succeed. */
  must<N extends CallName>(name: N, payload: RequestInput<N>, as: string | null): Promise<Answer<N>>
  addVillage(village: VillagePlan): Promise<void>
  close(): Promise<void>
}

export interface VillagePlan {
  readonly villageId: string
  readonly unit?: 'household' | 'resident'
  readonly publicityDays?: number
  readonly ranking?: boolean
  readonly items: readonly RuleItem[]
  /** Household → its members with their roles; the first one is the head. */
  readonly households: Readonly<Record<string, Readonly<Record<string, readonly Role[]>>>>
}

/**
 * An empty county on a temporary store, with a clock that stands until it is moved. With a folder, the county that is
 * in it, which stays there.
 */
export async function openWorld(durability: Durability = 'off', kept?: string): Promise<World> {
  // As the server does, where it is measured.
  const watch = durability !== 'full'
  if (process.env.STORE === 'cloudbase') {
    const { store } = await openOnLoopback<Documents>(collections, { watch })
    return openWorldOn(store)
  }
  const store =
    kept === undefined
      ? openTemporary<Documents>(collections, watch)
      : openSqlite<Documents>({ folder: kept, collections, durability, watch })
  await store.setDurability(durability)
  return openWorldOn(store)
}

/** The same on a store of one's own, which closes with the world. */
export async function openWorldOn(store: Docs): Promise<World> {
  let ms = Date.parse(start)
  const clock = { now: () => new Date(ms).toISOString() }
  const folder = temporaryFolder()
  const wechat = fakeWechat({ templates })
  const platform: Platform = {
    store: rosterView(store),
    wechat,
    clock,
    files: folderFiles({ folder, clock }),
    images: sharpImages({ pixelsMax }),
    ids: seededIds('world'),
    paper: lazyPaper,
    log: createLog({ write: () => undefined }),
  }
  let keys = 0
  const newKey = () => `key-${String(++keys).padStart(8, '0')}`
  const call: World['call'] = (name, payload, as, key = newKey()) =>
    dispatch(platform, { name, payload, key, ...(as === null ? {} : { openid: as }) })
  if ((await store.get('regions', 'county')) === null) await addRegions(store)
  return {
    platform,
    stored: store,
    wechat,
    pass: (more) => void (ms += more),
    rewind: () => void (ms = Date.parse(start)),
    call,
    ask: (queries, as) => receive(platform, { queries }, as === null ? {} : { openid: as }),
    async must(name, payload, as) {
      const answer = await call(name, payload, as)
      if (!answer.ok) throw new Error(`${name}: ${answer.code} ${answer.message}`)
      return answer.data as never
    },
    addVillage: (plan) => addVillage(platform, plan),
    async close() {
      await store.close()
      removeFolder(folder)
    },
  }
}

async function addRegions(store: Docs): Promise<void> {
  await store.tx(async (t) => {
    await t.insert('regions', { _id: 'county', name: '云岭县', level: 'county', parentId: null })
    await t.insert('regions', { _id: 'town', name: '云岭镇', level: 'town', parentId: 'county' })
    await t.insert('officers', { _id: 'officer', regionId: 'town', level: 'town', name: '韩镇' })
    await t.insert('bindings', {
      _id: 'wx-officer:town',
      userId: 'wx-officer',
      scopeId: 'town',
      kind: 'officer',
      personId: 'officer',
    })
  })
}

async function addVillage(platform: Platform, plan: VillagePlan): Promise<void> {
  const { villageId } = plan
  const households = Object.entries(plan.households)
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
      items: plan.items,
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
          birthDay: '1970-01-01',
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

/** The id of an objection, which tells nothing of who made it. */
export async function objectionOf(
  { platform: { store } }: World,
  deedId: string,
  personId: string,
): Promise<string> {
  const deed = await store.get('deeds', deedId)
  const own = deed?.objections?.find((o) => o.personId === personId)
  if (!own) throw new Error(`${personId} has not objected to ${deedId}`)
  return own.objectionId
}

/** How often a property is tried: over the wire a step takes twenty times as long. */
export function runs(onSqlite: number): number {
  return process.env.STORE === 'cloudbase' ? Math.ceil(onSqlite / 20) : onSqlite
}

export const sweep: RuleItem = {
  id: 'sweep',
  category: '生态',
  name: '清扫村道',
  kind: 'award',
  points: { kind: 'fixed', value: 5 },
  per: 'time',
  filers: ['villager', 'recorder'],
  needsNote: false,
  caps: [{ amount: 12, unit: 'points', per: 'month', of: 'household' }],
}

export const litter: RuleItem = {
  id: 'litter',
  category: '扣分',
  name: '乱堆垃圾',
  kind: 'deduct',
  points: { kind: 'range', from: 2, to: 6 },
  per: 'time',
  filers: ['recorder'],
  needsNote: false,
  caps: [],
}
