import { setImmediate } from 'node:timers/promises'
import { CsvError, parse, type Parser } from 'csv-parse'
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

/** Characters that are read before others have their turn. */
const pieceLength = 16 * 1024
const columnsMax = 100
/** Empty ones too: a file of commas alone keeps no reader busy. */
const cellsSeenMax = 600_000
const rowLengthMax = 100_000

export async function readCsv(text: string, { rowsMax }: SheetLimits): Promise<Sheet> {
  const rows: Row[] = []
  let [cut, wide, seen] = [false, false, 0]
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: rowLengthMax,
    on_record(record: string[], { records, empty_lines }) {
      seen += record.length
      if (record.every((cell) => cell.trim() === '')) return null
      if (rows.length === rowsMax) cut = true
      else {
        wide ||= record.slice(columnsMax).some((cell) => cell.trim() !== '')
        const cells = record.slice(0, columnsMax).map((cell) => cell.slice(0, cellLengthMax))
        // As a spreadsheet program numbers them, in which the clerk looks for a row: lines inside a cell are none.
        rows.push({ line: records + empty_lines, cells })
      }
      return null
    },
  })
  const done = ended(parser)
  for (let at = 0; at < text.length && !cut && seen <= cellsSeenMax; at += pieceLength) {
    parser.write(text.slice(at, at + pieceLength))
    await Promise.race([setImmediate(), done])
  }
  if (cut || seen > cellsSeenMax) parser.destroy()
  else {
    parser.end()
    await done
  }
  return { name: '', rows, cut: cut || seen > cellsSeenMax, wide, untyped: true }
}

function ended(parser: Parser): Promise<void> {
  const done = new Promise<void>((resolve, reject) => {
    parser.on('error', (error) => {
      reject(error instanceof CsvError ? new UnreadableSheet('SHEET_UNREADABLE', error) : error)
    })
    parser.on('end', resolve)
    parser.resume()
  })
  // Whoever waits for a piece hears of it; until then nobody does.
  done.catch(() => undefined)
  return done
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
