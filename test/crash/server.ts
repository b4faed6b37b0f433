import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { clockEnvironment } from '../clock'

const root = path.resolve(__dirname, '../..')
const entry = path.join(root, 'dist/server/main.js')

export function buildServer(): void {
  execFileSync(process.execPath, ['config/bundle.mjs', 'server'], { cwd: root })
}

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunningServer {
  readonly url: string
  /** Resolves when the process is gone. */
  kill(signal: NodeJS.Signals): Promise<Ended>
}

/** Runs the server until it ends by itself. */
export function runServer(args: readonly string[], limits: Limits = {}): Promise<Ended> {
  return endOf(launch(args, limits)).ended
}

/** Starts the server on a free port and waits until it answers. */
export async function startServer(args: readonly string[]): Promise<RunningServer> {
  const child = launch(
    args[0] === 'serve' ? ['serve', '--port', '0', ...args.slice(1)] : ['--port', '0', ...args],
  )
  const { ended, output } = endOf(child)
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const [, port] = /127\.0\.0\.1:(\d+)/.exec(output.stdout) ?? []
      if (port !== undefined) resolve(`http://127.0.0.1:${port}`)
    })
    void ended.then((end) => {
      reject(new Error(`the server ended: ${end.stderr}`))
    })
  })
  return {
    url,
    kill(signal) {
      child.kill(signal)
      return ended
    },
  }
}

/** Kills the server, though not what it started, as soon as it has said something. */
export async function killOnceSaid(args: readonly string[], said: string): Promise<Ended> {
  const child = launch(args)
  const { ended, output } = endOf(child)
  child.stdout?.on('data', () => {
    if (output.stdout.includes(said)) child.kill('SIGKILL')
  })
  return ended
}

const alive = new Set<ChildProcess>()
let over = false

export interface Limits {
  /** No file grows longer, as on a disk that is full. */
  readonly fileBlocksMax?: number
}

function launch(args: readonly string[], { fileBlocksMax }: Limits = {}): ChildProcess {
  if (over) throw new Error('the test is over')
  const limit = fileBlocksMax === undefined ? '' : `ulimit -f ${String(fileBlocksMax)} && `
  const child = spawn(
    '/bin/sh',
    ['-c', `${limit}exec "$0" "$@"`, process.execPath, entry, ...args],
    {
      env: { ...process.env, ...clockEnvironment },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  alive.add(child)
  child.on('close', () => alive.delete(child))
  return child
}

/** Ends what a failed test left running, and starts nothing any more. */
export async function killAll(): Promise<void> {
  over = true
  const gone = [...alive].map((child) => new Promise((resolve) => child.on('close', resolve)))
  for (const child of alive) child.kill('SIGKILL')
  await Promise.all(gone)
}

function endOf(child: ChildProcess): {
  ended: Promise<Ended>
  output: { stdout: string; stderr: string }
} {
  const output = { stdout: '', stderr: '' }
  child.stdout?.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()))
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => {
      resolve({ code, ...output })
    })
  })
  return { ended, output }
}

export interface Called {
  readonly ok: boolean
  readonly code?: string
  readonly data?: unknown
}

/** One call over HTTP; rejects when no answer came. */
export async function post(
  url: string,
  name: string,
  payload: unknown,
  more: { key?: string; token?: string } = {},
): Promise<Called> {
  const { key, token } = more
  const response = await fetch(`${url}/call`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ name, payload, key }),
  })
  return (await response.json()) as Called
}
