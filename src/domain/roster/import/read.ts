import type { Day } from '../../common/day'
import { atOnce, type Steps } from '../../common/steps'
import type { Sheet } from '../../common/table'
import { sideBySide } from './blocks'
import { short } from './cells'
import { familiesOf, type FileHousehold } from './families'
import { groupKeys } from './groups'
import { findLayout, keyOfTitle, sayHeads, type Chosen, type Layout } from './headings'
import type { Fault, Note, Place, SkippedRow } from './places'
import { readRows, rosterRowsMax, type SheetRows } from './rows'
import { dense, plain } from './text'
import type { Choice, Field, Meaning } from './titles'

export type SheetState =
  | 'read'
  /** No headings of a roster. */
  | 'other'
  | 'empty'
  | 'hidden'
  /** Lists of heads whose households stand in another sheet in full. */
  | 'summary'
  /** Mostly people who stand in another sheet already. */
  | 'copy'
  /** Names, and nothing that says who is the head. */
  | 'noHeads'
  /** The clerk left it out. */
  | 'left'

export interface SheetRead {
  readonly name: string
  readonly state: SheetState
  readonly people: number
  /** Line of the headings' last row; 0 where there are none. */
  readonly headings: number
  /** Columns beyond those that are looked at. */
  readonly wide: boolean
}

export interface ColumnRead {
  readonly key: string
  readonly sheet: string
  /** Empty where the column has no heading. */
  readonly title: string
  /** A, B, … AA, as the spreadsheet calls it. */
  readonly letter: string
  /** Null: known, and not needed. */
  readonly as: Choice | 'members' | 'headPhone' | 'remark' | null
  /** What the clerk has to say: nobody knows what this heading means. */
  readonly asked: boolean
  readonly chosen: boolean
  /** What stands there, as far as it may be shown. */
  readonly sample: string
}

export interface FileRoster {
  readonly households: readonly FileHousehold[]
  /** Living, of all sheets. */
  readonly people: number
  /** Who died or moved out, by the file's own words. */
  readonly gone: number
  readonly faults: readonly Fault[]
  readonly notes: readonly Note[]
  readonly skipped: readonly SkippedRow[]
  readonly sheets: readonly SheetRead[]
  readonly columns: readonly ColumnRead[]
  /** Identity card numbers that were read for a birthday; none leaves this function. */
  readonly idNumbers: number
  readonly cut: boolean
}

export type RosterFault =
  'ROSTER_EMPTY' | 'ROSTER_NO_HEADINGS' | 'ROSTER_NO_HEAD_COLUMN' | 'ROSTER_NO_PEOPLE'

export interface ReadRosterOptions {
  readonly today: Day
  readonly villageName: string
  /** Names of the village's groups. */
  readonly groups: readonly string[]
  readonly chosen?: Chosen
  /** Names of the sheets to read; by default those that hold people. */
  readonly only?: readonly string[] | undefined
}

interface Candidate {
  readonly sheet: Sheet
  readonly layout: Layout
  readonly rows: SheetRows
  /** Heads and nobody else. */
  readonly headsOnly: boolean
  readonly idSeen: Map<string, Place>
}

/** Everything that a file says of a village's people, and what was read of it and what not. */
export function readRoster(
  sheets: readonly Sheet[],
  options: ReadRosterOptions,
): FileRoster | RosterFault {
  return atOnce(readInSteps(sheets, options))
}

