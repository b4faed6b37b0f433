import { CsvError, parse } from 'csv-parse/sync'
import { cellLengthMax, type Row, type Sheet } from '@/domain/common/table'
import { UnreadableSheet, type SheetLimits } from './sheets'

/** Excel in China writes GB18030 (as GBK), other programs UTF-8, and “Unicode text” is UTF-16 with tabs. */
export function decodeText(bytes: Buffer): string {
  const text =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? decode('utf-16le', bytes)
      : (decode('utf-8', bytes) ?? decode('gb18030', bytes))
  // A picture or a document also decodes as something; text has no NUL, and a page of the web is no table.
  if (text === null || text.includes('\0') || /^\s*<|^%PDF/.test(text))
    throw new UnreadableSheet('SHEET_UNREADABLE')
  return text
}

function decode(encoding: string, bytes: Buffer): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

export function readCsv(text: string, { rowsMax }: SheetLimits): Sheet {
  const rows: Row[] = []
  let cut = false
  try {
    parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: rowsMax * 2,
      on_record(record: string[], { lines }) {
        if (record.every((cell) => cell.trim() === '')) return null
        if (rows.length === rowsMax) cut = true
        else rows.push({ line: lines, cells: record.map((cell) => cell.slice(0, cellLengthMax)) })
        return null
      },
    })
  } catch (error) {
    if (error instanceof CsvError) throw new UnreadableSheet('SHEET_UNREADABLE', error)
    throw error
  }
  return { name: '', rows, cut }
}

/** The one of comma, tab and semicolon that the first lines hold most of. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 4000)
  const count = (mark: string) => head.split(mark).length
  return [',', '\t', ';'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

/** With a byte order mark, without which Excel takes it for GBK. */
export function writeCsv(rows: readonly (readonly string[])[]): Buffer {
  const lines = rows.map((cells) => cells.map(quoted).join(','))
  return Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`, 'utf8')
}

function quoted(cell: string): string {
  const text = harmless(cell)
  return /[",\r\n\t]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text
}

/** A cell that begins like this would be run as a formula; an apostrophe makes it text. */
export function harmless(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
}
