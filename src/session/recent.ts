import Taro from '@tarojs/taro'

/** What a person chose lately on this phone, newest first, so that nothing is asked twice. */
const prefix = 'zhiqi.recent.'
const keptMax = 6

export type RecentKind = 'rules' | 'households'

export function recent<T>(kind: RecentKind, personId: string): readonly T[] {
  return Taro.getStorageSync<T[] | ''>(`${prefix}${kind}.${personId}`) || []
}

export function rememberRecent<T>(
  kind: RecentKind,
  personId: string,
  value: T,
  same: (a: T, b: T) => boolean,
): void {
  const others = recent<T>(kind, personId).filter((old) => !same(old, value))
  Taro.setStorageSync(`${prefix}${kind}.${personId}`, [value, ...others].slice(0, keptMax))
}

/** At sign-in and sign-out: names of households must not stay behind for the next person. */
export function forgetRecent(): void {
  for (const key of Taro.getStorageInfoSync().keys) {
    if (key.startsWith(`${prefix}households.`)) Taro.removeStorageSync(key)
  }
}