/** The same in steps, so that a large file does not keep others waiting. */
export function* readInSteps(
  sheets: readonly Sheet[],
  options: ReadRosterOptions,
): Steps<FileRoster | RosterFault> {
  if (sheets.every((sheet) => sheet.rows.length === 0)) return 'ROSTER_EMPTY'
  const { candidates, states } = yield* candidatesOf(sheets, options)
  if (candidates.length === 0) {
    const all = [...states.values()]
    return all.includes('noHeads') ? 'ROSTER_NO_HEAD_COLUMN' : 'ROSTER_NO_HEADINGS'
  }
  const chosen = options.only === undefined ? chooseSheets(candidates, states) : candidates
  const several = chosen.length > 1
  const read = chosen.map((c) => (several ? c : { ...c, rows: withoutSheet(c.rows) }))
  const idSeen = new Map<string, Place>()
  const idFaults = several ? sharedIds(read, idSeen) : []
  const rows = read.flatMap((c) => c.rows.rows)
  const written = rows.map((row) => row.group).filter((group) => group !== '')
  const groups = groupKeys(options.villageName, options.groups, written)
  yield
  const families = yield* familiesOf(rows, groups)
  yield
  const inRows = read.reduce((sum, c) => sum + c.rows.people, 0)
  // Heads that only a column beside the members names count too, and nobody twice; of rows with faults all are told.
  const living = families.households.flatMap((h) => h.people)
  const people = Math.max(inRows, living.length)
  const faults = [...read.flatMap((c) => c.rows.faults), ...idFaults, ...families.faults]
  const faulty = faults.length > 0
  // Where every row has a fault, those say more.
  if (people === 0 && !faulty && families.households.every((h) => h.gone.length === 0))
    return 'ROSTER_NO_PEOPLE'
  const notes = [
    ...read.flatMap((c) => c.rows.notes),
    ...families.notes,
    ...missingInDetail(candidates, chosen),
  ]
  const first = rows[0]
  if (groups.otherVillage !== null)
    notes.unshift({
      sheet: first?.sheet ?? '',
      line: first?.line ?? 0,
      name: '',
      words: `表里写的是${groups.otherVillage}，这里是${options.villageName}，请看清是不是这个村的名册`,
    })
  const order = orderOf(sheets)
  return {
    households: families.households,
    people: faulty ? people : living.length,
    gone: families.households.reduce((sum, h) => sum + h.gone.length, 0),
    faults: inOrder(faults, order),
    notes: inOrder(notes, order),
    skipped: read.flatMap((c) => c.rows.skipped),
    sheets: sheets.map((sheet) => {
      const told = sheetRead(sheet, states, candidates)
      if (faulty || told.state !== 'read') return told
      return { ...told, people: living.filter((p) => !several || p.sheet === sheet.name).length }
    }),
    columns: columnsRead(chosen, several),
    idNumbers: chosen.reduce((sum, c) => sum + c.idSeen.size, 0),
    cut: chosen.some((c) => c.sheet.cut) || people > rosterRowsMax,
  }
}

function* candidatesOf(
  sheets: readonly Sheet[],
  options: ReadRosterOptions,
): Steps<{ candidates: Candidate[]; states: Map<Sheet, SheetState> }> {
  const { today, chosen = new Map<string, Choice>(), only } = options
  const states = new Map<Sheet, SheetState>()
  const candidates: Candidate[] = []
  let people = 0
  for (const sheet of sheets) {
    if (sheet.hidden) states.set(sheet, 'hidden')
    else if (sheet.rows.length === 0) states.set(sheet, 'empty')
    else if (only && !only.includes(sheet.name.trim())) states.set(sheet, 'left')
    else {
      const blocks = sideBySide(sheet).map((own) => ({ own, layout: findLayout(own, chosen) }))
      const layout = allOf(blocks.map((block) => block.layout))
      if (!layout) states.set(sheet, 'other')
      else if (!saysHeads(sheet, layout)) states.set(sheet, 'noHeads')
      else if (people > rosterRowsMax) states.set(sheet, 'left')
      else {
        const idSeen = new Map<string, Place>()
        const read: SheetRows[] = []
        for (const { own, layout: beside } of blocks)
          if (beside)
            read.push(
              yield* readRows(own, beside, { today, chosen, sheetName: sheet.name, idSeen }),
            )
        const rows = joined(read)
        people += rows.people
        states.set(sheet, 'read')
        candidates.push({ sheet, layout, rows, headsOnly: isHeadsOnly(layout), idSeen })
      }
    }
  }
  return { candidates, states }
}

/** One layout for tables beside each other: each has the same headings. */
function allOf(layouts: readonly (Layout | null)[]): Layout | null {
  const [first = null] = layouts
  return first && { ...first, columns: layouts.flatMap((layout) => layout?.columns ?? []) }
}

