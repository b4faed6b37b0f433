import * as z from 'zod/mini'
import { text } from '@/domain/common/fields'
import { phone } from '@/domain/founding/contract'

const officer = z.strictObject({ name: text('姓名', { max: 20 }), phone })

const firstPerson = z.strictObject({
  name: text('姓名', { max: 20 }),
  phone,
  /** As in the roster that comes later: by them it finds the household. */
  group: text('小组名', { max: 10 }),
  number: text('门牌号', { max: 10 }),
})

const village = z.strictObject({
  name: text('村名', { max: 20 }),
  secretary: firstPerson,
  /** Of another household, so that one files and the other reviews. */
  reviewer: z.optional(firstPerson),
})

const county = z.strictObject({
  county: text('县名', { max: 20 }),
  officers: z._default(z.array(officer), []),
  towns: z
    .array(
      z.strictObject({
        name: text('乡镇名', { max: 20 }),
        officers: z._default(z.array(officer), []),
        villages: z.array(village).check(z.minLength(1, '每个乡镇至少一个村')),
      }),
    )
    .check(z.minLength(1, '至少一个乡镇')),
})

/** What an installation begins with: its regions, its officers, and of each village one person who brings the roster. */
export type County = z.output<typeof county>
export type Officer = z.output<typeof officer>
export type VillageStart = z.output<typeof village>

/** @returns the county, or what is wrong with it in one line */
export function readCounty(file: string): County | string {
  let parsed: unknown
  try {
    parsed = JSON.parse(file)
  } catch {
    return '不是 JSON'
  }
  const read = county.safeParse(parsed)
  if (read.success) return read.data
  const [issue] = read.error.issues
  const said = issue?.message ?? ''
  const what = /[\u4e00-\u9fff]/.test(said) ? said : '这里的内容不对，或者多了一项'
  return `${issue?.path.map(String).join('.') || '开头'}：${what}`
}
