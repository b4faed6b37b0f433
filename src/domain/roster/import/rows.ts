import type { Day } from '../../common/day'
import type { Cell, Row, Sheet } from '../../common/table'
import type { Birth } from '../age'
import * as birth from './birth'
import * as cells from './cells'
import { groupInTitle, groupOf, isGroupName } from './groups'
import {
  columnFor,
  columnsFor,
  headingsIn,
  layoutAt,
  type Chosen,
  type Column,
  type Layout,
} from './headings'
import { couldBeTwo, peopleIn, relationsIn, type NamedOne } from './people-in-cell'
import { placeInWords, type Fault, type Note, type Place, type SkippedRow } from './places'
import { dense, isDitto, matches, plain } from './text'
import type { Field, Meaning } from './titles'

export const rosterRowsMax = 10_000

/** One person as a row has them, before it is known who belongs together. */
export interface Draft extends Place {
  readonly name: string
  /** By the relation; where only a column of heads says so, it is found later. */
  readonly head: boolean
  readonly relation: string
  readonly phone: string | null
  readonly birthDay: Birth | null
  readonly gone: cells.Gone | null
  /** Stands in the row's own column of names, or in those of members or heads beside it. */
  readonly from: 'row' | 'head' | 'member'
}

/** One row of people, and of which household it speaks. */
export interface Family extends Place {
  readonly group: string
  readonly number: string
  readonly headName: string
  /** Written here and not only above. */
  readonly headSaid: boolean
  readonly headPhone: string | null
  readonly headBirth: Birth | null
  readonly people: readonly Draft[]
  /** What tells households of this sheet apart. */
  readonly by: 'number' | 'headName' | 'order'
  readonly titles: Readonly<
    Partial<Record<'name' | 'relation' | 'number' | 'headName' | 'headPhone', string>>
  >
}

export interface SheetRows {
  readonly rows: readonly Family[]
  readonly people: number
  readonly faults: readonly Fault[]
  readonly notes: readonly Note[]
  readonly skipped: readonly SkippedRow[]
}

export interface ReadOptions {
  readonly today: Day
  readonly chosen: Chosen
  /** Name by which places of this sheet are told; empty where it is the only one. */
  readonly sheetName: string
  /** Identity card numbers → where each was first seen; kept for the whole file and for no longer. */
  readonly idSeen: Map<string, Place>
}

/** So many rows are read before others have their turn. */
const rowsAStep = 200

/** Rows below the headings. Every fault of every row is found, not only the first. */
export function* readRows(
  sheet: Sheet,
  layout: Layout,
  options: ReadOptions,
): Generator<undefined, SheetRows> {
  const reader = new RowReader(sheet, layout, options)
  for (let i = layout.firstRow; i < sheet.rows.length && reader.people <= rosterRowsMax;) {
    const row = sheet.rows[i]
    const again = headingsIn(row) > 1 ? layoutAt(sheet, i, options.chosen) : null
    if (again) {
      reader.layout = again.layout
      i = again.layout.firstRow
      continue
    }
    if (row) reader.read(row)
    if (++i % rowsAStep === 0) yield
  }
  return reader
}

