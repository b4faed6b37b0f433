import type { Instant } from '../common/day'

/** A text that WeChat has not let pass yet stands in its document with a hold on it, under the name of its place there. */
export interface Hold {
  /** Who wrote it: sees it all the while. */
  readonly by: string
  /** Tells this text from another one that was written to the same place later. */
  readonly at: Instant
}

export type Held = Readonly<Record<string, Hold>>

/** A document whose texts may be held. */
export interface Holding {
  readonly held?: Held | null
}

/** What others read meanwhile. */
export const awaitedWords = '文字正在核对，核对好就能看到'
/** What stands where a text was taken away. */
export const takenWords = '文字没有通过核对，已撤下'

export function holdOn({ held }: Holding, slot: string): Hold | null {
  return held?.[slot] ?? null
}

export function withHold({ held }: Holding, slot: string, hold: Hold): Held {
  return { ...held, [slot]: hold }
}

export function withoutHold({ held }: Holding, slot: string): Held | null {
  const others = { ...held }
  Reflect.deleteProperty(others, slot)
  return Object.keys(others).length === 0 ? null : others
}

export interface Viewer {
  readonly personId: string
  /** Decides on texts that wait: a reviewer or the committee. */
  readonly decides: boolean
}

/** Whether somebody reads a held text all the same. */
export function mayReadHeld(hold: Hold, viewer: Viewer | null): boolean {
  return viewer !== null && (viewer.decides || viewer.personId === hold.by)
}
