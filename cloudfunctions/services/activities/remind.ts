import { signUpId } from '@/domain/activities/shift'
import { addDays, dayOf, startOfDay } from '@/domain/common/day'
import type { MessageKind } from '@/domain/common/told'
import { reminderHour } from '@/domain/messages/message'
import type { Platform } from '../common/context'
import { listAll, upsert } from '../common/documents-tools'
import { tellUnlessTold } from '../messages/messages'

const reminders = 'reminders'
const placesAtOnce = 50

/** Once an evening: whoever has a place tomorrow is reminded. */
export async function remindOfTomorrow(platform: Platform): Promise<void> {
  const { store, clock, wechat } = platform
  const kind: MessageKind = 'activity.tomorrow'
  const now = clock.now()
  const today = dayOf(now)
  const evening = Date.parse(startOfDay(today)) + reminderHour * 3_600_000
  if (!wechat.templates[kind] || Date.parse(now) < evening) return
  const tomorrow = startOfDay(addDays(today, 1))
  const done = await store.get('timers', reminders)
  if (done && done.settledUntil >= tomorrow) return
  const shifts = await listAll(store, 'shifts', {
    eq: { state: 'open' },
    range: { field: 'startsAt', gte: tomorrow, lt: startOfDay(addDays(today, 2)) },
  })
  const places = shifts.flatMap((s) => s.seats.map((seat) => signUpId(s.shiftId, seat.residentId)))
  for (let i = 0; i < places.length; i += placesAtOnce) {
    await store.tx(async (t) => {
      for (const id of places.slice(i, i + placesAtOnce)) {
        const signUp = await t.get('signUps', id)
        if (!signUp?.active) continue
        const { villageId, signedBy } = signUp
        await tellUnlessTold(t, platform, {
          ...{ villageId, kind, at: now },
          personId: signedBy,
          subjectId: id,
        })
      }
    })
  }
  // Last, so that a run that broke off begins anew: a message has the sign-up's id, and is written once.
  const mark = { holder: null, until: now, settledUntil: tomorrow }
  await store.tx((t) => upsert(t, 'timers', { _id: reminders, ...mark }))
}
