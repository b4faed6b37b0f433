import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { dayOf } from '@/domain/common/day'
import { makeCounty } from '../../cloudfunctions/server/demo/county'
import { folderFiles } from '../../cloudfunctions/platform/files/folder'
import { sharpImages } from '../../cloudfunctions/platform/images/sharp'
import { createLog } from '../../cloudfunctions/platform/log'
import { collections } from '../../cloudfunctions/services/collections'
import type { Docs } from '../../cloudfunctions/services/context'
import type { Documents } from '../../cloudfunctions/services/documents'
import { pixelsMax } from '@/domain/photos/photo'
import { startFunctions, type Functions } from '../cloudbase/functions'
import { startLoopback, type Loopback } from '../cloudbase/loopback'
import type { Fields } from '../cloudbase/loopback/ejson'
import { openTemporary, removeFolder, temporaryFolder } from '../store/temporary'
import type { PhoneCloud } from './simulator'

/** The demo's county on the loopback of CloudBase, with the built functions: what a phone's wx.cloud reaches. */
export interface County {
  readonly loopback: Loopback
  readonly functions: Functions
  /** Calls of the function `api` since it was asked last, by name. */
  takeCalls(): string[]
  /** wx.cloud of the phone of somebody; a name nobody has is a visitor. */
  cloudOf(openid: string): PhoneCloud
  /** The openid under which one of the demo's people is bound. */
  openidOf(name: string): string
  /** Days later, with everything done that fell due. */
  passDays(days: number): Promise<void>
  /** What phones and functions could not reach. */
  offline: boolean
  close(): Promise<void>
}

/** The rule that the deploy command sets: where a phone may put a file. */
const mayPut = /^incoming\/[\w-]{20}\.bin$/
const fileIdStart = 'cloud://loopback.7a68-loopback-1250000000/'

export async function openCounty(): Promise<County> {
  const folder = temporaryFolder()
  const aheadFile = path.join(folder, 'ahead')
  writeFileSync(aheadFile, '0')
  const loopback = await startLoopback({ collections })
  const people = await tell(loopback)
  const functions = await startFunctions({
    loopback,
    instances: 2,
    environment: {
      ZHIQI_AHEAD: aheadFile,
      ZHIQI_FILES: fileIdStart,
      NODE_OPTIONS: `--require ${path.resolve('test/weapp/ahead.cjs')}`,
    },
  })
  let calls: string[] = []
  let ahead = 0
  const county: County = {
    loopback,
    functions,
    offline: false,
    takeCalls() {
      const taken = calls
      calls = []
      return taken
    },
    openidOf(name) {
      const openid = people.get(name)
      if (openid === undefined) throw new Error(`nobody of the demo is called ${name}`)
      return openid
    },
    cloudOf: (openid) => ({
      async call(name, data) {
        if (county.offline) throw new Error('-501000 the network is away')
        if (name === 'api') calls.push(String((data as { name?: unknown }).name))
        return functions.invoke(name, data, { openid })
      },
      async upload(cloudPath, bytes) {
        if (county.offline) throw new Error('-501000 the network is away')
        if (!mayPut.test(cloudPath)) throw new Error('-503003 STORAGE_EXCEED_AUTHORITY')
        loopback.files.set(cloudPath, bytes)
        return fileIdStart + cloudPath
      },
      download: () => Promise.reject(new Error('-503003 STORAGE_EXCEED_AUTHORITY')),
      addresses: () => Promise.reject(new Error('-503003 STORAGE_EXCEED_AUTHORITY')),
    }),
    async passDays(days) {
      for (let day = 0; day < days; day++) {
        writeFileSync(aheadFile, String(++ahead))
        await settle(functions)
      }
    },
    async close() {
      await functions.close()
      await loopback.close()
      removeFolder(folder)
    },
  }
  await settle(functions)
  return county
}

async function settle(functions: Functions): Promise<void> {
  for (;;) {
    const { data } = (await functions.invoke('timer', {})) as {
      data: { posted: number; more: boolean }
    }
    if (data.posted === 0 && !data.more) return
  }
}

/** Tells the demo's story into the loopback and binds each of its people to an openid. */
async function tell(loopback: Loopback): Promise<ReadonlyMap<string, string>> {
  const { store, written } = remembering(openTemporary<Documents>(collections))
  const folder = temporaryFolder()
  const log = createLog({ level: 'warn', write: (line) => void process.stderr.write(line) })
  const files = folderFiles({ folder, clock: { now: () => new Date().toISOString() } })
  const write: typeof files.write = async (name, bytes) => {
    loopback.files.set(name, Buffer.from(bytes))
    await files.write(name, bytes)
  }
  try {
    const today = dayOf(new Date().toISOString())
    const images = sharpImages({ pixelsMax })
    await makeCounty({ store, files: { ...files, write }, images, log, today })
    const people = new Map<string, string>()
    const openids = new Map<string, string>()
    for (const { personId, userId } of (await store.get('demo', 'demo'))?.people ?? []) {
      const resident = await store.get('residents', personId)
      const officer = await store.get('officers', personId)
      people.set(resident?.name ?? officer?.name ?? '', `o-${personId}`)
      openids.set(userId, `wx-o-${personId}`)
    }
    for (const [name, ids] of written) {
      if (name === 'demo') continue
      const documents = await Promise.all([...ids].map((id) => store.get(name, id)))
      loopback.put(name, documents.filter((document) => document !== null) as unknown as Fields[])
    }
    loopback.put(
      'bindings',
      loopback.documents('bindings').flatMap((binding) => {
        const userId = openids.get(String(binding.userId))
        return userId ? [{ ...binding, _id: `${userId}:${String(binding.scopeId)}`, userId }] : []
      }),
    )
    return people
  } finally {
    await store.close()
    removeFolder(folder)
  }
}

/** A store that knows what was ever inserted, so that all of it can be read. */
function remembering(inner: Docs): {
  store: Docs
  written: ReadonlyMap<keyof Documents, ReadonlySet<string>>
} {
  const written = new Map<keyof Documents, Set<string>>()
  const store: Docs = {
    get: (...query) => inner.get(...query),
    list: (...query) => inner.list(...query),
    count: (...query) => inner.count(...query),
    close: () => inner.close(),
    tx: (act) =>
      inner.tx((t) =>
        act({
          get: (...query) => t.get(...query),
          update: (...change) => t.update(...change),
          remove: (...document) => t.remove(...document),
          insert(collection, document) {
            const ids = written.get(collection) ?? new Set()
            written.set(collection, ids.add(document._id))
            return t.insert(collection, document)
          },
        }),
      ),
  }
  return { store, written }
}
