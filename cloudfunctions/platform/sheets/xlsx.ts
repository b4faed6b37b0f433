import { cellLengthMax, type Cell, type Merge, type Row, type Sheet } from '@/domain/common/table'
import { stylesOf, type Styles } from './styles'
import { UnreadableSheet, type SheetLimits } from './sheets'
import { each } from './parts'
import { openArchive, type Archive } from './zip'

/** A sheet a group, and some beside them. */
const sheetsMax = 80
const columnsMax = 100
/** Rows with nothing in them after which a sheet is taken to be over. */
const emptyRowsMax = 5_000
/** Of all sheets together: what is read before it is clear that this is no roster. */
const rowsSeenMax = 100_000
const cellsSeenMax = 600_000
const mergesMax = 20_000
/** From the calendar that Macintosh counted from 1904 to the usual one. */
const days1904 = 1462

/** Index into the shared strings, until those are read: after the rows, so that too many rows never read them. */
class Shared {
  constructor(readonly index: number) {}
}
type RawCell = Cell | Shared
interface RawRow {
  readonly line: number
  readonly cells: RawCell[]
}
interface RawSheet {
  readonly name: string
  readonly rows: RawRow[]
  readonly cut: boolean
  readonly wide: boolean
  readonly hidden: boolean
  readonly merges: readonly Merge[]
}

/** What was read of all sheets so far, so that no file keeps a reader busy. */
interface Seen {
  rows: number
  cells: number
}

export async function readXlsx(bytes: Buffer, limits: SheetLimits): Promise<Sheet[]> {
  const archive = await openArchive(bytes)
  try {
    const parts = await partsOf(archive)
    if (parts.sheets.length > sheetsMax) throw new UnreadableSheet('SHEET_TOO_LARGE')
    const styles = await stylesOf(archive, parts.styles)
    const raw: RawSheet[] = []
    const seen: Seen = { rows: 0, cells: 0 }
    for (const { name, part, hidden } of parts.sheets) {
      const nothing = { rows: [], cut: false, wide: false, merges: [] }
      const read = hidden
        ? nothing
        : await rowsOf(archive, part, { ...limits, styles, from1904: parts.from1904, seen })
      raw.push({ name, hidden, ...read })
    }
    const strings = await stringsOf(archive, parts.strings, neededOf(raw))
    return raw.map(({ rows, ...sheet }) => ({
      ...sheet,
      rows: rows.map((row) => filled(row, strings)).filter(saysSomething),
    }))
  } catch (error) {
    if (error instanceof SyntaxError) throw new UnreadableSheet('SHEET_UNREADABLE', error)
    throw error
  } finally {
    archive.close()
  }
}

interface Relation {
  readonly id: string
  readonly type: string
  readonly part: string
}

/** Other parts that a part names, whatever they are called; the package itself is ''. */
async function relationsOf(archive: Archive, part: string): Promise<Relation[]> {
  const [, folder = '', name = ''] = /^(.*\/)?(.*)$/.exec(part) ?? []
  const relations: Relation[] = []
  await each(archive, `${folder}_rels/${name}.rels`, ({ kind, value, attributes }) => {
    if (kind !== 'open' || value !== 'Relationship') return
    const target = attributes.Target?.value ?? ''
    relations.push({
      id: attributes.Id?.value ?? '',
      type: (attributes.Type?.value ?? '').split('/').pop() ?? '',
      part: partAt(folder, target),
    })
  })
  return relations
}

/** Where a relation leads: from its folder, or from the root of the package. */
function partAt(folder: string, target: string): string {
  const parts: string[] = []
  for (const step of `${target.startsWith('/') ? '' : folder}${target}`.split('/'))
    if (step === '..') parts.pop()
    else if (step !== '.' && step !== '') parts.push(step)
  return parts.join('/')
}

/** The sheets in their order, and where their strings and styles stand. */
async function partsOf(archive: Archive) {
  const ofType = (relations: readonly Relation[], type: string) =>
    relations.find((relation) => relation.type === type)?.part
  const book = ofType(await relationsOf(archive, ''), 'officeDocument') ?? 'xl/workbook.xml'
  const relations = await relationsOf(archive, book)
  const byId = new Map(relations.map(({ id, part }) => [id, part]))
  const sheets: { name: string; part: string; hidden: boolean }[] = []
  let from1904 = false
  const found = await each(archive, book, ({ kind, value, attributes }) => {
    if (kind !== 'open') return
    if (value === 'workbookPr') from1904 = ['1', 'true'].includes(attributes.date1904?.value ?? '')
    if (value !== 'sheet') return
    const hidden = (attributes.state?.value ?? 'visible') !== 'visible'
    const relation = Object.values(attributes).find(({ local, prefix }) => local === 'id' && prefix)
    const part = byId.get(relation?.value ?? '')
    if (part !== undefined) sheets.push({ name: attributes.name?.value ?? '', part, hidden })
  })
  if (!found) throw new UnreadableSheet('SHEET_UNREADABLE')
  const strings = ofType(relations, 'sharedStrings') ?? 'xl/sharedStrings.xml'
  const styles = ofType(relations, 'styles') ?? 'xl/styles.xml'
  return { sheets, strings, styles, from1904 }
}