/** 合计, 填表人, an empty ruled line: nobody stands in it. */
const noteWords =
  /^((第?[\d一二三四五六七八九十百]+)?(村民)?小?[组社队]?(合计|小计)|合计|小计|总计|共计|累计|总人数|总户数|本页|本组合计|以上|以下空白|以下无|此页|填[表报]|制表|制单|审[核批]|复核|核对人|负责人|经办|联系人:|单位|日期:|备注|注:|注\d|说明|附[:注]|共\d+|第\d+页|续表|接上页|\(?盖章|签[字名]|村(委会|主任|书记).*(盖章|签[字名])|\(?(例|示例|样例|填写示例|例如|范例)\)?([:：\d]|$))/
const exampleName = /\((例|示例|样例|举例)\)/
const columnNumber = /^\(?(\d{1,3}(=.*)?|\d{1,5}[人户口名])\)?$/

class RowReader implements SheetRows {
  people = 0
  readonly rows: Family[] = []
  readonly faults: Fault[] = []
  readonly notes: Note[] = []
  readonly skipped: SkippedRow[] = []
  private above = { group: '', number: '', headName: '' }
  private groupOfSheet: string
  /** The cells of the row before, with what its ditto marks stand for. */
  private before: readonly Cell[] = []
  private readonly covered: ReadonlyMap<string, Cell>
  private readonly serials: boolean
  private readonly keepsZeros: boolean
  private readonly houses: 'parts' | 'short' | 'any'
  private row: Row = { line: 0, cells: [] }
  private name = ''

  constructor(
    private readonly sheet: Sheet,
    public layout: Layout,
    private readonly options: ReadOptions,
  ) {
    this.groupOfSheet = groupOfSheet(sheet, layout)
    this.covered = coveredCells(sheet)
    const births = this.column('birthDay', 'row')
    const written = births ? sheet.rows.map((row) => row.cells[births.index] ?? null) : []
    this.serials = written.some(isSerial)
    this.keepsZeros =
      sheet.untyped !== true || written.some((cell) => /^\d{4}\.(\d0|0\d)$/.test(plain(cell)))

    const numbers = this.column('number', 'row')
    // What the program already shows as a date says nothing of how numbers look here.
    const houses = numbers ? sheet.rows.map((row) => row.cells[numbers.index] ?? null) : []
    this.houses = looksOf(houses.map((cell) => (typeof cell === 'object' ? '' : dense(cell))))
  }

  read(given: Row): void {
    this.name = ''
    // Faults of the cells below are told of this line.
    this.row = given
    this.row = { line: given.line, cells: this.filled(given) }
    if (this.isNobody()) return
    this.before = this.row.cells
    const family = this.place()
    const people = this.peopleOfRow()
    if (people.length === 0) return
    this.people += people.filter((p) => p.gone === null).length
    this.rows.push({ ...family, people })
  }

  /** With what ditto marks and merged cells stand for. */
  private filled({ line, cells: given }: Row): Cell[] {
    const filled = [...given]
    for (const { index, meaning } of this.layout.columns) {
      if (meaning === null || meaning === 'none') continue
      const cell = given[index] ?? null
      if (isDitto(cell)) {
        filled[index] = this.before[index] ?? null
        if (plain(filled[index]) === '') {
          filled[index] = null
          this.fault(meaning.field, plain(cell), '上面没有可以照抄的内容，请写全', index)
        }
      } else if (isCarried(meaning) && plain(cell) === '') {
        filled[index] = this.covered.get(`${String(line)} ${String(index)}`) ?? cell
      }
    }
    return filled
  }

  private isNobody(): boolean {
    const texts = this.row.cells.map(plain).filter((text) => text !== '')
    const names = this.nameColumns().map(({ index }) => dense(this.row.cells[index]))
    const [name = ''] = names.filter((text) => text !== '')
    const [first = ''] = texts
    if (texts.length === 0) return true
    const section = texts.length <= 2 && texts.every((text) => text === first) ? first : ''
    if (
      isGroupName(section.replace(/[(（].*$|共.*$/, '').trim()) &&
      (name === '' || name === dense(first))
    ) {
      const read = groupOf(section.replace(/共.*$/, ''))
      if ('value' in read && !this.says('group')) {
        this.groupOfSheet = read.value
        this.above = { group: '', number: '', headName: '' }
        return this.skip()
      }
    }
    if (columnNumber.test(name) || noteWords.test(name) || exampleName.test(name))
      return this.skip()
    if (name !== '') return noteWords.test(dense(first)) && texts.length <= 3 ? this.skip() : false
    if (section !== '' && isSection(section)) return this.section(section)
    if (texts.some((text) => noteWords.test(dense(text)))) return this.skip()
    const personal = ['relation', 'phone', 'birthDay', 'idNumber', 'number'] as const
    if (!personal.some((field) => this.says(field))) return this.skip()
    if (this.brokenName()) return false
    this.people++
    const column = this.column('name', 'row') ?? this.nameColumns()[0]
    this.fault('name', null, '没有写姓名', column?.index)
    return true
  }

  /** A name that is a formula's error is somebody all the same. */
  private brokenName(): boolean {
    return this.nameColumns().some(({ index }) => cells.brokenCell(this.row.cells[index]) !== null)
  }

  /** 以下为已故人员: who stands below such a line may be gone, and no column says so. */
  private section(words: string): true {
    if (cells.speaksOfLeaving(words) && !noteWords.test(words.replace(/^以下/, '')))
      this.fault(
        'status',
        words,
        '下面像是已故或迁出的人，请在“状态”一列给每人写上，再删掉这一行；不是的，删掉这一行',
      )
    return this.skip()
  }

  private skip(): true {
    const texts = this.row.cells.map(plain).filter((text) => text !== '')
    if (texts.length > 0)
      this.skipped.push({
        ...this.at(),
        words: cells.short(
          texts
            .slice(0, 4)
            .join(' ')
            .replace(/\d{5,}/g, '…'),
        ),
      })
    return true
  }

  /** Group and house, where a row of the same family may leave them to the row above. */
  private place(): Omit<Family, 'people'> {
    const number = this.column('number', 'row')
    const heads = this.column('name', 'head')
    const rowName = this.column('name', 'row')
    const relationColumn = this.column('relation', 'row')
    const by = number ? 'number' : heads && this.nameColumns().length > 0 ? 'headName' : 'order'
    const group = this.take('group', groupOf, '') || this.above.group || this.groupOfSheet
    if (this.column('group', 'row') && group === '' && !this.broken('group'))
      this.fault('group', null, '没有写组')
    const [headOne] = heads ? peopleIn(this.row.cells[heads.index], false) : []
    const headSaid = headOne !== undefined
    const starts = this.isHeadRow()
    const ownName = rowName ? peopleIn(this.row.cells[rowName.index], false)[0]?.name : undefined
    const headName = headOne
      ? this.cleanName(headOne.name)
      : starts && ownName !== undefined
        ? this.cleanName(ownName)
        : this.above.headName
    const faultsBefore = this.faults.length
    const written = this.take('number', (cell) => this.houseNumber(cell), '')
    const told = this.broken('number') || this.faults.length > faultsBefore
    let house = written
    if (number && written === '' && !told) {
      const other = headSaid && headName !== this.above.headName
      if (starts || other || this.above.number === '') this.fault('number', null, '没有写户号')
      else house = this.above.number
    }
    this.above = { group, number: house, headName }
    return {
      ...this.at(),
      group,
      number: house,
      headName: heads || by !== 'number' ? headName : '',
      headSaid,
      headPhone: this.phone('head').value,
      headBirth: this.birthDay('head'),
      by,
      titles: {
        name: (rowName ?? heads)?.title ?? '',
        relation: relationColumn?.title ?? '',
        number: number?.title ?? '',
        headName: heads?.title ?? '',
        headPhone: this.column('phone', 'head')?.title ?? '',
      },
    }
  }

  /** 46086 among 3-4 and 3-6 is a 3-5 that the spreadsheet took for the fifth of March, and lost its looks. */
  private houseNumber(cell: Cell): cells.Read<string> {
    const serial = Number(plain(cell))
    if (this.houses === 'any' || !(serial >= 36_526 && serial < 55_000)) return cells.numberOf(cell)
    return this.houses === 'parts'
      ? cells.numberOf({ serial, shows: 'monthDay' })
      : { reason: '像是户号被表格变成了日期，请把这一列设成“文本”，再写回户号' }
  }

  private isHeadRow(): boolean {
    const rowName = this.column('name', 'row')
    if (!rowName) return true
    const read = this.columns('relation', 'row').map(({ index }) =>
      cells.relationOf(this.row.cells[index]),
    )[0]
    if (read && 'value' in read && read.value.relation !== '') return read.value.head
    const [one] = peopleIn(this.row.cells[rowName.index], false)
    return one !== undefined && isHead(one.relation)
  }

  private peopleOfRow(): Draft[] {
    const rowName = this.column('name', 'row')
    const heads = this.column('name', 'head')
    const named = rowName !== undefined && this.saysAt(rowName)
    const headSaid = heads !== undefined && this.saysAt(heads)
    // 无, beside the head's own column, is nobody.
    const nobody = named && headSaid && livesAlone(dense(this.row.cells[rowName.index]))
    if (named && !nobody) return [...this.inRow(rowName), ...this.members()]
    return [...(headSaid ? this.headAlone(heads, rowName) : []), ...this.members()]
  }

  /** Those in the row's own column of names: mostly one, or all that somebody wrote into the cell. */
  private inRow(column: Column): Draft[] {
    const cell = this.row.cells[column.index] ?? null
    const broken = cells.brokenCell(cell)
    if (broken !== null) this.fault('name', null, broken, column.index)
    const relationColumn = this.column('relation', 'row')
    const relationCell = relationColumn ? (this.row.cells[relationColumn.index] ?? null) : null
    const relations = relationsIn(relationCell)
    const named = peopleIn(cell, relations.length > 1)
    if (named.length > 1 || relations.length > 1) return this.severalInRow(column, named, relations)
    const [one = { name: '', relation: '', gone: null, remark: '' }] = named
    if (
      plain(cell).includes(' ') &&
      couldBeTwo(cell) &&
      !isCompound(plain(cell)) &&
      one.name !== ''
    ) {
      if (Array.from(one.name).length > 3) {
        this.fault('name', plain(cell), '像是写了两个人，请一行写一个人', column.index)
        return []
      }
    }
    this.name = one.name
    const name = this.nameOf(one, column, broken !== null)
    const said = this.take('relation', cells.relationOf, { head: false, relation: '' })
    const { head, relation } = said.relation === '' ? relationFrom(one) : said
    return [
      {
        ...this.at(),
        name,
        head,
        relation,
        phone: this.phone('row').value,
        birthDay: this.birthDay('row'),
        gone: one.gone ?? this.gone(),
        from: 'row',
      },
    ]
  }

  private severalInRow(
    column: Column,
    named: readonly NamedOne[],
    relations: readonly string[],
  ): Draft[] {
    const embedded = named.every((one) => one.relation !== '')
    if (relations.length !== named.length && !(embedded && relations.length <= 1)) {
      const said = relations.length === 0 ? '没有写关系' : `关系写了 ${String(relations.length)} 个`
      this.fault(
        'name',
        plain(this.row.cells[column.index]),
        `这一格写了 ${String(named.length)} 个人，${said}，请一行写一个人`,
        column.index,
      )
      return []
    }
    const phones = this.parts('phone', named.length)
    const births = this.parts('birthDay', named.length)
    const ids = this.parts('idNumber', named.length)
    const gone = this.gone()
    return named.map((one, i) => {
      this.name = one.name
      const written = relations[i]
      const { head, relation } =
        written === undefined || embedded
          ? relationFrom(one)
          : relationFrom({ ...one, relation: written })
      const phone = cells.phoneOf(phones?.[i] ?? null)
      const born = birth.birthOf(births?.[i] ?? null, this.around())
      if ('reason' in phone) this.fault('phone', phones?.[i] ?? '', phone.reason)
      if ('reason' in born) this.fault('birthDay', births?.[i] ?? '', born.reason)
      const day = this.withIdNumber(
        'value' in born ? born.value : null,
        'reason' in born,
        ids?.[i] ?? null,
        'row',
      )
      return {
        ...this.at(),
        name: this.nameOf(one, column, false),
        head,
        relation,
        phone: 'value' in phone ? phone.value : null,
        birthDay: day,
        gone: one.gone ?? gone,
        from: 'row' as const,
      }
    })
  }

  /** A cell of several people's phones or birthdays, one a person; what does not come out even is a fault. */
  private parts(field: 'phone' | 'birthDay' | 'idNumber', count: number): string[] | null {
    const column = this.column(field, 'row')
    if (!column || !this.saysAt(column)) return null
    const cell = this.row.cells[column.index] ?? null
    const text = typeof cell === 'string' ? cell : plain(cell)
    const parts = text.split(/[\r\n、，,;；|]+/).map((part) => part.trim())
    if (parts.length === count) return parts
    const words = parts.filter((part) => part !== '')
    if (field === 'phone' && words.length === 1) {
      const heads = this.column('name', 'head')
      // Beside a head it is the head's, which is told where the head is found.
      if (!heads || !this.saysAt(heads)) this.note('几个人只写了一个电话，记在第一个人名下')
      return [...words, ...Array.from({ length: count - 1 }, () => '')]
    }
    this.fault(field, field === 'idNumber' ? null : text, `这一格对不上是谁的，请一行写一个人`)
    return null
  }

  /** A row that only its column of heads gives a name: the head's own. */
  private headAlone(heads: Column, rowName: Column | undefined): Draft[] {
    const [one = { name: '', relation: '', gone: null, remark: '' }, ...more] = peopleIn(
      this.row.cells[heads.index],
      false,
    )
    this.name = one.name
    const said = this.take('relation', cells.relationOf, { head: true, relation: '户主' })
    if (rowName && !said.head && said.relation !== '') {
      this.name = ''
      this.fault('name', null, '没有写姓名', rowName.index)
      return []
    }
    const broken = cells.brokenCell(this.row.cells[heads.index])
    if (broken !== null) this.fault('name', null, broken, heads.index)
    if (more.length > 0)
      this.fault(
        'name',
        plain(this.row.cells[heads.index]),
        '写了几个户主，请只写一个',
        heads.index,
      )
    const own = this.phone('row').value
    const phone = own ?? this.phone('head').value
    const birthDay = this.birthDay('row') ?? this.birthDay('head')
    const name = this.nameOf(one, heads, broken !== null)
    return [
      {
        ...this.at(),
        name,
        head: true,
        relation: '户主',
        phone,
        birthDay,
        gone: one.gone ?? this.gone(),
        from: 'head',
      },
    ]
  }

  /** Members in columns of their own beside the head. */
  private members(): Draft[] {
    const drafts: Draft[] = []
    for (const column of this.layout.columns) {
      const { meaning, index } = column
      if (meaning === null || meaning === 'none') continue
      if (meaning.field !== 'name' || meaning.of !== 'member') continue
      const { nth } = meaning
      const relationColumn = columnFor(this.layout.columns, 'relation', 'member', nth)
      const relations = relationsIn(
        relationColumn ? (this.row.cells[relationColumn.index] ?? null) : null,
      )
      if (!this.saysAt(column)) {
        if (relationColumn && relations.length > 0 && !cells.saysNothing(relations[0] ?? ''))
          this.fault('name', null, '写了关系，没有写姓名', index)
        continue
      }
      if (cells.saysNothing(dense(this.row.cells[index]))) continue
      const named = peopleIn(this.row.cells[index], true)
      for (const [i, one] of named.entries()) {
        this.name = one.name
        const written =
          relations[i] ?? (relations.length === 1 ? relations[0] : undefined) ?? meaning.relation
        const only = named.length === 1
        drafts.push({
          ...this.at(),
          name: this.nameOf(one, column, false),
          ...relationFrom(
            written === undefined || one.relation !== '' ? one : { ...one, relation: written },
          ),
          phone: only ? this.phone('member', nth).value : null,
          birthDay: only ? this.birthDay('member', nth) : null,
          gone: one.gone,
          from: 'member',
        })
      }
    }
    return drafts
  }

  private cleanName(text: string): string {
    const read = cells.nameOf(text)
    return 'value' in read ? read.value : dense(text)
  }

  private nameOf(one: NamedOne, column: Column, faulty: boolean): string {
    if (faulty) return ''
    const read = cells.nameOf(one.name)
    if ('reason' in read) {
      this.fault('name', plain(this.row.cells[column.index]), read.reason, column.index)
      return ''
    }
    if (one.remark !== '') this.note(`姓名后面的“${cells.short(one.remark)}”没有记`)
    return read.value
  }

  private phone(of: Meaning['of'], nth?: number): { value: string | null } {
    const columns = columnsFor(this.layout.columns, 'phone', of, nth)
    let value: string | null = null
    for (const column of columns) {
      const cell = this.row.cells[column.index] ?? null
      const broken = cells.brokenCell(cell)
      const read = broken === null ? cells.phoneOf(cell) : { reason: broken }
      if ('reason' in read) {
        this.fault('phone', broken === null ? plain(cell) : null, read.reason, column.index)
        continue
      }
      if (read.note !== undefined) this.note(`${column.title}：${read.note}`)
      if (read.value === null) continue
      if (value !== null && value !== '' && read.value !== '' && read.value !== value) {
        this.note(`写了几个号码，记的是第一个`)
        continue
      }
      value = value === null || value === '' ? read.value : value
    }
    return { value }
  }

  private around() {
    const { today } = this.options
    return { today, serials: this.serials, keepsZeros: this.keepsZeros }
  }

  private birthDay(of: Meaning['of'], nth?: number): Birth | null {
    const column = columnFor(this.layout.columns, 'birthDay', of, nth)
    const idColumn = columnFor(this.layout.columns, 'idNumber', of, nth)
    const cell = column ? (this.row.cells[column.index] ?? null) : null
    const idCell = idColumn ? (this.row.cells[idColumn.index] ?? null) : null
    const broken = cells.brokenCell(cell)
    const read = broken === null ? birth.birthOf(cell, this.around()) : { reason: broken }
    const hasId = plain(idCell) !== '' || cells.brokenCell(idCell) !== null
    if ('reason' in read && !hasId)
      this.fault('birthDay', broken === null ? plain(cell) : null, read.reason, column?.index)
    const written = 'value' in read ? read.value : null
    if (!hasId) return written
    return this.withIdNumber(written, 'reason' in read, idCell, of, nth)
  }

  /** The number gives the day, also where only a month is written beside it; it is kept nowhere. */
  private withIdNumber(
    written: Birth | null,
    unreadable: boolean,
    cell: Cell,
    of: Meaning['of'],
    nth?: number,
  ): Birth | null {
    const index = columnFor(this.layout.columns, 'idNumber', of, nth)?.index
    const born = columnFor(this.layout.columns, 'birthDay', of, nth)
    const number = birth.idNumberOf(cell)
    if (number === '' || cells.saysNothing(number)) return written
    const rounded = birth.isRounded(cell, number)
    if (!rounded) this.seen(number, index)
    const read = rounded
      ? birth.birthDayInRounded(number, this.options.today)
      : birth.birthDayInIdNumber(number, this.options.today)
    if ('reason' in read) {
      // A written birthday is enough; the number would not be kept anyway.
      if (written === null || unreadable) this.fault('idNumber', null, read.reason, index)
      return written
    }
    if (rounded) this.note('身份证号后几位被表格改成了 0，只读了出生日期')
    if (unreadable) {
      const said = plain(born ? (this.row.cells[born.index] ?? null) : null)
      if (said !== '') this.note(`出生日期“${cells.short(said)}”看不明白，按身份证号里的记`)
      return read.value
    }
    if (written !== null && !birth.agree(written, read.value, this.options.today)) {
      this.fault('birthDay', null, '和身份证号里的出生日期不一样，请核对', born?.index)
      return written
    }
    return read.value
  }

  private seen(number: string, index: number | undefined): void {
    const other = this.options.idSeen.get(number)
    if (other === undefined) this.options.idSeen.set(number, this.at())
    else if (other.line !== this.row.line || other.sheet !== this.options.sheetName)
      this.fault('idNumber', null, `和${placeInWords(other)}是同一个身份证号`, index)
  }

  private gone(): cells.Gone | null {
    let gone: cells.Gone | null = null
    for (const { index, meaning } of this.columns('status', 'row')) {
      const cell = this.row.cells[index] ?? null
      const text = dense(cell)
      const asked = meaning !== null && meaning !== 'none' ? meaning.gone : undefined
      const said = this.goneBy(text, asked)
      if ('note' in said && said.note !== undefined) this.note(`${this.titleAt(index)}${said.note}`)
      if ('value' in said) gone ??= said.value
    }
    for (const { index } of this.columns('relation', 'row'))
      gone ??= cells.goneInRelation(dense(this.row.cells[index]))
    if (gone !== null) return gone
    for (const { index } of this.columns('remark', 'row')) {
      const text = dense(this.row.cells[index])
      if (text === '') continue
      const said = cells.statusOf(text)
      if ('value' in said && said.value !== null) return said.value
      if ('note' in said && cells.speaksOfLeaving(text))
        this.note(`${this.titleAt(index)}写的是“${cells.short(text)}”，没有当作已故或迁出`)
    }
    return null
  }

  private goneBy(
    text: string,
    asked: 'yes' | 'no' | 'date' | undefined,
  ): cells.Read<cells.Gone | null> {
    if (text === '' || cells.saysNothing(text)) return { value: null }
    if (asked === 'date') return /\d/.test(text) ? { value: 'movedOut' } : { value: null }
    if (asked === 'yes') {
      if (/^(是|√|1|y|yes|已.*)$/i.test(text)) return { value: 'movedOut' }
      if (/^(否|不是|×|x|0|n|no|未.*)$/i.test(text)) return { value: null }
    }
    if (asked === 'no') {
      if (/^(否|不是|×|x|0|n|no)$/i.test(text)) return { value: 'movedOut' }
      if (/^(是|√|1|y|yes)$/i.test(text)) return { value: null }
    }
    return cells.statusOf(text)
  }

  private nameColumns(): Column[] {
    return this.layout.columns.filter(
      ({ meaning }) => meaning !== null && meaning !== 'none' && meaning.field === 'name',
    )
  }

  private column(field: Field, of: Meaning['of']): Column | undefined {
    return columnFor(this.layout.columns, field, of)
  }

  private columns(field: Field, of: Meaning['of']): Column[] {
    return columnsFor(this.layout.columns, field, of)
  }

  private titleAt(index: number): string {
    return this.layout.columns.find((c) => c.index === index)?.title ?? ''
  }

  private cell(field: Field): Cell {
    const at = this.column(field, 'row')
    return (at && this.row.cells[at.index]) ?? null
  }

  private says(field: Field): boolean {
    return this.columns(field, 'row').some((column) => this.saysAt(column))
  }

  private saysAt({ index }: Column): boolean {
    const cell = this.row.cells[index] ?? null
    return cells.brokenCell(cell) !== null || plain(cell) !== ''
  }

  private take<T>(field: Field, read: (cell: Cell) => cells.Read<T>, other: T): T {
    const cell = this.cell(field)
    const reason = cells.brokenCell(cell)
    if (reason === null) {
      const result = read(cell)
      if ('value' in result) {
        if (result.note !== undefined) this.note(result.note)
        return result.value
      }
      this.fault(field, plain(cell), result.reason)
    } else this.fault(field, null, reason)
    return other
  }

  private broken(field: Field): boolean {
    return cells.brokenCell(this.cell(field)) !== null
  }

  private at(): Place {
    return { sheet: this.options.sheetName, line: this.row.line }
  }

  private note(words: string): void {
    this.notes.push({ ...this.at(), name: this.name, words })
  }

  /** An identity card number is never repeated, not even where it is wrong. */
  private fault(field: Field, content: string | null, reason: string, index?: number): void {
    const at = index ?? this.column(field, 'row')?.index
    this.faults.push({
      ...this.at(),
      name: this.name,
      column: at === undefined ? '' : this.titleAt(at),
      content: field === 'idNumber' ? '' : cells.short(content ?? ''),
      reason,
    })
  }
}

/** How the house numbers of a sheet look: 3-5, up to four places, or longer. */
function looksOf(numbers: readonly string[]): 'parts' | 'short' | 'any' {
  const figures = numbers.filter((number) => /^\d/.test(number) && !/^[345]\d{4}$/.test(number))
  if (figures.filter((number) => /^\d{1,3}-\d{1,3}$/.test(number)).length * 2 > figures.length)
    return 'parts'
  return figures.length > 0 && figures.every((number) => number.length <= 4) ? 'short' : 'any'
}

/** A date of the program, or its number where nothing shows it as one: 19563 may also be a month. */
function isSerial(cell: Cell): boolean {
  if (typeof cell === 'object') return cell !== null && 'serial' in cell
  const text = plain(cell)
  return /^\d{4,5}(\.\d+)?$/.test(text) && Number(text) > 3000 && !/^(19|20)\d{2}[1-9]$/.test(text)
}

/** A line of words alone, in whatever column: no house number and no phone looks like it. */
function isSection(text: string): boolean {
  return /^\p{Script=Han}/u.test(text) && matches(text, /\p{Script=Han}/gu).length >= 4
}

function relationFrom({ relation }: NamedOne): { head: boolean; relation: string } {
  const read = cells.relationOf(relation)
  return 'value' in read ? read.value : { head: false, relation: '' }
}

function isHead(relation: string): boolean {
  const read = cells.relationOf(relation)
  return 'value' in read && read.value.head
}

/** 欧阳 修 is one person. */
function isCompound(text: string): boolean {
  return /^(欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|宇文|长孙|司徒|夏侯|端木|南宫|西门|百里|呼延|澹台|公冶|太史|申屠|轩辕|赫连|独孤|司空|闻人|东郭|钟离) /.test(
    text,
  )
}

/** What holds for every row that a merged cell reaches over. */
function isCarried({ field, of }: Meaning): boolean {
  return field === 'group' || field === 'number' || (field === 'name' && of === 'head')
}

function coveredCells({ merges = [], rows }: Sheet): Map<string, Cell> {
  const covered = new Map<string, Cell>()
  if (merges.length === 0) return covered
  const byLine = new Map(rows.map((row) => [row.line, row]))
  for (const { top, bottom, left } of merges) {
    const cell = byLine.get(top)?.cells[left] ?? null
    if (cell === null) continue
    for (let line = top + 1; line <= Math.min(bottom, top + 200); line++)
      if (byLine.has(line)) covered.set(`${String(line)} ${String(left)}`, cell)
  }
  return covered
}

/** A sheet of one group says so in its name, or in the title above its headings. */
function groupOfSheet({ name, rows }: Sheet, layout: Layout): string {
  const groups = layout.columns.filter(
    (c) => c.meaning !== null && c.meaning !== 'none' && c.meaning.field === 'group',
  )
  // A column of groups in which nothing stands says as little as none.
  const below = rows.slice(layout.firstRow)
  if (groups.some(({ index }) => below.some((row) => plain(row.cells[index]) !== ''))) return ''
  const titles = rows.slice(0, layout.firstRow).flatMap((row) => row.cells.map(plain))
  for (const title of [name, ...titles]) {
    if (isGroupName(title)) {
      const read = groupOf(title)
      if ('value' in read) return read.value
    }
    const found = groupInTitle(title)
    if (found !== null) return found
  }
  return ''
}

function livesAlone(text: string): boolean {
  return cells.saysNothing(text) || /^(没有|无成员|无其他人|独居|单身|一人户?|[—–-]+)$/.test(text)
}
