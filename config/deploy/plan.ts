import type { Index, Rule, Wanted, WantedFunction } from './wanted'

export interface FoundFunction {
  readonly codeHash: string | null
  readonly runtime: string
  readonly timeoutSeconds: number
  readonly memoryMb: number
  readonly environment: Readonly<Record<string, string>>
  readonly triggers: readonly { readonly name: string; readonly cron: string }[]
}

/** What an environment holds. */
export interface Found {
  /** What the id of every file begins with. */
  readonly filesPrefix: string
  /** From where phones get files; empty where the cloud does not tell. */
  readonly filesDomain: string
  readonly collections: ReadonlyMap<
    string,
    { readonly adminOnly: boolean; readonly indexes: readonly (Index & { name: string })[] }
  >
  readonly functions: ReadonlyMap<string, FoundFunction>
  readonly storageRule: Rule | null
  readonly functionRule: Rule | null
}

export type Step =
  | { readonly kind: 'createCollection'; readonly collection: string }
  | { readonly kind: 'closeCollection'; readonly collection: string }
  | {
      readonly kind: 'createIndexes'
      readonly collection: string
      readonly indexes: readonly Index[]
    }
  | { readonly kind: 'setStorageRule'; readonly rule: Rule }
  | { readonly kind: 'createFunction'; readonly wanted: WantedFunction }
  | { readonly kind: 'updateCode'; readonly wanted: WantedFunction }
  | {
      readonly kind: 'updateConfig'
      readonly wanted: WantedFunction
      readonly changes: readonly string[]
    }
  | {
      readonly kind: 'createTriggers'
      readonly name: string
      readonly triggers: WantedFunction['triggers']
    }
  | { readonly kind: 'setFunctionRule'; readonly rule: Rule }

export interface Plan {
  readonly steps: readonly Step[]
  /** What stands in the environment and not in the declaration, or cannot be changed: for a person to decide. */
  readonly notes: readonly string[]
}

/** What is missing in an environment. Nothing is ever removed, and what is there already is left alone. */
export function planOf(wanted: Wanted, found: Found): Plan {
  const steps: Step[] = []
  const notes: string[] = []
  for (const [collection, indexes] of wanted.collections)
    planCollection(collection, indexes, found, steps, notes)
  if (!sameJson(found.storageRule, wanted.storageRule))
    steps.push({ kind: 'setStorageRule', rule: wanted.storageRule })
  for (const each of wanted.functions) {
    const environment = { ...each.environment, ZHIQI_FILES: found.filesPrefix }
    planFunction({ ...each, environment }, found.functions.get(each.name), steps, notes)
  }
  const rule = functionRule(found.functionRule, wanted.closedFunctions)
  if (!sameJson(found.functionRule, rule)) steps.push({ kind: 'setFunctionRule', rule })
  return { steps, notes }
}

function planCollection(
  collection: string,
  wanted: readonly Index[],
  { collections }: Found,
  steps: Step[],
  notes: string[],
): void {
  const found = collections.get(collection)
  if (!found) steps.push({ kind: 'createCollection', collection })
  if (!found?.adminOnly) steps.push({ kind: 'closeCollection', collection })
  const there = found?.indexes ?? []
  const missing = wanted.filter((index) => !there.some((each) => same(each, index)))
  const blocked = missing.filter((index) => there.some((each) => each.name === indexName(index)))
  for (const index of blocked) {
    const name = indexName(index)
    notes.push(`集合 ${collection} 的索引 ${name} 和声明的不一样，请到控制台删掉它，再部署一次`)
  }
  const indexes = missing.filter((index) => !blocked.includes(index))
  if (indexes.length) steps.push({ kind: 'createIndexes', collection, indexes })
  for (const each of there) {
    const known = wanted.some((index) => same(each, index) || indexName(index) === each.name)
    if (!known) notes.push(`集合 ${collection} 多出索引 ${each.name}，没有动它`)
  }
}

function planFunction(
  wanted: WantedFunction,
  found: FoundFunction | undefined,
  steps: Step[],
  notes: string[],
): void {
  const { name } = wanted
  if (!found) {
    steps.push({ kind: 'createFunction', wanted })
    return
  }
  if (found.runtime !== wanted.runtime)
    notes.push(
      `云函数 ${name} 的运行环境是 ${found.runtime}，应为 ${wanted.runtime}：请到控制台删掉它，再部署一次`,
    )
  const codeChanged = found.codeHash !== wanted.codeHash
  if (codeChanged) steps.push({ kind: 'updateCode', wanted })
  const changes = changesOf(wanted, found)
  if (changes.length || codeChanged)
    steps.push({ kind: 'updateConfig', wanted: keep(wanted, found), changes })
  const cronOf = new Map(found.triggers.map((each) => [each.name, each.cron]))
  const triggers = wanted.triggers.filter((each) => !cronOf.has(each.name))
  if (triggers.length) steps.push({ kind: 'createTriggers', name, triggers })
  for (const { name: trigger, cron } of wanted.triggers)
    if ((cronOf.get(trigger) ?? cron) !== cron)
      notes.push(`云函数 ${name} 的触发器 ${trigger} 不是 ${cron}：请到控制台删掉它，再部署一次`)
  for (const { name: trigger } of found.triggers)
    if (!wanted.triggers.some((each) => each.name === trigger))
      notes.push(`云函数 ${name} 多出触发器 ${trigger}，没有动它`)
}

function changesOf(wanted: WantedFunction, found: FoundFunction): string[] {
  const changes: string[] = []
  if (wanted.timeoutSeconds !== found.timeoutSeconds)
    changes.push(`超时 ${found.timeoutSeconds} → ${wanted.timeoutSeconds} 秒`)
  if (wanted.memoryMb !== found.memoryMb)
    changes.push(`内存 ${found.memoryMb} → ${wanted.memoryMb} MB`)
  // A value may be a secret: only its name is printed.
  for (const [key, value] of Object.entries(wanted.environment))
    if (found.environment[key] !== value) changes.push(`环境变量 ${key}`)
  return changes
}

/** The cloud replaces all variables at once; those that a county set by hand stay. */
function keep(wanted: WantedFunction, found: FoundFunction): WantedFunction {
  return { ...wanted, environment: { ...found.environment, ...wanted.environment } }
}

/** One rule for all functions of the environment, ours or not. */
function functionRule(found: Rule | null, closed: readonly string[]): Rule {
  const ours = Object.fromEntries(closed.map((name) => [name, { invoke: false }]))
  return { '*': { invoke: 'auth != null' }, ...found, ...ours }
}

export function indexName({ fields, unique }: Index): string {
  return `${unique ? 'unique_' : ''}${fields.join('_')}`
}

function same(a: Index, b: Index): boolean {
  return a.unique === b.unique && a.fields.join() === b.fields.join()
}

function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}
