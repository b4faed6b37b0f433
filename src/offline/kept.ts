import Taro from '@tarojs/taro'

/** The last answer of a query, shown at once with its age while the network is weak. */
export interface Kept<T> {
  readonly data: T
  /** Milliseconds since 1970 on this phone. */
  readonly at: number
}

const prefix = 'zhiqi.kept.'
const orderPlace = `${prefix}order`
const answersMax = 60
/** WeChat gives a mini-program 10 MB in all and 1 MB a value; the rest is for what waits to be sent. */
const charactersMax = 3_000_000
const answerCharactersMax = 400_000

/** Query keys with the size of their answers, oldest first. */
type Order = readonly (readonly [queryKey: string, characters: number])[]

export function keep(queryKey: string, data: unknown): void {
  const kept: Kept<unknown> = { data, at: Date.now() }
  const size = JSON.stringify(kept).length
  const others = order().filter(([s]) => s !== queryKey)
  if (size > answerCharactersMax) {
    Taro.removeStorageSync(prefix + queryKey)
    Taro.setStorageSync(orderPlace, others)
    return
  }
  let left = prune(others, size)
  for (;;) {
    try {
      Taro.setStorageSync(prefix + queryKey, kept)
      Taro.setStorageSync(orderPlace, [...left, [queryKey, size]])
      return
    } catch {
      // A full storage costs the oldest answers, and at the end the cache, never the answer.
      if (left.length === 0) return
      left = withoutOldest(left)
    }
  }
}

export function kept<T>(queryKey: string): Kept<T> | null {
  return Taro.getStorageSync<Kept<T> | ''>(prefix + queryKey) || null
}

/** At sign-in and sign-out: what another person saw must not stay on the phone. Also makes room. */
export function forgetKept(): void {
  for (const [queryKey] of order()) Taro.removeStorageSync(prefix + queryKey)
  Taro.removeStorageSync(orderPlace)
}

/** Removes the oldest until `room` more characters fit. */
function prune(from: Order, room: number): Order {
  let left = from
  while (
    left.length > 0 &&
    (left.length >= answersMax || charactersOf(left) + room > charactersMax)
  ) {
    left = withoutOldest(left)
  }
  return left
}

function withoutOldest(from: Order): Order {
  Taro.removeStorageSync(prefix + (from[0]?.[0] ?? ''))
  return from.slice(1)
}

function charactersOf(some: Order): number {
  return some.reduce((sum, [, characters]) => sum + characters, 0)
}

/** An older version kept the names alone. */
function order(): Order {
  const list = Taro.getStorageSync<(string | readonly [string, number])[] | ''>(orderPlace) || []
  return list.map((entry) => (typeof entry === 'string' ? ([entry, 0] as const) : entry))
}
