/** Sheets to print, as PDF. Its fonts weigh many megabytes: an entry that never prints leaves it out. */
export interface Paper {
  cards(sheet: CardSheet): Promise<Buffer>
}

export interface CardSheet {
  readonly village: string
  /** County and town. */
  readonly place: string
  readonly cards: readonly PrintedCard[]
  /** To sign in with for the first time, on sheets of their own: a card hangs on the wall, a slip is used up. */
  readonly slips?: readonly PrintedSlip[]
}

export interface PrintedSlip extends PrintedCard {
  readonly once: string
}

export interface PrintedCard {
  readonly name: string
  readonly group: string
  readonly number: string
  readonly code: string
  /** What the square code says. */
  readonly scanned: string
}
