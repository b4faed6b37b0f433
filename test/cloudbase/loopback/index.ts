import type { AddressInfo } from 'node:net'
import { systemClock, type Clock } from './clock'
import { Database, type Schema } from './database'
import { documentActions } from './documents'
import type { Fields } from './ejson'
import { invalid, type DuplicateWording } from './errors'
import { Faults } from './faults'
import { invoke, type CloudFunction } from './functions'
import { limits as documented, type Limits } from './limits'
import type { OpenApi } from './openapi'
import type { Body } from './request'
import { createLoopbackServer, type Parts, type Traced } from './server'
import { storageActions } from './storage'

export type { CloudFunction } from './functions'
export type { Fault, Faults, Where } from './faults'
export type { OpenApi, SentFile } from './openapi'
export type { Traced } from './server'

export interface LoopbackOptions {
  readonly collections?: Schema
  readonly functions?: Record<string, CloudFunction>
  readonly openapi?: Record<string, OpenApi>
  readonly latencyMs?: number
  /** In place of what the platform documents. */
  readonly limits?: Partial<Limits>
  /** How old transactions are and how long locks are waited for. Signatures go by the machine's. */
  readonly clock?: Clock
  readonly duplicates?: DuplicateWording
}

/** CloudBase on this machine, as far as wx-server-sdk can see. */
export interface Loopback {
  readonly url: string
  /** Variables of the environment with which the unmodified SDK talks to it. */
  environment(): Record<string, string>
  readonly functions: Record<string, CloudFunction>
  readonly openapi: Record<string, OpenApi>
  readonly faults: Faults
  /** In force from the next request on. */
  readonly limits: Limits
  /** Every request with a good signature, in the order of arrival. */
  readonly trace: readonly Traced[]
  forgetTrace(): void
  readonly files: Map<string, Buffer>
  /** What is committed, as the database holds it. */
  documents(collection: string): readonly Fields[]
  /** Puts documents without the wire; the collection is made if it is not there. */
  put(collection: string, docs: readonly Fields[]): void
  /** Declares more collections, or other indexes. */
  declare(collections: Schema): void
  setLatency(ms: number): void
  sayDuplicates(wording: DuplicateWording): void
  close(): Promise<void>
}

const keys = { secretId: 'AKIDloopback', secretKey: 'loopback-secret' }
const env = 'loopback'

export async function startLoopback(options: LoopbackOptions = {}): Promise<Loopback> {
  const { latencyMs = 0, clock = systemClock, duplicates = 'E11000' } = options
  const limits = { ...documented, ...options.limits }
  const functions = { ...options.functions }
  const openapi = { ...options.openapi }
  const [faults, trace] = [new Faults(), [] as Traced[]]
  const [files, tickets] = [new Map<string, Buffer>(), new Map<string, string>()]
  const database = new Database(options.collections ?? {}, limits, clock)
  database.wording = duplicates
  const documents = documentActions(database, limits, clock)
  const storage = storageActions(files, tickets)

  const parts: Parts = {
    keys,
    limits,
    clock,
    faults,
    trace,
    openapi,
    files,
    tickets,
    latencyMs,
    async act(body: Body, host: string) {
      if (body.action === 'functions.invokeFunction') return invoke(functions, body, limits)
      const document = documents[body.action]
      if (document) return document(body)
      const stored = storage[body.action]
      if (stored) return stored(body, host)
      throw invalid(`unknown action ${body.action}`)
    },
    endTransaction: (id) => database.endById(id),
  }
  const server = createLoopbackServer(parts)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/admin`

  return {
    url,
    environment: () => ({
      TENCENTCLOUD_RUNENV: 'SCF',
      TENCENTCLOUD_REGION: 'ap-shanghai',
      TENCENTCLOUD_SECRETID: keys.secretId,
      TENCENTCLOUD_SECRETKEY: keys.secretKey,
      TENCENTCLOUD_SESSIONTOKEN: 'session',
      SCF_NAMESPACE: env,
      TCB_ENV: env,
      TCB_CONTEXT_CNFG: JSON.stringify({ URL: url }),
      // Else each failed call keeps the process for three seconds, in case it wants to warn.
      SILENCE: 'true',
    }),
    functions,
    openapi,
    faults,
    limits,
    trace,
    forgetTrace: () => void trace.splice(0),
    files,
    documents: (collection) => [...database.collection(collection).all(Infinity)],
    put: (collection, docs) => database.fill(collection, docs),
    declare(collections) {
      for (const [name, { indexes }] of Object.entries(collections)) database.declare(name, indexes)
    },
    setLatency: (ms) => void (parts.latencyMs = ms),
    sayDuplicates: (wording) => void (database.wording = wording),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
