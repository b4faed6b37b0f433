import type { CallName } from '@/domain/contracts'

export type Words = string | RegExp
export type Tab = '榜' | '活动' | '积分' | '我家'
/** What a screen reader calls a thing that can be tapped; only the web knows it, and holds a story to it. */
export type Role = 'button' | 'link' | 'tab' | 'checkbox' | 'radio'

/**
 * A phone in somebody's hand: what stories do on it, whatever drives it. What is called or shown holds the words that are
 * given; the first of several is meant.
 */
export interface Phone {
  /** Opens a page by its route, with nothing behind it. */
  open(route: string): Promise<void>
  /** Shows another page of the app that is open. */
  go(route: string): Promise<void>
  tab(name: Tab): Promise<void>
  /** The phone's own way back: its key, or a swipe. */
  back(): Promise<void>
  /** Waits until something of this name can be tapped, and taps it: a button, if no role is given. */
  tap(name: Words, role?: Role): Promise<void>
  /** The same on the sheet with this title. */
  tapOnSheet(title: string, name: Words): Promise<void>
  /** Whether something of this name can be tapped now. */
  offers(name: Words, role?: Role): Promise<boolean>
  /** Waits until something of this name can be tapped. */
  offered(name: Words, role?: Role): Promise<void>
  /** Waits until these words are shown, or said by a screen reader. */
  see(words: Words): Promise<void>
  gone(words: Words): Promise<void>
  /** Types into the field with this placeholder or label; the one that stands there where none is named. */
  type(text: string, field?: string): Promise<void>
  /** The texts of all elements of a class, in order. */
  texts(className: string): Promise<string[]>
  /** Taps what chooses photos and gives it these. */
  choosePhotos(button: Words, photos: readonly Buffer[]): Promise<void>
  /** The pictures in the parts of a class, once there are some and all have come. */
  pictures(className: string): Promise<Buffer[]>
  /** Of the page that is shown, with what it was given. */
  route(): Promise<string>
  /** Looks until there is something to see. */
  until<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T>
  /** Waits until all of the page has come. */
  settled(): Promise<void>
  screenshot(file: string): Promise<void>
  /** How wide what stands on the page is. */
  width(): Promise<number>
  /** What the server answers whose phone it is. */
  ask(name: CallName, payload: object): Promise<unknown>
  /** What was asked of the server since this was called last: the names in each trip. */
  takeTrips(): string[]
  /** Two minutes later, when no answer is fresh any more. */
  later(): Promise<void>
}

export interface Setting {
  /** In elder mode; in the browser on the small screen of an old phone too. */
  elder?: boolean
}

/** A county and as many phones as a story needs. After each test its phones are put away, and none may have failed. */
export interface Stage<P extends Phone = Phone> {
  /** The phone of one of the demo's people, on which nobody has done anything yet; without a name, of a stranger. */
  phone(name?: string, setting?: Setting): Promise<P>
  /** Days later, with everything done that fell due. */
  passDays(days: number): Promise<void>
  /** Of the phones' screens. */
  readonly widths: { readonly normal: number; readonly elder: number }
  /** What went wrong on the phones of this test. */
  failures(): readonly string[]
}

const pauseMs = 100

/** @param shown what stands there instead, for the error */
export async function patiently<T>(
  what: string,
  look: () => Promise<T | undefined | false>,
  patienceMs: number,
  shown: () => Promise<string>,
): Promise<T> {
  const end = Date.now() + patienceMs
  for (;;) {
    const found = await look()
    if (found !== undefined && found !== false) return found
    if (Date.now() > end) throw new Error(`waited for ${what} on ${await shown()}`)
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
}