function joined(parts: readonly SheetRows[]): SheetRows {
  const [only] = parts
  if (only && parts.length === 1) return only
  return {
    rows: parts.flatMap((part) => part.rows),
    people: parts.reduce((sum, part) => sum + part.people, 0),
    faults: parts.flatMap((part) => part.faults),
    notes: parts.flatMap((part) => part.notes),
    skipped: parts.flatMap((part) => part.skipped),
  }
}

function meaningsOf({ columns }: Layout): Meaning[] {
  return columns.flatMap(({ meaning }) => (meaning === null || meaning === 'none' ? [] : [meaning]))
}

/** A list of everybody's names alone: everybody in it would be a head. */
function saysHeads(sheet: Sheet, layout: Layout): boolean {
  const names = meaningsOf(layout).filter((m) => m.field === 'name')
  if (names.every((m) => m.of !== 'row') || sayHeads(layout.columns)) return true
  // The relation may stand in brackets behind the name.
  const column = layout.columns.find(
    ({ meaning }) =>
      meaning !== null && meaning !== 'none' && meaning.field === 'name' && meaning.of === 'row',
  )
  return (
    column !== undefined &&
    sheet.rows
      .slice(layout.firstRow)
      .some((row) => /[(（【[](户主|本人)[)）】\]]|^户主[:：]/.test(plain(row.cells[column.index])))
  )
}

function isHeadsOnly(layout: Layout): boolean {
  return meaningsOf(layout).every((m) => m.field !== 'name' || m.of === 'head')
}

/** Of sheets that speak of the same people the fullest one counts. */
function chooseSheets(
  candidates: readonly Candidate[],
  states: Map<Sheet, SheetState>,
): Candidate[] {
  const full = latestFirst(candidates).filter((c) => !c.headsOnly && c.rows.people > 0)
  const kept: Candidate[] = []
  for (const candidate of latestFirst(candidates)) {
    const { people, rows, faults } = candidate.rows
    if (people === 0 && rows.length === 0 && faults.length === 0) {
      states.set(candidate.sheet, 'empty')
      continue
    }
    const others = candidate.headsOnly && full.length > 0 ? full : kept
    const known = new Set(others.flatMap((c) => namesOf(c)))
    const own = namesOf(candidate)
    const again = own.filter((name) => known.has(name)).length
    if (own.length > 0 && again * 2 > own.length) {
      states.set(candidate.sheet, candidate.headsOnly && full.length > 0 ? 'summary' : 'copy')
      continue
    }
    kept.push(candidate)
  }
  return kept
}

/** Of last year's roster and this year's the later one counts. */
function latestFirst(candidates: readonly Candidate[]): Candidate[] {
  const years = new Map(
    candidates.map((c) => [c, Number(/(?:19|20)\d{2}/.exec(c.sheet.name)?.[0] ?? 0)]),
  )
  const dated = [...years.values()].every((year) => year > 0)
  const ageOf = (c: Candidate) =>
    /旧|备份|作废|原始/.test(c.sheet.name) ? -1 : dated ? (years.get(c) ?? 0) : 0
  return [...candidates].sort((a, b) => ageOf(b) - ageOf(a))
}

function namesOf({ rows }: Candidate): string[] {
  return [...new Set(rows.rows.flatMap((row) => row.people.map((p) => p.name)))].filter(
    (n) => n !== '',
  )
}

/** Heads of a summary who stand in no other sheet. */
function missingInDetail(candidates: readonly Candidate[], chosen: readonly Candidate[]): Note[] {
  const known = new Set(chosen.flatMap(namesOf))
  return candidates
    .filter((c) => !chosen.includes(c) && c.headsOnly)
    .flatMap((c) => c.rows.rows)
    .flatMap((row) => row.people)
    .filter((p) => p.name !== '' && !known.has(p.name))
    .map(({ sheet, line, name }) => ({
      sheet,
      line,
      name,
      words: '只在这张里有，读的那张里没有，没有导入',
    }))
}

