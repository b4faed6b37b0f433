import type { Cell, Row, Sheet } from '../../common/table'
import { plain } from './text'
import { meaningOf } from './titles'

const searchedRows = 30

/**
 * 序号 户主 电话 · 序号 户主 电话: tables beside each other, as a page is filled when it is printed, each as a sheet with the
 * lines of the whole. Members side by side repeat neither a number nor a head.
 */
export function sideBySide(sheet: Sheet): readonly Sheet[] {
  for (const [i, row] of sheet.rows.slice(0, searchedRows).entries()) {
    const starts = startsIn(row.cells.map((cell) => plain(cell).replace(/ /g, '')))
    if (starts.length > 1) return starts.map((_, n) => block(sheet, i, starts, n))
  }
  return [sheet]
}

/** Where the same headings begin again; what stands to their left is of all of them. */
function startsIn(titles: readonly string[]): number[] {
  for (let start = 0; start < titles.length; start++) {
    const again = titles.indexOf(titles[start] ?? '', start + 1)
    const one = titles.slice(start, again).filter((title) => title !== '')
    if (again < 0 || one.length < 2 || !one.some(isOfAHousehold) || !one.some(isName)) continue
    const starts = [start]
    for (let at = again; at > 0 && repeats(titles, one, at);) {
      starts.push(at)
      at = titles.indexOf(titles[start] ?? '', at + 1)
    }
    if (starts.length > 1) return starts
  }
  return []
}

function repeats(titles: readonly string[], one: readonly string[], at: number): boolean {
  return one.every((title, i) => titles[at + i] === title)
}

function isOfAHousehold(title: string): boolean {
  const meaning = meaningOf(title)
  if (meaning === null) return false
  if (meaning === 'none') return /^(序号?|编号)$/.test(title)
  return meaning.field === 'number' || meaning.field === 'group' || meaning.of === 'head'
}

function isName(title: string): boolean {
  const meaning = meaningOf(title)
  return meaning !== null && meaning !== 'none' && meaning.field === 'name'
}

function block(sheet: Sheet, heading: number, starts: readonly number[], n: number): Sheet {
  const [first = 0] = starts
  const [from = 0, to = Infinity] = [starts[n], starts[n + 1]]
  const own = (cell: Cell, at: number) => (at < first || (at >= from && at < to) ? cell : null)
  const rows = sheet.rows.map((row, i): Row => {
    return i < heading ? row : { ...row, cells: Array.from(row.cells, own) }
  })
  return {
    ...sheet,
    rows: rows.filter(({ cells }) => cells.some((cell) => cell !== null && cell !== '')),
  }
}
