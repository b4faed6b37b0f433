/** A table as a spreadsheet program keeps it, before anybody knows what its columns mean. */
export interface Sheet {
  readonly name: string
  /** Rows with something in them. */
  readonly rows: readonly Row[]
  /** There were more rows than are read. */
  readonly cut: boolean
}

export interface Row {
  /** As the spreadsheet program numbers it, from 1. */
  readonly line: number
  readonly cells: readonly Cell[]
}

/** A date comes as its serial number or as text; `formula` is one without a kept value, `error` such as #REF!. */
export type Cell = string | number | null | { readonly fault: 'formula' | 'error' }

/** A cell longer than this is cut: nothing that a table of people holds comes near. */
export const cellLengthMax = 1000
