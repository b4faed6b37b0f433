import type { Failure } from '../payload'

/** What went wrong; the host hears of it at once, and a test fails by it even where the app caught the error. */
export class Failures {
  readonly all: Failure[] = []

  constructor(private readonly tell: (failure: Failure) => void) {}

  add(kind: Failure['kind'], message: string): void {
    const failure = { kind, message }
    this.all.push(failure)
    this.tell(failure)
  }

  /** Notes it and throws it, as a call that WeChat does not know would throw. */
  raise(kind: Failure['kind'], message: string): never {
    this.add(kind, message)
    throw new TypeError(message)
  }
}

export function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message
  // What an API of WeChat rejects with.
  const { errMsg } = (error ?? {}) as { errMsg?: unknown }
  return typeof errMsg === 'string' ? errMsg : String(error)
}
