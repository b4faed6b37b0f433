export interface SheetLimits {
  /** Rows with something in them, of each sheet; what follows is left out, and the sheet says so. */
  readonly rowsMax: number
}

export type SheetsFault =
  /** .xls of before 2007, or any Office file under a password: both are OLE containers. */
  | 'SHEET_OLD_OR_LOCKED'
  /** Unpacked it would be larger than any table of this kind, whatever it claims. */
  | 'SHEET_TOO_LARGE'
  /** Neither of the two kinds, or damaged. */
  | 'SHEET_UNREADABLE'

export class UnreadableSheet extends Error {
  override readonly name = 'UnreadableSheet'
  constructor(
    readonly code: SheetsFault,
    cause?: unknown,
  ) {
    super(code, { cause })
  }
}
