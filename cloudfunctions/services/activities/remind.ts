import { signUpId } from '@/domain/activities/shift'
import { addDays, dayOf, startOfDay, type Instant } from '@/domain/common/day'
import type { MessageKind } from '@/domain/common/told'
import { reminderHour } from '@/domain/messages/message'
import type { DocsTx, Platform } from '../common/context'
import type { Documents } from '../common/documents'
import { listAll, upsert } from '../common/documents-tools'
import { tellUnlessTold } from '../messages/messages'

const reminders = 'reminders'
const placesAtOnce = 50

/** Whoever gets a place after the evening's run, for tomorrow or for today, is reminded at once. */
export async function remindLate(
  t: DocsTx,
  { platform, now }: { platform: Pick<Platform, 'wechat'>; now: Instant },
  { _id, villageId, signedBy, startsAt }: Documents['signUps'],
): Promise<void> {
  const today = dayOf(now)
  const end = startOfDay(addDays(today, isEvening(now) ? 2 : 1))
  if (startsAt <= now || startsAt >= end) return
  const message = { villageId, kind, personId: signedBy, subjectId: _id, at: now } as const
  await tellUnlessTold(t, platform, message)
}

function isEvening(now: Instant): boolean {
  return Date.parse(now) >= Date.parse(startOfDay(dayOf(now))) + reminderHour * 3_600_000
}

const kind: MessageKind = 'activity.tomorrow'

/** Once an evening: whoever has a place tomorrow is reminded. */
export async function remindOfTomorrow(platform: Platform): Promise<void> {
  const { store, clock, wechat } = platform
  const now = clock.now()
  const today = dayOf(now)
  if (!wechat.templates[kind] || !isEvening(now)) return
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
