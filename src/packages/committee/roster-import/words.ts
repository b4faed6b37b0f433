import type { CheckedImport, ColumnChoice, ColumnView, SheetView } from '@/features/roster/import'

export const columnWords: Readonly<Record<NonNullable<ColumnView['as']>, string>> = {
  name: '姓名',
  headName: '户主',
  relation: '关系',
  group: '小组',
  number: '户号',
  phone: '手机',
  headPhone: '户主手机',
  birthDay: '出生年月',
  idNumber: '只读出生日期',
  status: '已故、迁出',
  remark: '只看已故、迁出',
  members: '家里人',
  none: '不要这列',
}

const askable: readonly ColumnChoice[] = [
  'number',
  'group',
  'phone',
  'relation',
  'name',
  'headName',
  'birthDay',
  'idNumber',
  'status',
]

/** What a column may be whose heading nobody knows: what no other column is yet, and nothing. */
export function choicesFor({ columns }: Pick<CheckedImport, 'columns'>): ColumnChoice[] {
  const taken = new Set(columns.map((column) => column.as))
  return [...askable.filter((choice) => !taken.has(choice)), 'none']
}

/** 户籍 and 外出: what the file is read from, and from which line on. */
export function readWords({ sheets, counts }: CheckedImport): string {
  const read = sheets.filter((sheet) => sheet.state === 'read')
  const [only] = read
  const which = read.map((sheet) => sheet.name).filter((name) => name !== '')
  const used =
    which.length === 0 ? '' : `用了${which.join('、')}这${which.length > 1 ? '几' : ''}张，`
  const from = read.length === 1 && only ? `从第 ${String(only.headings + 1)} 行起，` : ''
  return `${used}${from}${String(counts.rows)} 人，${String(counts.households)} 户`
}

const reasons: Readonly<Record<Exclude<SheetView['state'], 'read'>, string>> = {
  other: '没有名册的表头',
  empty: '里面没有人',
  hidden: '是隐藏的，要读请先取消隐藏',
  summary: '各户在别的页里已经有了',
  copy: '和别的页多半是同样的人',
  noHeads: '看不出谁是户主，要加一列“与户主关系”',
  left: '没有选',
}

/** Why a sheet was not read. */
export function unreadWords({ name, state }: SheetView): string | null {
  return state === 'read' ? null : `“${name}”没有读：${reasons[state]}`
}

export function columnTitle({ title, letter }: Pick<ColumnView, 'title' | 'letter'>): string {
  return title === '' ? `${letter} 列（没有标题）` : title
}
