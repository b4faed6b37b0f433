import * as cloud from 'wx-server-sdk'
import { systemClock } from '../platform/clock'
import { cloudbaseFiles, type CloudStorage } from '../platform/files/cloudbase'
import { randomIds } from '../platform/ids'
import type { Images } from '../platform/images/images'
import { createLog } from '../platform/log'
import { originOf } from '../platform/origin'
import { openCloudbase } from '../platform/store/cloudbase'
import { openapiWechat, templatesOf, type OpenapiCloud } from '../platform/wechat/openapi'
import { migrations } from '../migrations'
import { upgrading } from '../migrations/store'
import { collections } from '../services/capabilities'
import type { Docs, Platform } from '../services/common/context'
import { rosterView } from '../services/roster/view'

export const log = createLog()

// The SDK lets missing credentials reject outside any promise; without this the process would end mid-call.
process.on('unhandledRejection', (reason) => {
  const what = /missing secret/i.test(String(reason))
    ? 'no credentials: the function needs its role TCB_QcsRole'
    : 'rejected outside a call'
  log.error(what, reason)
})

// One request that hangs must leave time for another within the function's 20 s; the SDK would wait for 15.
const patience = { timeout: 5_000 } as object
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string, ...patience })

// Its types leave this option out.
const nullWhereNothing = { throwOnNotFound: false } as object

/** The data as it is stored; functions of this version and of the one before may be at work on it. */
export const stored: Docs = openCloudbase({
  database: cloud.database(nullWhereNothing),
  collections,
})

/** What the deployed functions stand on: CloudBase's database and storage, WeChat's services. */
export function platformWith(images: Images): Platform {
  return {
    store: rosterView(upgrading(stored, migrations)),
    files: cloudbaseFiles({
      storage: cloud as unknown as CloudStorage,
      idPrefix: process.env.ZHIQI_FILES || undefined,
    }),
    images,
    wechat: openapiWechat(cloud as unknown as OpenapiCloud, {
      templates: templatesOf(process.env),
    }),
    clock: systemClock,
    ids: randomIds,
    origin: originOf(process.env, log),
    log,
  }
}

/** For functions that never see a photo: what reads one weighs 10 MB. */
export const noImages: Images = { measure: noPhoto, resize: noPhoto }

function noPhoto() {
  return Promise.reject(new Error('no photo is read here'))
}

/**
 * Who calls, as the platform vouches for it; null where nobody does. The SDK keeps this in the process and the next
 * call replaces it, so an entry reads it once, before anything is awaited.
 */
export function openidOfCaller(): string | null {
  const { OPENID } = cloud.getWXContext()
  if (OPENID === undefined || OPENID === '') return null
  // The SDK makes a number of digits, and two people of one.
  if (typeof OPENID !== 'string') throw new Error('an openid that is no text')
  return OPENID
}

/** Where the call comes from; read like the openid. */
export function addressOfCaller(): string | null {
  const { CLIENTIP, CLIENTIPV6 } = cloud.getWXContext()
  return (
    [CLIENTIP, CLIENTIPV6].find((address) => typeof address === 'string' && address !== '') ?? null
  )
}

/** @returns what another function answers */
export async function callFunction(name: string, data: object): Promise<unknown> {
  // Longer than a request of its own: what is called prints a village's cards.
  const call = { name, data, timeout: 18_000 }
  return (await cloud.callFunction(call))?.result
}

/** Starts another function and waits so long only as the request needs to arrive: its work is its own. */
export async function startFunction(name: string, data: object, waitMs: number): Promise<void> {
  const called = callFunction(name, data).catch((error: unknown) => {
    log.error('function did not start', error, { name })
  })
  await Promise.race([called, new Promise((resolve) => setTimeout(resolve, waitMs))])
}
