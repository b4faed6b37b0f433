import type { Cell, Merge, Row, Sheet } from '../../common/table'
import { isKin, isStatus } from './cells'
import { plain } from './text'
import {
  bareTitle,
  chosenMeaning,
  meaningOf,
  titleKeyMax,
  type Choice,
  type Field,
  type Meaning,
  type Title,
} from './titles'

/** One column of a sheet: where it stands, what the file calls it, and what was made of that. */
export interface Column {
  readonly index: number
  /** As the clerk reads it: 户主 · 联系电话 below a heading over several columns. */
  readonly title: string
  readonly meaning: Title
  /** The clerk said so, now or at an earlier import. */
  readonly chosen: boolean
}

/** Where the columns of a roster stand. */
export interface Layout {
  /** Index into the sheet's rows of the first row below the headings. */
  readonly firstRow: number
  readonly columns: readonly Column[]
}

/** Bare title → what the clerk says that such a column is. */
export type Chosen = ReadonlyMap<string, Choice>

/** Titles, the village and the date may stand above. */
const searchedRows = 30
const depthMax = 3

/** The headings of a sheet: the block of up to three rows from which most columns are understood. */
export function findLayout(sheet: Sheet, chosen: Chosen): Layout | null {
  let best: { layout: Layout; score: number } | null = null
  const searched = Math.min(sheet.rows.length, searchedRows)
  for (let from = 0; from < searched; from++) {
    const found = layoutAt(sheet, from, chosen)
    if (found && (best === null || found.score > best.score)) best = found
  }
  return best?.layout ?? null
}

/** The headings that begin with this row; null where it is no row of headings. */
export function layoutAt(
  sheet: Sheet,
  from: number,
  chosen: Chosen,
): { layout: Layout; score: number } | null {
  let best: { layout: Layout; score: number } | null = null
  const top = sheet.rows[from]
  if (!top || textsOf(top).size < 2) return null
  for (let depth = 1; depth <= depthMax; depth++) {
    const rows = sheet.rows.slice(from, from + depth)
    if (rows.length < depth) break
    if (depth > 1 && headingsIn(rows[depth - 1]) === 0) break
    const columns = columnsOf(sheet, rows, from + depth, chosen)
    const known = scoreOf(columns)
    // Of two that are understood equally well the one that says who is a head and names more columns, then the one with
    // fewer lines: a title above is none of the headings.
    const untitled = columns.filter(({ title }) => title === '').length
    const score = known + (sayHeads(columns) ? 5 : 0) - Math.min(untitled, 2) * 2 - depth
    if (known > 0 && score > (best?.score ?? 0))
      best = { layout: { firstRow: from + depth, columns }, score }
  }
  return best
}

/** Whether a column says who is a head: their names, or the relation to them. */
export function sayHeads(columns: readonly Column[]): boolean {
  return columns.some(
    ({ meaning: m }) =>
      m !== null &&
      m !== 'none' &&
      ((m.field === 'name' && m.of === 'head') || (m.field === 'relation' && m.of === 'row')),
  )
}

/** How many different things are understood; 0 where that is no roster. */
function scoreOf(columns: readonly Column[]): number {
  const known = new Set<string>()
  let named = false
  for (const { meaning } of columns) {
    if (meaning === null || meaning === 'none') continue
    if (meaning.field === 'name') named = true
    known.add(`${meaning.field} ${meaning.of} ${String(meaning.nth ?? '')}`)
  }
  const needless = columns.filter((c) => c.meaning === 'none').length
  return named && known.size + Math.min(needless, 1) >= 2
    ? known.size * 10 + Math.min(needless, 9)
    : 0
}

const someHeading = /姓\s*名|名\s*字|关\s*系|称谓|成员|人员|户主.|电\s*话|手\s*机|联系/

/**
 * How many columns a row names, as a second line of headings or at the top of another printed page does; 0 where it
 * is a row like any other.
 */
export function headingsIn(row: Row | undefined): number {
  // Told apart at a glance, since every row of people is asked.
  if (!row?.cells.some((cell) => typeof cell === 'string' && someHeading.test(cell))) return 0
  let fields = 0
  let needless = 0
  let others = 0
  for (const cell of row.cells) {
    const text = plain(cell)
    // 户主 is also what stands below 与户主关系, and 迁出 below 状态.
    if (text === '' || isKin(text) || isStatus(text)) continue
    if (typeof cell === 'number' || /^\d{2,}$|1\d{10}|\d{4}[-/.]\d/.test(text)) return 0
    const meaning = meaningOf(text)
    if (meaning === 'none') needless++
    else if (meaning !== null && meaning.relation === undefined) fields++
    else others++
  }
  return fields + needless >= others ? fields : 0
}