async function rowsOf(
  archive: Archive,
  part: string,
  { rowsMax, styles, from1904, seen }: RowsOptions,
): Promise<Omit<RawSheet, 'name' | 'hidden'>> {
  const rows: RawRow[] = []
  const merges: Merge[] = []
  let wide = false
  let empty = 0
  let over = false
  let row: RawRow = { line: 0, cells: [] }
  let cell: OpenCell | null = null
  let column = 0
  let text: '' | 'value' | 'skipped' = ''
  let cut = false
  await each(archive, part, ({ kind, value, attributes }) => {
    if (kind === 'text') {
      if (cell && text === 'value' && cell.value.length < cellLengthMax) cell.value += value
      return
    }
    const opens = kind === 'open'
    switch (value) {
      case 'row':
        if (opens) {
          row = { line: Number(attributes.r?.value ?? row.line + 1), cells: [] }
          column = 0
          if (++seen.rows > rowsSeenMax) throw new UnreadableSheet('SHEET_TOO_LARGE')
        } else if (row.cells.some((c) => c !== null)) {
          empty = 0
          if (over || rows.length === rowsMax) return (cut = true)
          rows.push(row)
        } else if (++empty > emptyRowsMax) {
          // Formatted to the very end, as many are: people further below are too many rows.
          over = true
        }
        return
      case 'c':
        if (opens) {
          column = columnOf(attributes.r?.value) ?? column
          if (++seen.cells > cellsSeenMax) throw new UnreadableSheet('SHEET_TOO_LARGE')
          const style = Number(attributes.s?.value ?? '0')
          cell = { type: attributes.t?.value ?? 'n', value: '', formula: false, style }
        } else if (cell) {
          const read = cellOf(cell, styles, from1904)
          if (read !== null && column < columnsMax) row.cells[column] = read
          else if (read !== null) wide = true
          column++
          cell = null
        }
        return
      case 'f':
        if (cell) cell.formula = true
        return
      case 'rPh':
        // How a name is pronounced stands beside it and is no part of it.
        text = opens ? 'skipped' : ''
        return
      case 'mergeCell':
        if (opens && merges.length < mergesMax) {
          const merge = mergeOf(attributes.ref?.value ?? '')
          if (merge) merges.push(merge)
        }
        return
      case 'v':
      case 't':
        if (text !== 'skipped') text = opens ? 'value' : ''
    }
    return
  })
  return { rows, cut, wide, merges }
}

interface RowsOptions extends SheetLimits {
  readonly styles: Styles | null
  readonly from1904: boolean
  readonly seen: Seen
}

/** Of B3:C4. */
function mergeOf(reference: string): Merge | null {
  const parts = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference)
  if (!parts) return null
  const [, from, top, to, bottom] = parts
  const [left, right] = [columnOf(from), columnOf(to)]
  return left === null || right === null
    ? null
    : { top: Number(top), bottom: Number(bottom), left, right: Math.min(right, columnsMax) }
}

interface OpenCell {
  readonly type: string
  value: string
  formula: boolean
  readonly style: number
}

function cellOf(
  { type, value, formula, style }: OpenCell,
  styles: Styles | null,
  from1904: boolean,
): RawCell {
  if (value === '') return formula ? { fault: 'formula' } : null
  switch (type) {
    case 's':
      return new Shared(Number(value))
    case 'e':
      return { fault: 'error' }
    case 'b':
      return value === '1' ? '是' : '否'
    case 'str':
    case 'inlineStr':
    case 'd':
      return unguarded(value).slice(0, cellLengthMax)
    default: {
      const number = Number(value)
      if (!Number.isFinite(number)) return null
      if (styles !== null) {
        const shows = styles[style]
        return shows === undefined || shows === null || number < 1 || number > 100_000
          ? number
          : { serial: from1904 ? number + days1904 : number, shows }
      }
      // Without styles a date is as small as this, so that no phone or house number is moved.
      return from1904 && style !== 0 && number > 1000 && number < 60_000
        ? number + days1904
        : number
    }
  }
}

/** 27 of AB12. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0]
  if (letters === undefined) return null
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

function neededOf(sheets: readonly RawSheet[]): Set<number> {
  const needed = new Set<number>()
  for (const { rows } of sheets)
    for (const { cells } of rows)
      for (const cell of cells) if (cell instanceof Shared) needed.add(cell.index)
  return needed
}

/** Only those that a row needs: the others may be many. */
async function stringsOf(
  archive: Archive,
  part: string,
  needed: Set<number>,
): Promise<Map<number, string>> {
  const strings = new Map<number, string>()
  let index = -1
  let text = ''
  let inText = false
  let spoken = false
  await each(archive, part, ({ kind, value }) => {
    if (kind === 'text') {
      if (inText && !spoken && text.length < cellLengthMax) text += value
      return
    }
    const opens = kind === 'open'
    if (value === 't') inText = opens
    if (value === 'rPh') spoken = opens
    if (value !== 'si') return
    if (opens) {
      index++
      text = ''
    } else if (needed.has(index)) strings.set(index, unguarded(text).slice(0, cellLengthMax))
  })
  return strings
}

function filled({ line, cells }: RawRow, strings: ReadonlyMap<number, string>): Row {
  return {
    line,
    cells: Array.from(cells, (cell) =>
      cell instanceof Shared ? (strings.get(cell.index) ?? null) : (cell ?? null),
    ),
  }
}

function saysSomething({ cells }: Row): boolean {
  return cells.some((cell) => cell !== null && (typeof cell !== 'string' || cell.trim() !== ''))
}

/** Spreadsheets write `_x000D_` for what XML cannot hold. */
function unguarded(text: string): string {
  return text.replace(/_x([\dA-F]{4})_/g, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  )
}
