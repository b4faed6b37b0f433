import { playInWeChat } from './sound-weapp'
import { playOnWeb } from './sound-web'

export interface Listening {
  readonly ended: () => void
  /** The address ran out, or this device cannot play it. */
  readonly failed: () => void
  /** Seconds from the beginning. */
  readonly reached: (seconds: number) => void
}

/** Plays a recording from its beginning. @returns what ends it */
export type Play = (address: string, listening: Listening) => () => void

export const play: Play = process.env.TARO_ENV === 'weapp' ? playInWeChat : playOnWeb