function textsOf(row: Row): Set<string> {
  return new Set(row.cells.map(plain).filter((text) => text !== ''))
}

function columnsOf(
  sheet: Sheet,
  rows: readonly Row[],
  firstRow: number,
  chosen: Chosen,
): readonly Column[] {
  const below = sheet.rows.slice(firstRow, firstRow + 200)
  const width = Math.max(0, ...rows.map((r) => r.cells.length), ...below.map((r) => r.cells.length))
  const titles = titlesOf(sheet, rows, width)
  const columns: Column[] = []
  for (let index = 0; index < width; index++) {
    const { own, above, merged } = titles[index] ?? { own: '', above: '', merged: false }
    const samples = below
      .map((row) => row.cells[index] ?? null)
      .filter((cell) => saysSomething(cell))
    if (samples.length === 0 && own === '') continue
    const title = above === '' || above === own ? own : `${above} · ${own}`
    const choice = chosen.get(keyOfTitle(title, index))
    if (choice !== undefined) {
      columns.push({ index, title, meaning: chosenMeaning(choice), chosen: true })
      continue
    }
    const left = columns[columns.length - 1]
    const besideName =
      left?.index === index - 1 &&
      left.meaning !== null &&
      left.meaning !== 'none' &&
      left.meaning.withRelation
    // 户主（与户主关系） over two columns: the names, and beside them the relations.
    if (besideName && (own === '' || merged) && mostly(samples, (text) => isKin(text))) {
      columns.push({ index, title, meaning: { field: 'relation', of: 'row' }, chosen: false })
      continue
    }
    if (merged) {
      if (samples.length > 0) columns.push({ index, title: '', meaning: null, chosen: false })
      continue
    }
    const meaning = own === '' ? null : meaningOf(own, above)
    if (own === '' && samples.length === 0) continue
    columns.push({ index, title, meaning, chosen: false })
  }
  return settled(columns)
}

function saysSomething(cell: Cell): boolean {
  return cell !== null && (typeof cell === 'object' || plain(cell) !== '')
}

function mostly(samples: readonly Cell[], is: (text: string) => boolean): boolean {
  return samples.length > 0 && samples.filter((cell) => is(plain(cell))).length * 2 > samples.length
}

export function keyOfTitle(title: string, index: number): string {
  return title === '' ? `#${String(index)}` : bareTitle(title).slice(0, titleKeyMax)
}

interface TitleParts {
  readonly own: string
  readonly above: string
  /** Not the first column of a heading over several, in its lowest line. */
  readonly merged: boolean
}

/** A heading over several columns counts for each of them, merged or, as in a csv, followed by empty cells. */
function titlesOf(sheet: Sheet, rows: readonly Row[], width: number): TitleParts[] {
  const merges = sheet.merges ?? []
  const grid = rows.map((row, depth) => spread(row, merges, width, depth === rows.length - 1))
  return Array.from({ length: width }, (_, index) => {
    const parts: string[] = []
    let merged = false
    for (const line of grid) {
      const at = line[index]
      const text = at?.text ?? ''
      if (text !== '' && text !== parts[parts.length - 1]) parts.push(text)
      merged = text !== '' && at?.spread === true && at.wide
    }
    const own = parts[parts.length - 1] ?? ''
    return { own, above: parts.slice(0, -1).join(' '), merged: merged && parts.length === 1 }
  }).map((parts, index, all) => {
    // A lower line that is empty leaves the upper heading alone: 序号 above nothing.
    const first = grid[0]?.[index]
    const alone = grid.length > 1 && grid.slice(1).every((line) => (line[index]?.text ?? '') === '')
    if (!alone || first?.spread !== true) return parts
    return first.guessed
      ? { own: '', above: '', merged: false }
      : { ...parts, merged: all[index - 1]?.own === parts.own }
  })
}

interface Spread {
  readonly text: string
  readonly spread: boolean
  readonly wide: boolean
  /** No merge says so: the cells to the right are only empty. */
  readonly guessed: boolean
}

