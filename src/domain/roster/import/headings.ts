import type { Cell, Row, Sheet } from '../../common/table'
import { plain } from './cells'

export const columns = [
  'name',
  'headName',
  'relation',
  'group',
  'number',
  'phone',
  'birthDay',
  'idNumber',
] as const
export type Column = (typeof columns)[number]

/** Headings as clerks write them. */
const synonyms: Readonly<Record<Column, readonly string[]>> = {
  name: ['姓名', '成员姓名', '家庭成员', '家庭成员姓名', '村民姓名', '人员姓名', '名字'],
  headName: ['户主', '户主姓名', '户主名', '户主名字'],
  relation: [
    '与户主关系',
    '与户主的关系',
    '和户主关系',
    '户主关系',
    '关系',
    '家庭关系',
    '是否户主',
  ],
  group: [
    '组',
    '小组',
    '村民小组',
    '组别',
    '所属小组',
    '所在小组',
    '村组',
    '组名',
    '村小组',
    '所在组',
  ],
  number: [
    '户号',
    '门牌号',
    '门牌',
    '户编号',
    '家庭编号',
    '户口编号',
    '门牌号码',
    '房号',
    '户籍号',
  ],
  phone: ['手机', '手机号', '手机号码', '电话', '联系电话', '联系方式', '电话号码', '联系手机'],
  birthDay: ['出生日期', '生日', '出生年月日', '出生年月', '出生时间'],
  idNumber: [
    '身份证号',
    '身份证',
    '身份证号码',
    '公民身份号码',
    '身份号码',
    '证件号码',
    '证件号',
    '居民身份证号码',
  ],
}

const columnOf = new Map<string, Column>(
  columns.flatMap((column) => synonyms[column].map((word) => [word, column] as const)),
)

/** Where the columns of a roster stand, and what the clerk calls them. */
export interface Headings {
  readonly sheet: Sheet
  /** Index into `sheet.rows` of the first row below. */
  readonly firstRow: number
  readonly at: Readonly<Partial<Record<Column, { readonly index: number; readonly title: string }>>>
}

export type HeadingsFault = 'ROSTER_EMPTY' | 'ROSTER_NO_HEADINGS' | 'ROSTER_NO_HEAD_COLUMN'

/** Titles, the village and the date may stand above. */
const searchedRows = 30

/** The first sheet with the headings of a roster. */
export function findHeadings(sheets: readonly Sheet[]): Headings | HeadingsFault {
  if (sheets.every((sheet) => sheet.rows.length === 0)) return 'ROSTER_EMPTY'
  for (const sheet of sheets) {
    for (const [i, row] of sheet.rows.slice(0, searchedRows).entries()) {
      const at = headingsIn(row)
      if (!at.name && !at.headName) continue
      if (Object.keys(at).length < 2) continue
      // A list of households alone: everybody in it is a head.
      if (at.name && !at.relation && !at.headName) return 'ROSTER_NO_HEAD_COLUMN'
      return { sheet, firstRow: i + 1, at }
    }
  }
  return 'ROSTER_NO_HEADINGS'
}

/** A heading that is repeated on every printed page is no row of people. */
export function isHeadingRow(row: Row, { at }: Headings): boolean {
  const again = headingsIn(row)
  return Object.keys(again).length >= 2 && Object.keys(again).length >= Object.keys(at).length - 1
}

function headingsIn(row: Row): Headings['at'] {
  const at: Partial<Record<Column, { index: number; title: string }>> = {}
  for (const [index, cell] of row.cells.entries()) {
    const column = columnOf.get(bare(cell))
    if (column && !at[column]) at[column] = { index, title: plain(cell).replace(/ /g, '') }
  }
  return at
}

/** Without stars for what must be filled in, remarks in brackets, colons and spaces. */
function bare(cell: Cell): string {
  return plain(cell)
    .replace(/[\s*:：]/g, '')
    .replace(/[(（【[].*$/, '')
}
