import { bornIn, grown } from '../age'
import type { Household, Resident } from '../roster'
import type { Group } from './current'
import type { Fault } from './places'

/** The table in which a roster leaves, and in which it comes back unchanged. */
export const rosterHeadings = ['组', '户号', '户主', '姓名', '与户主关系', '联系电话', '出生年月']
export const rosterWidths = [10, 8, 14, 14, 12, 16, 14]

export const templateRows: readonly (readonly string[])[] = [
  rosterHeadings,
  ['一组', '1', '张大山', '张大山', '户主', '13800000001', '成年'],
  ['一组', '1', '张大山', '王小梅', '妻子', '13800000001', '成年'],
  ['一组', '1', '张大山', '张晓禾', '女儿', '', '2014-06'],
  ['一组', '2', '阿依古丽·买买提', '阿依古丽·买买提', '户主', '13800000002', '1981/9/12'],
]

export const templateNotes: readonly (readonly string[])[] = [
  ['怎么填'],
  ['一行写一个人，一户的人写同样的组和户号。例子请删掉再填。'],
  ['“与户主关系”里每户必须有一个“户主”，只能有一个。已故、迁出的写在“状态”一列，或整行删掉。'],
  ['同一户可以共用一个电话，不同的户不能共用。没有电话的留空；要去掉名册里的电话，写“无”。'],
  [
    '出生年月写到月就够，如 2014-06；满 18 岁的也可以只写“成年”。写了日子也认得，如 1968-03-05、1968年3月5日，或用表格的日期格式。',
  ],
  [
    '出生年月只用来算哪年哪月满 14 岁、18 岁，名册里不保存生日。不满 14 岁的积分记在户主账上，公开的地方只写到户。',
  ],
  ['不用填身份证号。表里有这一列时，只读其中的出生日期，不保存号码。'],
  [
    '再次导入时，按“组、户号、姓名”认人，没有户号的看家里大半的人：认得的只更新，卡、积分、职务都不变。留空的格子不会清掉名册里的内容。',
  ],
  ['表里没有的人不会删除；确实迁出的，导入时勾选“迁出”。'],
  ['最多 10000 行，存成 .xlsx 或 .csv，不要加密码。.xls、.et 请先另存为 .xlsx。'],
]

/** One row a person, heads first, by group and house number. */
export function exportRows(
  groups: readonly Group[],
  households: readonly Household[],
  residents: readonly Resident[],
): string[][] {
  const groupOf = new Map(groups.map((g) => [g.groupId, g]))
  const members = new Map<string, Resident[]>()
  for (const r of residents) {
    if (r.leftOn) continue
    const others = members.get(r.householdId)
    if (others) others.push(r)
    else members.set(r.householdId, [r])
  }
  const sorted = inPrintOrder(
    households.filter((h) => !h.leftOn),
    (h) => groupOf.get(h.groupId)?.order ?? 0,
  )
  return sorted.flatMap((h) =>
    (members.get(h.householdId) ?? [])
      .sort((a, b) => Number(b.residentId === h.headId) - Number(a.residentId === h.headId))
      .map((r) => [
        groupOf.get(h.groupId)?.name ?? '',
        h.number,
        h.name,
        r.name,
        r.residentId === h.headId ? '户主' : (r.relation ?? ''),
        r.phone,
        ageCell(r),
      ]),
  )
}

/** What the roster still has to say of an age, in words that an import reads as the same. */
function ageCell(resident: Resident): string {
  return bornIn(resident) ?? (resident.under18Until === grown ? '成年' : '')
}

/** By group, then by house number. */
export function inPrintOrder(
  households: readonly Household[],
  groupOrder: (household: Household) => number,
): Household[] {
  return [...households].sort(
    (a, b) => groupOrder(a) - groupOrder(b) || byNumber(a.number, b.number),
  )
}

/** 2 before 10, and 10 before 10-1. */
function byNumber(a: string, b: string): number {
  const [x, y] = [parseInt(a, 10) || 0, parseInt(b, 10) || 0]
  return x - y || (a < b ? -1 : Number(a > b))
}

export function faultRows(faults: readonly Fault[]): string[][] {
  return [
    ['行', '姓名', '列', '内容', '问题', '页'],
    ...faults.map((f) => [String(f.line), f.name, f.column, f.content, f.reason, f.sheet]),
  ]
}
