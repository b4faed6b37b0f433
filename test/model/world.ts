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
import type { CallName, RequestInput, Answer } from '@/domain/contracts'
import { pixelsMax } from '@/domain/photos/photo'
import { addRegions, addVillage, type VillagePlan } from './village'

export * from '@/domain/rules/samples'

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

/** How often a property is tried: over the wire a step takes twenty times as long. */
export function runs(onSqlite: number): number {
  return process.env.STORE === 'cloudbase' ? Math.ceil(onSqlite / 20) : onSqlite
}

/** One world for all tests of a file. @param fill what is in it before the first */
export function worldForAll(fill?: Fill): World {
  return between(beforeAll, afterAll, fill)
}

/** The same, anew for each test. */
export function worldForEach(fill?: Fill): World {
  return between(beforeEach, afterEach, fill)
}

type Fill = (world: World) => Promise<unknown>

function between(before: jest.Lifecycle, after: jest.Lifecycle, fill?: Fill): World {
  let world: World | undefined
  before(async () => {
    world = await openWorld()
    await fill?.(world)
  })
  after(() => world?.close())
  return new Proxy({} as World, {
    get(_, name) {
      if (!world) throw new Error('a world opens before its tests, not before their file')
      return world[name as keyof World]
    },
  })
}
