import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { collections } from '../../cloudfunctions/services/capabilities'
import { clockEnvironment } from '../clock'
import { startFunctions, type Functions } from '../cloudbase/functions'
import { startLoopback, type Loopback } from '../cloudbase/loopback'
import { wechatApis } from '../cloudbase/wechat-apis'
import { removeFolder, temporaryFolder } from '../store/temporary'
import { countyStory } from '../journeys/demo-county'
import type { PhoneCloud } from './simulator'

/** The demo's county on the loopback of CloudBase, with the built functions: what a phone's wx.cloud reaches. */
export interface County {
  readonly loopback: Loopback
  readonly functions: Functions
  /** Calls of the function `api` since it was asked last, by the names of what each asks. */
  takeCalls(): string[]
  /** Calls of the function `api` that are not answered yet. */
  underWay(): number
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
  const loopback = await startLoopback({ collections, openapi: wechatApis() })
  const people = await tell(loopback)
  const functions = await startFunctions({
    loopback,
    instances: 2,
    environment: {
      ZHIQI_AHEAD: aheadFile,
      ZHIQI_FILES: fileIdStart,
      NODE_OPTIONS: `${clockEnvironment.NODE_OPTIONS} --require ${JSON.stringify(path.resolve('test/weapp/ahead.cjs'))}`,
    },
  })
  let calls: string[] = []
  let underWay = 0
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
    underWay: () => underWay,
    openidOf(name) {
      const openid = people.get(name)
      if (openid === undefined) throw new Error(`nobody of the demo is called ${name}`)
      return openid
    },
    cloudOf: (openid) => ({
      async call(name, data) {
        if (county.offline) throw new Error('-501000 the network is away')
        if (name !== 'api') return functions.invoke(name, data, { openid })
        calls.push(namesIn(data))
        underWay++
        return functions.invoke(name, data, { openid }).finally(() => underWay--)
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

/** `session.me home.village` of a list of queries. */
function namesIn(data: unknown): string {
  const { name, queries } = data as { name?: unknown; queries?: readonly { name: unknown }[] }
  return (queries ?? [{ name }]).map((one) => String(one.name)).join(' ')
}

async function settle(functions: Functions): Promise<void> {
  for (;;) {
    const { data } = (await functions.invoke('timer', {})) as {
      data: { posted: number; more: boolean }
    }
    if (data.posted === 0 && !data.more) return
  }
}

/** Puts the story into the loopback and binds each of its people to an openid. */
async function tell(loopback: Loopback): Promise<ReadonlyMap<string, string>> {
  const { documents, files, people } = await countyStory()
  for (const [name, list] of Object.entries(documents)) loopback.put(name, list)
  for (const [name, base64] of Object.entries(files))
    loopback.files.set(name, Buffer.from(base64, 'base64'))
  for (const { personId, userId } of people) {
    const bound = loopback.documents('bindings').filter((binding) => binding.userId === userId)
    const user = `wx-o-${personId}`
    loopback.put(
      'bindings',
      bound.map((binding) => ({
        ...binding,
        _id: `${user}:${String(binding.scopeId)}`,
        userId: user,
      })),
    )
  }
  return new Map(people.map(({ name, personId }) => [name, `o-${personId}`]))
}
