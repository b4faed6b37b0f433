import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { removeFolder, temporaryFolder } from '../../store/temporary'
import { addressOf } from '../server'
import { Caller } from './http'

/** What `seed-child.ts` prints. */
export interface Seed {
  readonly folder: string
  readonly villageId: string
  readonly today: string
  readonly households: readonly string[]
  readonly people: Readonly<Record<PersonName, Person>>
}

type PersonName = 'recorder' | 'otherRecorder' | 'reviewer' | 'otherReviewer' | 'villager'

interface Person {
  readonly personId: string
  readonly cardCode: string
  readonly phone: string
  /** Of a session in the seed. */
  readonly token?: string
}

/** Runs a program of the bench in a tree and reads the JSON of its last line. */
export function runIn(tree: string, program: string, ...args: string[]): unknown {
  const command = ['config/run-ts.mjs', `test/perf/beside/${program}`, ...args]
  const printed = execFileSync(process.execPath, command, {
    cwd: tree,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return JSON.parse(printed.trim().split('\n').at(-1) ?? '')
}

/** A village of the tree's own making: either side reads only data that its own code wrote. */
export function seedOf(tree: string): Seed {
  const folder = temporaryFolder()
  return { folder, ...(runIn(tree, 'seed-child.ts', folder) as Omit<Seed, 'folder'>) }
}

/** A server that runs on a copy of the seed, with the people of the load signed in. */
export class Side {
  private constructor(
    readonly seed: Seed,
    readonly address: string,
    readonly tokens: Readonly<Record<PersonName, string>>,
    private readonly folder: string,
    private readonly server: ChildProcess,
  ) {}

  /** @param argsOf the command of the server for a folder of data */
  static async start(
    seed: Seed,
    tree: string,
    argsOf: (folder: string) => string[],
  ): Promise<Side> {
    const folder = temporaryFolder()
    cpSync(seed.folder, folder, { recursive: true })
    const server = spawn(process.execPath, argsOf(folder), {
      cwd: tree,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const address = await addressOf(server.stdout)
    const caller = new Caller(address)
    const tokens: Partial<Record<PersonName, string>> = {}
    for (const [name, person] of Object.entries(seed.people) as [PersonName, Person][]) {
      if (person.token !== undefined) {
        tokens[name] = person.token
        continue
      }
      // An older commit signs in by card and phone.
      const { personId: residentId, cardCode, phone } = person
      const payload = { cardCode, phoneEnd: phone.slice(-4), residentId }
      const bind = (call: string) => caller.call(call, payload, undefined, `bind-${residentId}`)
      // As it was called before.
      const bound = await bind('session.bind').catch(() => bind('roster.bind'))
      tokens[name] = (bound as { token: string }).token
    }
    caller.close()
    return new Side(seed, address, tokens as Record<PersonName, string>, folder, server)
  }

  stop(): void {
    this.server.kill('SIGKILL')
    removeFolder(this.folder)
  }
}

/** The server of a tree, bundled as `npm start` runs it; the timer keeps out of the way. */
export function serverArgs(tree: string): (folder: string) => string[] {
  execFileSync(process.execPath, ['config/bundle.mjs', 'server'], { cwd: tree })
  const main = join(tree, 'dist/server/main.js')
  return (folder) => [main, '--data', folder, '--port', '0', '--no-demo', '--tick', '3600']
}

/** The same site over a store of the given durability, as no start of the server would open it. */
export function siteArgs(durability: 'full' | 'off'): (folder: string) => string[] {
  const outfile = 'node_modules/.cache/bench/site.js'
  buildSync({
    entryPoints: ['test/perf/beside/site-child.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    packages: 'external',
    tsconfig: 'tsconfig.json',
  })
  return (folder) => [outfile, folder, durability]
}
