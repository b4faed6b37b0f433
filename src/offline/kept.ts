import Taro from '@tarojs/taro'

/** The last answer of a query, shown at once with its age while the network is weak. */
export interface Kept<T> {
  readonly data: T
  /** Milliseconds since 1970 on this phone. */
  readonly at: number
}

const prefix = 'zhiqi.kept.'
const answersMax = 40

export function keep(slot: string, data: unknown): void {
  try {
    Taro.setStorageSync(prefix + slot, { data, at: Date.now() })
    const order = slots().filter((s) => s !== slot)
    order.push(slot)
    while (order.length > answersMax) Taro.removeStorageSync(prefix + (order.shift() ?? ''))
    Taro.setStorageSync(`${prefix}order`, order)
  } catch {
    // A full storage costs the cache, never the answer.
  }
}

export function kept<T>(slot: string): Kept<T> | null {
  return Taro.getStorageSync<Kept<T> | ''>(prefix + slot) || null
}

/** At sign-in and sign-out: what another person saw must not stay on the phone. */
export function forgetKept(): void {
  for (const slot of slots()) Taro.removeStorageSync(prefix + slot)
  Taro.removeStorageSync(`${prefix}order`)
}

function slots(): string[] {
  return Taro.getStorageSync<string[] | ''>(`${prefix}order`) || []
}
