import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import type { Loopback } from '../loopback'
import { builtFunctions } from './built'
import { Pool } from './pool'

export interface FunctionsOptions {
  readonly loopback: Loopback
  /** Where each function has its folder. Of the sources as they are where it is left out. */
  readonly folder?: string
  /** Of each function. */
  readonly instances?: number
  /** What a county sets at deployment. */
  readonly environment?: Readonly<Record<string, string>>
}

export interface Caller {
  readonly openid?: string | null
  readonly unionid?: string
}

export interface Functions {
  /** As the cloud calls: the event crosses as JSON, the caller stands in the environment. */
  invoke(name: string, event: unknown, caller?: Caller): Promise<unknown>
  /** Files that the instance which answered last had loaded, of a function. */
  loaded(name: string): readonly string[]
  /** All that the functions wrote. */
  readonly lines: readonly string[]
  close(): Promise<void>
}

const root = path.resolve(__dirname, '../../..')
export const appid = 'wx0123456789abcdef'

/** Runs the built functions in processes of their own against the loopback, which reaches them by name as well. */
export async function startFunctions(options: FunctionsOptions): Promise<Functions> {
  const { loopback, instances = 4, environment = {} } = options
  const folder = path.resolve(options.folder ?? builtFunctions())
  const pools = new Map<string, Pool>()
  const loaded = new Map<string, readonly string[]>()
  const lines: string[] = []
  for (const name of readdirSync(folder)) {
    installed(path.join(folder, name))
    const config = json(path.join(folder, name, 'config.json')) as { timeout: number }
    pools.set(
      name,
      new Pool({
        folder: path.join(folder, name),
        environment: { ...loopback.environment(), ...environment },
        instancesMax: instances,
        timeoutMs: config.timeout * 1000,
        onLine: (line) => void lines.push(line),
      }),
    )
  }

  async function invoke(name: string, event: unknown, caller: Caller = {}): Promise<unknown> {
    const pool = pools.get(name)
    if (!pool) throw new Error(`there is no function ${name}`)
    const answered = await pool.call(event, contextOf(caller))
    loaded.set(name, answered.loaded)
    return answered.result
  }

  for (const name of pools.keys())
    loopback.functions[name] = (event, { openid }) => invoke(name, event, { openid })
  return {
    invoke,
    loaded: (name) => loaded.get(name) ?? [],
    lines,
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.close()))
      for (const name of pools.keys()) Reflect.deleteProperty(loopback.functions, name)
    },
  }
}

/** What the cloud installs from the function's package.json, and nothing else. */
function installed(folder: string): void {
  const { dependencies } = json(path.join(folder, 'package.json')) as {
    dependencies: Record<string, string>
  }
  for (const name of Object.keys(dependencies)) {
    const link = path.join(folder, 'node_modules', name)
    mkdirSync(path.dirname(link), { recursive: true })
    try {
      symlinkSync(path.join(root, 'node_modules', name), link, 'dir')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

function contextOf({ openid, unionid }: Caller): Record<string, string> {
  const known = { WX_OPENID: openid, WX_UNIONID: unionid, WX_APPID: openid ? appid : undefined }
  const given = Object.entries(known).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return { ...Object.fromEntries(given), WX_CONTEXT_KEYS: given.map(([key]) => key).join(',') }
}

function json(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}
