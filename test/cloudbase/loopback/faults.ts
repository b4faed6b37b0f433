import { conflict, duplicate, Refusal, type DuplicateWording } from './errors'

/** What can go wrong with one request. */
export type Fault =
  /** The connection breaks before anything was done. */
  | { readonly is: 'reset' }
  /** It was done, and then the connection breaks. */
  | { readonly is: 'lost' }
  /** Lost against another transaction; its own is over. */
  | { readonly is: 'conflict' }
  /** The same in the other wording that has been met. */
  | { readonly is: 'busy' }
  | { readonly is: 'throttled'; readonly code?: ThrottleCode }
  | { readonly is: 'duplicate'; readonly wording?: DuplicateWording }
  /** Of a gateway: 502, 503, 504. */
  | { readonly is: 'http'; readonly status: number }
  | { readonly is: 'refused'; readonly code: string; readonly message: string }
  | { readonly is: 'slow'; readonly ms: number }

type ThrottleCode = 'EXCEED_REQUEST_LIMIT' | 'EXCEED_CONCURRENT_REQUEST_LIMIT'

/** To which requests a fault happens; to any without a word. */
export interface Where {
  readonly action?: string
  readonly collection?: string
  readonly inTransaction?: boolean
}

export interface Asked {
  readonly action: string
  readonly collection?: string
  readonly transactionId?: string
}

export interface Rate {
  /** Share of requests, 0 to 1. */
  readonly share: number
  readonly seed: number
  /** Without it, any that can happen to the request. */
  readonly kinds?: readonly Fault[]
}

interface Planned {
  readonly fault: Fault
  readonly where: Where
  times: number
  after: number
}

/** Things to go wrong, one after another or by chance. */
export class Faults {
  private readonly planned: Planned[] = []
  private chance: { readonly rate: Rate; readonly next: () => number } | null = null
  /** How often each kind has happened. */
  readonly happened = new Map<Fault['is'], number>()

  /** The next request that fits meets it; or the next few, after as many that are let pass. */
  next(fault: Fault, where: Where = {}, times = 1, after = 0): void {
    this.planned.push({ fault, where, times, after })
  }

  always(fault: Fault, where: Where = {}): void {
    this.next(fault, where, Infinity)
  }

  atRandom(rate: Rate): void {
    this.chance = { rate, next: random(rate.seed) }
  }

  /** Planned ones that no request has met yet. */
  pending(): number {
    return this.planned.length
  }

  clear(): void {
    this.planned.splice(0)
    this.chance = null
  }

  /** What happens to this request. */
  of(asked: Asked): Fault | undefined {
    const fault = this.plannedFor(asked) ?? this.byChance(asked)
    if (fault) this.happened.set(fault.is, (this.happened.get(fault.is) ?? 0) + 1)
    return fault
  }

  private plannedFor(asked: Asked): Fault | undefined {
    const index = this.planned.findIndex(({ where }) => fits(where, asked))
    const found = this.planned[index]
    if (!found || found.after-- > 0) return undefined
    if (--found.times <= 0) this.planned.splice(index, 1)
    return found.fault
  }

  private byChance(asked: Asked): Fault | undefined {
    if (!this.chance || this.chance.next() >= this.chance.rate.share) return undefined
    const kinds = (this.chance.rate.kinds ?? everyKind).filter(({ is }) => possible(is, asked))
    return kinds[Math.floor(this.chance.next() * kinds.length)]
  }
}

const everyKind: readonly Fault[] = [
  { is: 'reset' },
  { is: 'lost' },
  { is: 'conflict' },
  { is: 'busy' },
  { is: 'throttled', code: 'EXCEED_REQUEST_LIMIT' },
  { is: 'throttled', code: 'EXCEED_CONCURRENT_REQUEST_LIMIT' },
  { is: 'http', status: 502 },
]

function possible(is: Fault['is'], { action, transactionId }: Asked): boolean {
  if (is !== 'conflict' && is !== 'busy') return true
  const writes = /insert|modify|remove|commit/.test(action)
  return transactionId !== undefined && writes
}

export function refusalOf(fault: Fault, { collection = '' }: Asked): Refusal | null {
  switch (fault.is) {
    case 'conflict':
      return conflict()
    case 'busy':
      return conflict('TransactionBusy')
    case 'throttled':
      return new Refusal(
        fault.code ?? 'EXCEED_REQUEST_LIMIT',
        '[LimitExceeded.RequestLimitExceeded] request limit exceeded',
      )
    case 'duplicate':
      return duplicate(fault.wording ?? 'E11000', collection, '_id_', '{ _id: "x" }')
    case 'refused':
      return new Refusal(fault.code, fault.message)
    default:
      return null
  }
}

function fits(where: Where, asked: Asked): boolean {
  return (
    (where.action === undefined || where.action === asked.action) &&
    (where.collection === undefined || where.collection === asked.collection) &&
    (where.inTransaction === undefined ||
      where.inTransaction === (asked.transactionId !== undefined))
  )
}

/** Mulberry32: the same faults for the same seed. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
