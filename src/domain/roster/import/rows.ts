import type { Day } from '../../common/day'
import type { Cell, Row } from '../../common/table'
import * as cells from './cells'
import { isHeadingRow, type Column, type Headings } from './headings'

export const rosterRowsMax = 10_000

/** One bad cell or row, named so that the clerk finds it. */
export interface Fault {
  readonly line: number
  /** Heading of the column, as the file has it; empty where the whole row is meant. */
  readonly column: string
  readonly content: string
  readonly reason: string
}

export interface FilePerson {
  readonly line: number
  readonly name: string
  readonly head: boolean
  readonly relation: string
  /** Null where the file says nothing, empty where it says that there is none. */
  readonly phone: string | null
  readonly birthDay: Day | null
}

export interface FileHousehold {
  readonly line: number
  /** Empty where the file has no groups. */
  readonly group: string
  /** Empty where the file has no house numbers. */
  readonly number: string
  readonly people: readonly FilePerson[]
}

export interface FileRoster {
  readonly households: readonly FileHousehold[]
  readonly people: number
  readonly faults: readonly Fault[]
  /** Identity card numbers that were read for a birthday; none leaves this function. */
  readonly idNumbers: number
  readonly cut: boolean
}

/** Rows below the headings → households with their people. Every fault of every row is found, not only the first. */
export function readRows(headings: Headings, today: Day): FileRoster {
  const reader = new RowReader(headings, today)
  for (const row of headings.sheet.rows.slice(headings.firstRow)) {
    if (reader.people > rosterRowsMax) break
    if (!isHeadingRow(row, headings)) reader.read(row)
  }
  return reader.finish(headings.sheet.cut || reader.people > rosterRowsMax)
}

interface OpenHousehold {
  line: number
  group: string
  number: string
  people: FilePerson[]
  byName: Map<string, FilePerson>
  heads: FilePerson[]
}

/** What stands in a merged cell counts for the rows below it. */
interface Carried {
  group: string
  number: string
  headName: string
}

class RowReader {
  people = 0
  private readonly households = new Map<string, OpenHousehold>()
  private readonly faults: Fault[] = []
  private readonly idLines = new Map<string, number>()
  private above: Carried = { group: '', number: '', headName: '' }
  private started = 0

  constructor(
    private readonly headings: Headings,
    private readonly today: Day,
  ) {}

  read(row: Row): void {
    const nameColumn: Column = this.has('name') ? 'name' : 'headName'
    if (this.isNote(row, nameColumn)) return
    this.people++
    const name = this.take(row, nameColumn, cells.nameOf, '')
    const { head, relation } = this.role(row, name)
    const place = this.place(row, name, head)
    const phone = this.take(row, 'phone', cells.phoneOf, null)
    const birthDay = this.birthDay(row)
    this.join(place, { line: row.line, name, head, relation, phone, birthDay })
  }

  finish(cut: boolean): FileRoster {
    const households = [...this.households.values()]
    for (const { heads, line } of households) {
      if (heads.length === 0)
        this.fault(line, 'relation', null, '这一户没有户主，请在一人的“与户主关系”里写“户主”')
      const [first, ...more] = heads
      for (const head of more) {
        const other = `第 ${String(first?.line)} 行 ${String(first?.name)}`
        this.fault(head.line, 'relation', null, `这一户有两个户主，另一个在${other}`)
      }
    }
    return {
      households: households.map(({ line, group, number, people }) => ({
        line,
        group,
        number,
        people,
      })),
      people: this.people,
      faults: this.faults.sort((a, b) => a.line - b.line),
      idNumbers: this.idLines.size,
      cut,
    }
  }

  private has(column: Column): boolean {
    return this.headings.at[column] !== undefined
  }

  private cell(row: Row, column: Column): Cell {
    const at = this.headings.at[column]
    return (at && row.cells[at.index]) ?? null
  }

  private says(row: Row, column: Column): boolean {
    const cell = this.cell(row, column)
    return cell !== null && (typeof cell === 'object' || cells.plain(cell) !== '')
  }

  /** 合计, 填表人, an empty ruled line: nobody stands in it. */
  private isNote(row: Row, nameColumn: Column): boolean {
    if (this.says(row, nameColumn)) return false
    if (
      row.cells.some((cell) =>
        /^(合计|小计|总计|共计|填表|制表|审核|备注|注[:：]|说明)/.test(cells.plain(cell)),
      )
    )
      return true
    const personal = ['relation', 'phone', 'birthDay', 'idNumber', 'number'] as const
    if (!personal.some((column) => this.says(row, column))) return true
    this.people++
    this.fault(row.line, nameColumn, null, '没有写姓名')
    return true
  }

