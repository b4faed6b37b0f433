import Taro from '@tarojs/taro'

/** The end of an account's chain as this phone last saw it. Hashes and ids only, so it outlives a sign-out. */
export interface SeenHead {
  readonly seq: number
  readonly head: string
  /** This phone recomputed the chain up to here; else it only saw it. */
  readonly verified: boolean
  /** What the last whole check found wrong; stays until another one finds the chain right. */
  readonly broken: { readonly seq: number; readonly what: string } | null
  /** Milliseconds since 1970. */
  readonly at: number
}

const prefix = 'zhiqi.head.'

export function seenHead(accountId: string): SeenHead | null {
  return Taro.getStorageSync<SeenHead | ''>(prefix + accountId) || null
}

export function rememberHead(accountId: string, head: SeenHead): void {
  Taro.setStorageSync(prefix + accountId, head)
}

/** After a difference was cleared up with the supervisor: the next look starts anew. */
export function forgetHead(accountId: string): void {
  Taro.removeStorageSync(prefix + accountId)
}
