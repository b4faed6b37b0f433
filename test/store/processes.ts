import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import { temporaryFolder } from './temporary'

const root = join(__dirname, '../..')

export type Job = 'hold' | 'open' | 'write' | 'die' | 'fill'

export interface Running {
  readonly child: ChildProcess
  readonly ended: Promise<void>
  readonly lines: Interface
}

/** Other processes that open a store: `child.ts`, bundled once. */
class Processes {
  private tools: string | null = null
  private readonly children: ChildProcess[] = []

  /** @param fileBlocksMax of 512 bytes: what is written past them fails, as on a full disk */
  start(job: Job, folder: string, fileBlocksMax?: number): Running {
    const tools = (this.tools ??= bundled())
    const command = [process.execPath, join(tools, 'child.js'), job, folder] as const
    const limit = `ulimit -f ${String(fileBlocksMax)} && exec "$0" "$@"`
    const [program, ...args] =
      fileBlocksMax === undefined ? command : ['sh', '-c', limit, ...command]
    const child = spawn(program, args, {
      env: { ...process.env, NODE_PATH: join(root, 'node_modules') },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.children.push(child)
    const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
    return { child, ended, lines: createInterface({ input: child.stdout }) }
  }

  killAll(): void {
    for (const child of this.children.splice(0)) child.kill('SIGKILL')
  }

  remove(): void {
    if (this.tools !== null) rmSync(this.tools, { recursive: true, force: true })
  }
}

function bundled(): string {
  const tools = temporaryFolder()
  const esbuild = [join(root, 'node_modules/esbuild/bin/esbuild'), join(__dirname, 'child.ts')]
  const flags = ['--bundle', '--platform=node', '--external:libsql', `--outdir=${tools}`]
  execFileSync(process.execPath, [...esbuild, ...flags, '--log-level=error'])
  return tools
}

/** For the tests around it: none outlives its test. */
export function otherProcesses(): Processes {
  const processes = new Processes()
  afterEach(() => {
    processes.killAll()
  })
  afterAll(() => {
    processes.remove()
  })
  return processes
}

export async function firstLine({ lines }: Running): Promise<string> {
  for await (const line of lines) return line
  return ''
}

export async function allLines({ lines }: Running): Promise<string[]> {
  const all: string[] = []
  for await (const line of lines) all.push(line)
  return all
}
