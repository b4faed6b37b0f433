import writeExcelFile, { type Cell as ExcelCell } from 'write-excel-file/node'
import { harmless } from './csv'

export interface WrittenSheet {
  readonly name: string
  /** In characters, one a column. */
  readonly widths: readonly number[]
  /** The first row holds the headings. */
  readonly rows: readonly (readonly string[])[]
}

/** Every cell is text, so that no phone turns into 1.38E+10 and no house number loses its zeros. */
export function writeXlsx(sheets: readonly WrittenSheet[]): Promise<Buffer> {
  return writeExcelFile(
    sheets.map(({ name, widths, rows }) => ({
      sheet: name,
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: 1,
      data: rows.map((cells, i) => cells.map((cell) => cellOf(cell, i === 0))),
    })),
  ).toBuffer()
}

function cellOf(text: string, heading: boolean): ExcelCell {
  const cell = { value: harmless(text), type: String, format: '@' } as const
  return heading
    ? { ...cell, fontWeight: 'bold', backgroundColor: '#F1E9DC', alignVertical: 'center' }
    : cell
}
