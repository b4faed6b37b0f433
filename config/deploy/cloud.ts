import path from 'node:path'
import type CloudBase from '@cloudbase/manager-node'
import { closeCollection, closedCollections, ruleOf, setRule } from './permissions'
import { indexName, type Found, type FoundFunction, type Step } from './plan'
import type { Index, Wanted, WantedFunction } from './wanted'

const atOnce = 8
const pageSize = 100
/** Kept in a function's description, which the cloud gives back; it takes few signs there. */
const hashMark = /^zhiqi ([0-9a-f]{20})$/

/** Reads what the environment holds of what is wanted; other things in it are not looked at. */
export async function readCloud(manager: CloudBase, wanted: Wanted): Promise<Found> {
  const { envId, bucket, filesDomain } = await storageOf(manager)
  const names = [...wanted.collections.keys()]
  const existing = await collectionNames(manager)
  const there = names.filter((name) => existing.has(name))
  const adminOnly = await closedCollections(manager, there)
  const indexes = await eachOf(there, async (name) => indexesOf(manager, name))
  const functions = await eachOf(
    wanted.functions.map(({ name }) => name),
    async (name) => functionOf(manager, name),
  )
  return {
    filesPrefix: `cloud://${envId}.${bucket}/`,
    filesDomain,
    collections: new Map(
      there.map((name) => [
        name,
        { adminOnly: adminOnly.has(name), indexes: indexes.get(name) ?? [] },
      ]),
    ),
    functions: new Map(
      [...functions].flatMap(([name, found]) => (found === null ? [] : [[name, found] as const])),
    ),
    storageRule: await ruleOf(manager, 'storage', bucket),
    functionRule: await ruleOf(manager, 'function'),
  }
}

export async function applyStep(manager: CloudBase, step: Step, built: string): Promise<void> {
  const { database, functions } = manager
  switch (step.kind) {
    case 'createCollection':
      await database.createCollection(step.collection)
      return
    case 'closeCollection':
      await closeCollection(manager, step.collection)
      return
    case 'createIndexes':
      await database.updateCollection(step.collection, {
        CreateIndexes: step.indexes.map(mgoIndex),
      })
      return
    case 'setStorageRule':
      await setRule(manager, 'storage', step.rule, (await storageOf(manager)).bucket)
      return
    case 'createFunction': {
      const { wanted } = step
      const triggers = wanted.triggers.map(timer)
      await functions.createFunction({
        func: { ...configOf(wanted), runtime: wanted.runtime, handler: 'index.main', triggers },
        ...codeOf(wanted, built),
      })
      return
    }
    case 'updateCode':
      await functions.updateFunctionCode({
        func: configOf(step.wanted),
        ...codeOf(step.wanted, built),
      })
      await functions.waitFunctionActive(step.wanted.name)
      return
    case 'updateConfig':
      // The code's mark goes in with the configuration, so that an interrupted upload is done again.
      await functions.updateFunctionConfig(configOf(step.wanted))
      await functions.waitFunctionActive(step.wanted.name)
      return
    case 'createTriggers':
      await functions.createFunctionTriggers(step.name, step.triggers.map(timer))
      return
    case 'setFunctionRule':
      await setRule(manager, 'function', step.rule)
  }
}

async function storageOf(manager: CloudBase) {
  const known = (await manager.currentEnvironment().lazyInit()) as {
    EnvId?: string
    Storages?: { Bucket?: string; CdnDomain?: string }[]
  }
  const { Bucket: bucket, CdnDomain: filesDomain = '' } = known.Storages?.[0] ?? {}
  if (!known.EnvId || !bucket) throw new Error('这个环境还没有开通云存储')
  return { envId: known.EnvId, bucket, filesDomain }
}

async function collectionNames(manager: CloudBase): Promise<Set<string>> {
  const names = new Set<string>()
  for (;;) {
    const page = await manager.database.listCollections({
      MgoLimit: pageSize,
      MgoOffset: names.size,
    })
    for (const { CollectionName } of page.Collections) names.add(CollectionName)
    if (page.Collections.length < pageSize) return names
  }
}

async function indexesOf(manager: CloudBase, name: string): Promise<(Index & { name: string })[]> {
  const { Indexes = [] } = await manager.database.describeCollection(name)
  return Indexes.filter((index) => !/^_(id|openid)_/.test(index.Name)).map((index) => ({
    name: index.Name,
    unique: index.Unique,
    fields: index.Keys.map((key) => key.Name ?? ''),
  }))
}

async function functionOf(manager: CloudBase, name: string): Promise<FoundFunction | null> {
  const detail = await manager.functions.getFunctionDetail(name).catch((error: unknown) => {
    if (String((error as { code?: unknown }).code).includes('ResourceNotFound')) return null
    throw error
  })
  // What is left of a creation that failed is made anew by the next one.
  if (detail === null || detail.Status === 'CreateFailed') return null
  const { Description, Runtime, Timeout, MemorySize } = detail
  // The cloud says null where there are none.
  const triggers = (detail.Triggers as typeof detail.Triggers | null) ?? []
  const environment = detail.Environment as typeof detail.Environment | null
  return {
    codeHash: hashMark.exec(Description)?.[1] ?? null,
    runtime: Runtime,
    timeoutSeconds: Timeout,
    memoryMb: MemorySize,
    environment: Object.fromEntries(
      (environment?.Variables ?? []).map(({ Key, Value }) => [Key, Value]),
    ),
    triggers: triggers.map((each) => ({ name: each.TriggerName, cron: cronOf(each.TriggerDesc) })),
  }
}

/** The cloud gives a timer back as `{"cron":"…"}`. */
function cronOf(description: string): string {
  return /"cron":\s*"([^"]*)"/.exec(description)?.[1] ?? description
}

function configOf(wanted: WantedFunction) {
  return {
    name: wanted.name,
    description: `zhiqi ${wanted.codeHash}`,
    timeout: wanted.timeoutSeconds,
    memorySize: wanted.memoryMb,
    envVariables: { ...wanted.environment },
    installDependency: wanted.installed.length > 0,
  }
}

function codeOf({ name }: WantedFunction, built: string) {
  return { functionPath: path.resolve(built, name), deployMode: 'zip' as const }
}

function mgoIndex(index: Index) {
  return {
    IndexName: indexName(index),
    MgoKeySchema: {
      MgoIsUnique: index.unique,
      MgoIndexKeys: index.fields.map((field) => ({ Name: field, Direction: '1' })),
    },
  }
}

function timer({ name, cron }: WantedFunction['triggers'][number]) {
  return { name, type: 'timer', config: cron }
}

async function eachOf<T>(names: string[], ask: (name: string) => Promise<T>) {
  const answers = new Map<string, T>()
  for (let at = 0; at < names.length; at += atOnce) {
    const part = names.slice(at, at + atOnce)
    const got = await Promise.all(part.map(ask))
    part.forEach((name, i) => answers.set(name, got[i] as T))
  }
  return answers
}
