import { openCloudbase, type CloudbaseOptions } from '../../cloudfunctions/platform/store/cloudbase'
import type { Collections, CollectionSpecs, Store } from '../../cloudfunctions/platform/store/store'
import { startLoopback, type Loopback, type LoopbackOptions } from './loopback'

/** What `cloud.init()` gives a function, from the real SDK, talking to this loopback. */
export async function cloudOf(loopback: Loopback): Promise<Cloud> {
  Object.assign(process.env, loopback.environment())
  return cloudOfEnvironment({ env: process.env.TCB_ENV ?? '', serviceUrl: loopback.url })
}

/** An instance of its own, since several loopbacks may be at work in one process. */
export async function cloudOfEnvironment(config: Config): Promise<Cloud> {
  const { default: sdk } = (await import('wx-server-sdk')) as unknown as { default: Sdk }
  return sdk.createNewInstance(config)
}

interface Config {
  readonly env: string
  readonly serviceUrl?: string
  readonly secretId?: string
  readonly secretKey?: string
}

export interface Cloud {
  database(options: { throwOnNotFound: boolean }): unknown
  callFunction(call: { name: string; data?: object }): Promise<{ result: unknown }>
  uploadFile(file: { cloudPath: string; fileContent: Buffer }): Promise<{ fileID: string }>
  downloadFile(file: { fileID: string }): Promise<{ fileContent: Buffer }>
  getTempFileURL(files: {
    fileList: string[]
  }): Promise<{ fileList: { status: number; tempFileURL: string }[] }>
  deleteFile(files: { fileList: string[] }): Promise<{ fileList: { status: number }[] }>
  readonly openapi: Record<string, Record<string, (data: object) => Promise<unknown>>>
}

interface Sdk {
  createNewInstance(config: Config): Cloud
}

/** A store over the real SDK on a loopback; closing it ends the loopback. */
export async function openOnLoopback<C extends Collections<C>>(
  collections: CollectionSpecs<C>,
  options: LoopbackOptions & Pick<CloudbaseOptions<C>, 'pace' | 'watch'> = {},
): Promise<{ store: Store<C>; loopback: Loopback }> {
  const { pace, watch = true, ...rest } = options
  const loopback = await startLoopback({ collections, ...rest })
  const cloud = await cloudOf(loopback)
  const database = cloud.database({ throwOnNotFound: false })
  const inner = openCloudbase<C>({ database, collections, watch, ...(pace ? { pace } : {}) })
  const store: Store<C> = {
    ...inner,
    async close() {
      await inner.close()
      await loopback.close()
    },
  }
  return { store, loopback }
}
