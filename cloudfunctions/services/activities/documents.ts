import type { Activity } from '@/domain/activities/activity'
import type { BusyDay } from '@/domain/activities/calendar'
import type { Shift } from '@/domain/activities/shift'
import type { Instant } from '@/domain/common/day'
import { collection, type DocumentsOf } from '../common/documents'

export const activitiesDocuments = {
  activities: collection<Activity>({ ofAPerson: 'stays', indexes: [] }),
  /** `<activity>:<number>` */
  shifts: collection<Shift>({
    ofAPerson: 'stays',
    indexes: [
      { fields: ['state', 'startsAt'] },
      { fields: ['villageId', 'state', 'startsAt'] },
      { fields: ['villageId', 'kind', 'state', 'startsAt'] },
    ],
  }),
  /** `<shift>:<resident>`: who signed whom up, for calendars; the place itself stands in the shift. */
  signUps: collection<SignUp>({
    ofAPerson: 'stays',
    indexes: [{ fields: ['householdId', 'active', 'startsAt'] }],
  }),
  /** `<resident>:<day>` */
  busyDays: collection<BusyDay>({ ofAPerson: 'stays', indexes: [] }),
}

export interface SignUp {
  readonly shiftId: string
  readonly activityId: string
  readonly villageId: string
  readonly residentId: string
  readonly householdId: string
  readonly startsAt: Instant
  /** False once taken back. */
  readonly active: boolean
  readonly signedBy: string
  readonly signedAt: Instant
  /** What was asked about, and said to be right. */
  readonly asked?: readonly string[]
  readonly leftBy: string | null
  readonly leftAt: Instant | null
}

declare module '../common/documents' {
  interface Documents extends DocumentsOf<typeof activitiesDocuments> {}
}
