/** A table as a spreadsheet program keeps it, before anybody knows what its columns mean. */
export interface Sheet {
  readonly name: string
  /** Rows with something in them. */
  readonly rows: readonly Row[]
  /** There were more rows than are read. */
  readonly cut: boolean
  /** Columns beyond those that are read had something in them. */
  readonly wide?: boolean
  /** Hidden by whoever made it: nothing of it is read. */
  readonly hidden?: boolean
  /** Every cell is text, whatever it was: a csv. */
  readonly untyped?: boolean
  readonly merges?: readonly Merge[]
}

export interface Row {
  /** As the spreadsheet program numbers it, from 1. */
  readonly line: number
  readonly cells: readonly Cell[]
}

/** Cells that are one: lines as the program numbers them, columns from 0, both ends included. */
export interface Merge {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/**
 * `formula` is one without a kept value, `error` such as #REF!. A number that is shown as a date says so; where the
 * program does not tell, a date is a number or text like any other.
 */
export type Cell =
  | string
  | number
  | null
  | { readonly fault: 'formula' | 'error' }
  | { readonly serial: number; readonly shows: DateShown }

/** What of a date is seen: 2026-03-05, 2026-03, or 3-5. */
export type DateShown = 'day' | 'month' | 'monthDay'

/** A cell longer than this is cut: nothing that a table of people holds comes near. */
export const cellLengthMax = 1000
