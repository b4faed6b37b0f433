import type { RequestInput } from '@/domain/contracts'
import type { Day } from '@/domain/common/day'

/** The adoption as it is typed. */
export interface Adoption {
  readonly effectiveFrom: string
  readonly note: string
  readonly meeting: string
  readonly day: string
  readonly record: string
  readonly filedOn: string
}

export type AdoptionErrors = Partial<Record<keyof Adoption, string>>

/** Of the shape that is kept on the phone. */
export const adoptFormVersion = 1

/** The first version begins at once, a later one mostly with the year. */
export function emptyAdoption(earliest: Day, first: boolean): Adoption {
  return {
    ...{ effectiveFrom: first ? earliest : turnOfYear(earliest), note: '' },
    ...{ meeting: '村民代表会议', day: '', record: '', filedOn: '' },
  }
}

function turnOfYear(earliest: Day): Day {
  return earliest.endsWith('-01-01') ? earliest : `${Number(earliest.slice(0, 4)) + 1}-01-01`
}

export function faultsOf(
  typed: Adoption,
  deducts: boolean,
  earliest: Day,
  first: boolean,
  today: Day,
): AdoptionErrors {
  const { effectiveFrom, meeting, day, record, filedOn } = typed
  const late = !first && effectiveFrom < earliest
  const start: AdoptionErrors =
    effectiveFrom === ''
      ? { effectiveFrom: '请选哪天起' }
      : late
        ? { effectiveFrom: '不能管以前的事，也不能早于定下的一版' }
        : {}
  if (!deducts) return start
  return {
    ...start,
    ...(meeting.trim() === '' ? { meeting: '请填写哪次会议' } : {}),
    ...(day === '' ? { day: '请选开会日期' } : day > today ? { day: '会还没有开，请改日期' } : {}),
    ...(record.trim() === '' ? { record: '请填写会议记录' } : {}),
    ...(filedOn === ''
      ? { filedOn: '请选报镇备案日期' }
      : filedOn < day || filedOn > today
        ? { filedOn: '先开会，再备案，不晚于今天' }
        : {}),
  }
}

export function sentOf(
  typed: Adoption,
  deducts: boolean,
): Pick<RequestInput<'rules.adopt'>, 'effectiveFrom' | 'note' | 'meeting'> {
  const { effectiveFrom, note, meeting, day, record, filedOn } = typed
  return {
    ...{ effectiveFrom, note },
    ...(deducts ? { meeting: { name: meeting, day, record, filedOn } } : {}),
  }
}
