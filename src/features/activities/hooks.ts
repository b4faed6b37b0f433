import type { ShiftRow } from '@/domain/activities/contract'
import type { CalendarDay } from '@/domain/common/calendar'
import { dayOf } from '@/domain/common/day'
import type { ActivityKind } from '@/domain/activities/kinds'
import { useVillageId } from '@/session/village'
import { usePaged, type Walk } from '@/data/paged'

const shifts: Walk<'activities.list', ShiftRow & { lunar?: CalendarDay | undefined }> = {
  rows: ({ rows, days = [] }) =>
    rows.map((row) => ({
      ...row,
      lunar: days.find(({ day }) => day === dayOf(row.shift.startsAt)),
    })),
  key: (row) => row.shift.shiftId,
  next: (page) => (page.after === null ? null : { after: page.after }),
}

/** What is on: from today, or of earlier days, of one kind or of all. */
export function useActivities({ past, kind }: { past: boolean; kind: ActivityKind | null }) {
  const villageId = useVillageId()
  return usePaged(
    'activities.list',
    villageId === null ? null : { villageId, past, ...(kind === null ? {} : { kind }) },
    shifts,
  )
}