  private role(row: Row, name: string): { head: boolean; relation: string } {
    if (!this.has('name')) return { head: true, relation: '户主' }
    if (this.says(row, 'relation'))
      return this.take(row, 'relation', cells.relationOf, { head: false, relation: '' })
    const headName = cells.plain(this.cell(row, 'headName')).replace(/ /g, '')
    const head = name !== '' && headName === name && !this.has('relation')
    return { head, relation: head ? '户主' : '' }
  }

  /** Group and house, where a row of the same family may leave them to the row above. */
  private place(row: Row, name: string, head: boolean): { key: string } & Carried {
    const group = this.take(row, 'group', cells.groupOf, '') || this.above.group
    if (this.has('group') && group === '' && !this.broken(row, 'group'))
      this.fault(row.line, 'group', null, '没有写组')
    const written = this.take(row, 'number', cells.numberOf, '')
    const starts = head && this.has('name')
    const headName =
      cells.plain(this.cell(row, 'headName')).replace(/ /g, '') ||
      (starts ? name : this.above.headName)
    let number = written
    if (this.has('number') && written === '' && !this.broken(row, 'number')) {
      if (head || this.above.number === '') this.fault(row.line, 'number', null, '没有写户号')
      else number = this.above.number
    }
    const alone = !this.has('number') && !this.has('headName')
    if (alone && head) this.started++
    this.above = { group, number, headName }
    const house = this.has('number')
      ? cells.numberKey(number)
      : alone
        ? String(this.started)
        : headName
    return { key: `${cells.groupKey(group)}|${house}`, group, number, headName }
  }

  private birthDay(row: Row): Day | null {
    const written = this.take(row, 'birthDay', (c) => cells.birthDayOf(c, this.today), null)
    if (!this.says(row, 'idNumber')) return written
    const number = cells.idNumberOf(this.cell(row, 'idNumber'))
    const other = this.idLines.get(number)
    if (other !== undefined)
      this.fault(row.line, 'idNumber', null, `和第 ${String(other)} 行是同一个身份证号`)
    else this.idLines.set(number, row.line)
    const read = cells.birthDayInIdNumber(number, this.today)
    if ('value' in read) {
      if (written !== null && written !== read.value)
        this.fault(row.line, 'birthDay', written, '和身份证号里的出生日期不一样，请核对')
      return written ?? read.value
    }
    // A written birthday is enough; the number would not be kept anyway.
    if (written === null) this.fault(row.line, 'idNumber', null, read.reason)
    return written
  }

  private join(place: { key: string } & Carried, person: FilePerson): void {
    const { line } = person
    let household = this.households.get(place.key)
    if (!household) {
      const { group, number } = place
      household = { line, group, number, people: [], byName: new Map(), heads: [] }
      this.households.set(place.key, household)
    }
    // A head whose name is wrong is one all the same: one fault for it is enough.
    if (person.head) household.heads.push(person)
    if (person.name === '') return
    const same = household.byName.get(person.name)
    if (same) {
      const column = this.has('name') ? 'name' : 'headName'
      this.fault(line, column, person.name, `和第 ${String(same.line)} 行重复：同一户、同一姓名`)
      return
    }
    household.byName.set(person.name, person)
    household.people.push(person)
  }

  private take<T>(row: Row, column: Column, read: (cell: Cell) => cells.Read<T>, other: T): T {
    const cell = this.cell(row, column)
    const reason = cells.brokenCell(cell)
    if (reason === null) {
      const result = read(cell)
      if ('value' in result) return result.value
      this.fault(row.line, column, cells.plain(cell), result.reason)
    } else this.fault(row.line, column, null, reason)
    return other
  }

  private broken(row: Row, column: Column): boolean {
    return cells.brokenCell(this.cell(row, column)) !== null
  }

  /** An identity card number is never repeated, not even where it is wrong. */
  private fault(line: number, column: Column, content: string | null, reason: string): void {
    const shown = column === 'idNumber' ? '' : (content ?? '')
    const letters = Array.from(shown)
    this.faults.push({
      line,
      column: this.headings.at[column]?.title ?? '',
      content: letters.length > 20 ? `${letters.slice(0, 20).join('')}…` : shown,
      reason,
    })
  }
}