function spread(row: Row, merges: readonly Merge[], width: number, lowest: boolean): Spread[] {
  const cells: Spread[] = Array.from({ length: width }, (_, index) => ({
    text: titleText(row.cells[index] ?? null),
    spread: false,
    wide: false,
    guessed: false,
  }))
  const here = merges.filter((m) => m.top === row.line)
  for (const { left, right } of here) {
    const first = cells[left]
    if (!first || first.text === '') continue
    for (let index = left + 1; index <= right && index < width; index++)
      cells[index] = { text: first.text, spread: true, wide: true, guessed: false }
  }
  // Without merges in this row, a csv for one, an upper heading reaches to the next one.
  if (!lowest && here.length === 0) {
    for (let index = 1; index < width; index++) {
      const before = cells[index - 1]
      if (cells[index]?.text === '' && before && before.text !== '')
        cells[index] = { text: before.text, spread: true, wide: true, guessed: true }
    }
  }
  return cells
}

function titleText(cell: Cell): string {
  return plain(cell).replace(/ /g, '')
}

/**
 * Each thing has one column. Names that come again, 姓名 关系 姓名 关系, are members side by side, and so are numbered ones;
 * what follows a name belongs to it. Where only heads have a column of names, the rest is theirs.
 */
function settled(columns: readonly Column[]): readonly Column[] {
  const meanings = columns.flatMap(({ meaning }) =>
    meaning === null || meaning === 'none' ? [] : [meaning],
  )
  const names = meanings.filter((m) => m.field === 'name')
  const numbered = names.some((m) => m.of === 'row' && m.nth !== undefined)
  const oneARow = names.some((m) => m.of === 'row' && m.nth === undefined)
  const kinColumns = !oneARow
  const again = titlesAgain(columns)
  let rowNames = 0
  let member = 0
  let numberedOne = 0
  const taken = new Set<string>()
  const bestNumber = Math.min(...meanings.map((m) => (m.field === 'number' ? (m.rank ?? 0) : 9)))
  return columns.map((column) => {
    const { meaning } = column
    if (meaning === null || meaning === 'none') return column
    const is = (to: Title): Column => ({ ...column, meaning: to })
    const once = (to: Meaning): Column => {
      const key = `${to.field} ${to.of} ${String(to.nth ?? '')}`
      if (taken.has(key) && to.field !== 'phone' && to.field !== 'status' && to.field !== 'remark')
        return is('none')
      taken.add(key)
      return is(to)
    }
    if (meaning.field === 'number') return meaning.rank === bestNumber ? once(meaning) : is('none')
    if (meaning.of === 'member') {
      member = 100 + column.index
      return kinColumns ? once({ ...meaning, nth: member }) : is('none')
    }
    if (meaning.of === 'head') {
      member = 0
      return once(meaning)
    }
    if (meaning.field === 'group' || meaning.field === 'status' || meaning.field === 'remark')
      return once(meaning)
    if (numbered && meaning.nth !== undefined) {
      numberedOne = meaning.nth
      return once({ ...meaning, of: 'member' })
    }
    if (numberedOne > 0 && again.has(column.title))
      return once({ ...meaning, of: 'member', nth: numberedOne })
    const plainMeaning = withoutNth(meaning)
    if (meaning.field === 'name') {
      rowNames++
      member = rowNames > 1 ? 200 + column.index : 0
      if (rowNames > 1) return once({ ...plainMeaning, of: 'member', nth: member })
      return once(plainMeaning)
    }
    if (member > 0) return once({ ...plainMeaning, of: 'member', nth: member })
    return once(plainMeaning)
  })
}

/** 成员1 关系 成员2 关系: what comes again behind numbered names is each one's own, and no column of the row. */
function titlesAgain(columns: readonly Column[]): ReadonlySet<string> {
  const titles = columns.map(({ title }) => title)
  return new Set(titles.filter((title, i) => title !== '' && titles.indexOf(title) !== i))
}

function withoutNth({ nth, ...meaning }: Meaning): Meaning {
  return nth === undefined ? meaning : { ...meaning }
}

export function columnFor(
  columns: readonly Column[],
  field: Field,
  of: Meaning['of'],
  nth?: number,
): Column | undefined {
  return columnsFor(columns, field, of, nth)[0]
}

export function columnsFor(
  columns: readonly Column[],
  field: Field,
  of: Meaning['of'],
  nth?: number,
): Column[] {
  return columns.filter(
    ({ meaning }) =>
      meaning !== null &&
      meaning !== 'none' &&
      meaning.field === field &&
      meaning.of === of &&
      (of !== 'member' || meaning.nth === nth),
  )
}
