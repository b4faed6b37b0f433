import { fork, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { clockEnvironment } from '../../clock'

export interface PoolOptions {
  /** The function's own: index.js is in it. */
  readonly folder: string
  readonly environment: Readonly<Record<string, string>>
  readonly instancesMax: number
  readonly timeoutMs: number
  readonly onLine: (line: string) => void
}

export interface Answered {
  readonly result: unknown
  /** Every file that the instance has loaded. */
  readonly loaded: readonly string[]
}

interface Waiting {
  readonly event: unknown
  readonly environment: Readonly<Record<string, string>>
  resolve(answer: Answered): void
  reject(error: Error): void
}

/** The instances of one function: a new one starts where all are busy, and calls wait where there may be no more. */
export class Pool {
  private readonly idle: ChildProcess[] = []
  private readonly all = new Set<ChildProcess>()
  private readonly queue: Waiting[] = []
  private closed = false

  constructor(private readonly options: PoolOptions) {}

  call(event: unknown, environment: Readonly<Record<string, string>>): Promise<Answered> {
    return new Promise((resolve, reject) => {
      this.queue.push({ event, environment, resolve, reject })
      this.next()
    })
  }

  async close(): Promise<void> {
    this.closed = true
    const ended = [...this.all].map(
      (child) => new Promise((resolve) => child.once('exit', resolve)),
    )
    for (const child of this.all) child.kill('SIGKILL')
    await Promise.all(ended)
  }

  private next(): void {
    if (this.queue.length === 0 || this.closed) return
    const child = this.idle.pop()
    if (child) this.run(child)
    else if (this.all.size < this.options.instancesMax) this.start()
  }

  private start(): void {
    const { folder, environment, onLine } = this.options
    const child = fork(path.join(__dirname, 'instance.mjs'), [path.join(folder, 'index.js')], {
      env: { ...clockEnvironment, ...environment, PATH: process.env.PATH, TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      execArgv: [],
    })
    this.all.add(child)
    const errors: string[] = []
    child.stdout?.on('data', (chunk) => onLine(String(chunk)))
    child.stderr?.on('data', (chunk) => {
      errors.push(String(chunk))
      onLine(String(chunk))
    })
    child.once('exit', () => {
      this.all.delete(child)
      const at = this.idle.indexOf(child)
      if (at >= 0) this.idle.splice(at, 1)
    })
    const failed = () => {
      this.queue.shift()?.reject(new Error(`the function does not start: ${errors.join('')}`))
    }
    child.once('exit', failed)
    child.once('message', () => {
      child.off('exit', failed)
      this.rest(child)
    })
  }

  private rest(child: ChildProcess): void {
    this.idle.push(child)
    this.next()
  }

  private run(child: ChildProcess): void {
    const call = this.queue.shift()
    if (!call) return void this.idle.push(child)
    const late = setTimeout(() => {
      child.kill('SIGKILL')
    }, this.options.timeoutMs)
    const end = () => {
      clearTimeout(late)
      call.reject(new Error('the function ended while it was called, or took too long'))
      this.next()
    }
    child.once('exit', end)
    child.once('message', (message: Partial<Answered> & { error?: string }) => {
      clearTimeout(late)
      child.off('exit', end)
      if (message.error === undefined)
        call.resolve({ result: message.result, loaded: message.loaded ?? [] })
      else call.reject(new Error(message.error))
      this.rest(child)
    })
    child.send({ event: call.event ?? null, environment: call.environment })
  }
}
