import type { CalendarRow } from '@/domain/activities/contract'
import type { RequestInput } from '@/domain/contracts'
import { useVillageId } from '@/session/village'
import { useCommand, useQuery } from '@/data/call'
import { useSend } from '@/data/outbox'
import { usePaged, type Walk } from '@/data/paged'
import { usePersonId } from '@/features/session/hooks'

/** One activity. A shared link names its village, which need not be the one this phone looks at. */
export function useActivity(activityId: string | null, linkedVillage?: string) {
  const current = useVillageId()
  const villageId = linkedVillage ?? current
  return useQuery(
    'activities.read',
    activityId === null || villageId === null ? null : { villageId, activityId },
  )
}

const calendar: Walk<'activities.mine', CalendarRow> = {
  rows: (page) => page.rows,
  key: (row) => `${row.shift.shiftId} ${row.who.residentId}`,
  next: (page) => (page.after === null ? null : { after: page.after }),
}

/** 我的日程: what the household signed up for. */
export function useCalendar(villageId: string | null, past: boolean) {
  return usePaged('activities.mine', villageId === null ? null : { villageId, past }, calendar)
}

/** A month of the village's calendar, of any day in it. */
export function useMonth(villageId: string | null, month: string) {
  return useQuery('activities.month', villageId === null ? null : { villageId, month })
}

/** The list of names of one shift, for those who tick it off. */
export function useAttendees(villageId: string | null, shiftId: string | null) {
  return useQuery(
    'activities.attendees',
    shiftId === null || villageId === null ? null : { villageId, shiftId },
  )
}

export function useSignUp() {
  const villageId = useVillageId() ?? ''
  const up = useCommand('activities.signUp')
  const off = useCommand('activities.leave')
  return {
    busy: up.busy || off.busy,
    signUp: (
      shiftId: string,
      residentId: string,
      answer?: Pick<RequestInput<'activities.signUp'>, 'instead' | 'sure'>,
    ) => up.run({ villageId, shiftId, residentId, ...answer }),
    leave: (shiftId: string, residentId: string) => off.run({ villageId, shiftId, residentId }),
  }
}

/** Publishes, or changes what stands under an id in the version that the form was filled from. */
export function useSaveActivity(standing: { activityId: string; version: number } | null) {
  const villageId = useVillageId() ?? ''
  const publish = useCommand('activities.publish')
  const edit = useCommand('activities.edit')
  return {
    busy: publish.busy || edit.busy,
    save: async (
      draft: Omit<RequestInput<'activities.edit'>, 'villageId' | 'activityId' | 'version'>,
    ) => {
      if (standing !== null) {
        const edited = await edit.run({ villageId, ...standing, ...draft })
        return edited.ok ? { ok: true as const, activityId: standing.activityId } : edited
      }
      const { sure: _sure, ...about } = draft
      const published = await publish.run({
        villageId,
        ...about,
        shifts: draft.shifts.map(({ day, from, to, capacity }) => ({ day, from, to, capacity })),
      })
      return published.ok ? { ok: true as const, ...published.data } : published
    },
  }
}

export function useCancelActivity() {
  const villageId = useVillageId() ?? ''
  const { run, busy } = useCommand('activities.cancel')
  return {
    busy,
    cancel: (activityId: string, reason: string) => run({ villageId, activityId, reason }),
  }
}

export function useConfirmAttendance() {
  const villageId = useVillageId() ?? ''
  const { run, busy } = useSend('activities.confirm', usePersonId(villageId))
  return {
    busy,
    confirm: (
      shiftId: string,
      came: RequestInput<'activities.confirm'>['came'],
      activity: string,
      sure: readonly string[] = [],
    ) =>
      run(
        { villageId, shiftId, came, ...(sure.length === 0 ? {} : { sure: [...sure] }) },
        `「${activity}」的名单`,
      ),
  }
}
