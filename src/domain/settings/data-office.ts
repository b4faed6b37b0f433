import type { Day, Instant } from '../common/day'
import { fail, ok, type Result } from '../common/result'

/** Who answers for what is kept of people in a county's villages, and where they are reached. */
export interface DataOffice {
  readonly body: string
  readonly phone: string
  /** Empty where it is not said. */
  readonly address: string
  readonly hours: string
  readonly since: Day
}

/** What a county changed; it stands in the record of each of its villages. */
export interface CountyChange {
  readonly at: Instant
  readonly by: string
  readonly words: readonly string[]
}

export const countyChangesKept = 50

const labels = { body: '单位', phone: '电话', address: '地址', hours: '办公时间' } as const
const fields = ['body', 'phone', 'address', 'hours'] as const

export function setDataOffice(
  before: DataOffice | null,
  wanted: Omit<DataOffice, 'since'>,
  today: Day,
): Result<{ readonly office: DataOffice; readonly words: string[] }, 'NOTHING_CHANGED'> {
  const changed = fields.filter((field) => wanted[field] !== (before?.[field] ?? ''))
  if (changed.length === 0) return fail('NOTHING_CHANGED')
  const words = changed.map((field) => {
    const was = before?.[field] ?? ''
    const said = was === '' ? wanted[field] : `${was} → ${wanted[field] || '没写'}`
    return `谁负责信息，${labels[field]}：${said}`
  })
  return ok({ office: { ...wanted, since: today }, words })
}