/** One sheet is all there is: its places need no name. */
function withoutSheet(rows: SheetRows): SheetRows {
  const bare = <T extends Place>(list: readonly T[]): T[] =>
    list.map((each) => ({ ...each, sheet: '' }))
  return {
    rows: bare(rows.rows).map((row) => ({ ...row, people: bare(row.people) })),
    people: rows.people,
    faults: bare(rows.faults).map((f) => ({ ...f, reason: f.reason.replace(/“[^”]*”第/g, '第') })),
    notes: bare(rows.notes),
    skipped: bare(rows.skipped),
  }
}

function sharedIds(read: readonly Candidate[], seen: Map<string, Place>): Fault[] {
  const faults: Fault[] = []
  for (const { idSeen } of read)
    for (const [number, place] of idSeen) {
      const other = seen.get(number)
      if (!other) seen.set(number, place)
      else
        faults.push({
          ...place,
          name: '',
          column: '身份证号',
          content: '',
          reason: `和“${other.sheet}”第 ${String(other.line)} 行是同一个身份证号`,
        })
    }
  return faults
}

function orderOf(sheets: readonly Sheet[]): ReadonlyMap<string, number> {
  return new Map(sheets.map((sheet, i) => [sheet.name, i]))
}

export function inOrder<T extends Place>(
  list: readonly T[],
  order: ReadonlyMap<string, number>,
): T[] {
  return [...list].sort(
    (a, b) => (order.get(a.sheet) ?? 0) - (order.get(b.sheet) ?? 0) || a.line - b.line,
  )
}

function sheetRead(
  sheet: Sheet,
  states: ReadonlyMap<Sheet, SheetState>,
  candidates: readonly Candidate[],
): SheetRead {
  const found = candidates.find((c) => c.sheet === sheet)
  const lastHeading = found ? sheet.rows[found.layout.firstRow - 1] : undefined
  return {
    name: sheet.name,
    state: states.get(sheet) ?? 'other',
    people: found?.rows.people ?? 0,
    headings: lastHeading?.line ?? 0,
    wide: sheet.wide === true,
  }
}

function columnsRead(chosen: readonly Candidate[], several: boolean): ColumnRead[] {
  const seen = new Set<string>()
  return chosen.flatMap(({ sheet, layout }) =>
    layout.columns.flatMap(({ index, title, meaning, chosen: said }) => {
      const as = columnAs(meaning)
      // Sheets of one make say the same of the same columns.
      const key = `${title === '' ? String(index) : title} ${String(as)}`
      if (title !== '' && seen.has(key)) return []
      seen.add(key)
      return [
        {
          key: keyOfTitle(title, index),
          sheet: several ? sheet.name : '',
          title: short(title),
          letter: letterOf(index),
          as,
          asked: meaning === null,
          chosen: said,
          sample:
            meaning !== null && meaning !== 'none' && unshown.includes(meaning.field)
              ? ''
              : sampleOf(sheet, layout, index),
        },
      ]
    }),
  )
}

/** Read and not kept, so it is not said back either. */
const unshown: readonly Field[] = ['birthDay', 'idNumber']

function columnAs(meaning: Meaning | 'none' | null): ColumnRead['as'] {
  if (meaning === null || meaning === 'none') return null
  const { field, of } = meaning
  if (of === 'member') return 'members'
  if (field === 'name') return of === 'head' ? 'headName' : 'name'
  if (field === 'phone' && of === 'head') return 'headPhone'
  return field
}

/** The first that stands there; of what looks like a phone or an identity card number no more than its kind. */
function sampleOf(sheet: Sheet, layout: Layout, index: number): string {
  for (const row of sheet.rows.slice(layout.firstRow, layout.firstRow + 50)) {
    const text = plain(row.cells[index])
    if (text === '') continue
    const digits = dense(text).replace(/\D/g, '')
    if (digits.length >= 7)
      return digits.length > 12
        ? `${String(digits.length)} 位数字`
        : `${digits.slice(0, 3)} 开头，${String(digits.length)} 位`
    return Array.from(text).slice(0, 12).join('')
  }
  return ''
}

function letterOf(index: number): string {
  const low = String.fromCharCode(65 + (index % 26))
  return index < 26 ? low : `${letterOf(Math.floor(index / 26) - 1)}${low}`
}
