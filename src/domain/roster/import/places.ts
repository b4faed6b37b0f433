/** Where something stands in the file. `sheet` is empty where only one is read. */
export interface Place {
  readonly sheet: string
  readonly line: number
}

/** One bad cell or row, named so that the clerk finds it. */
export interface Fault extends Place {
  /** Whose row it is; empty where it does not say. */
  readonly name: string
  /** Heading of the column, as the file has it; empty where the whole row is meant. */
  readonly column: string
  readonly content: string
  readonly reason: string
}

/** What was made of a cell that can be read more than one way: nothing stops, and somebody may look. */
export interface Note extends Place {
  readonly name: string
  readonly words: string
}

/** A row in which nobody stands. */
export interface SkippedRow extends Place {
  /** Its first words. */
  readonly words: string
}

export function placeInWords({ sheet, line }: Place): string {
  return sheet === '' ? `第 ${String(line)} 行` : `“${sheet}”第 ${String(line)} 行`
}
