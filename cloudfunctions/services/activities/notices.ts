import type { Activity } from '@/domain/activities/activity'
import { signUpId, type Shift } from '@/domain/activities/shift'
import type { Instant } from '@/domain/common/day'
import type { Docs, DocsTx, Platform } from '../common/context'
import { tellUnlessTold } from '../messages/messages'
import { notify } from '../inbox/notices'

/** Tells whoever moved up from the queue, in the transaction that moved them. */
export async function tellSeated(
  t: DocsTx,
  before: Shift,
  after: Shift,
  now: Instant,
  platform: Pick<Platform, 'wechat'>,
): Promise<void> {
  const waited = new Set(before.queue.map((place) => place.residentId))
  for (const { residentId, turn } of after.seats) {
    if (!waited.has(residentId)) continue
    const signUp = await t.get('signUps', signUpId(after.shiftId, residentId))
    if (!signUp) continue
    const { villageId, householdId, activityId: subjectId, _id } = signUp
    await notify(
      t,
      { villageId, householdId, kind: 'activity.seated', subjectId, signUpId: _id, at: now },
      `seat:${_id}:${String(turn)}`,
    )
    const told = { villageId, kind: 'place.freed', subjectId: _id, at: now } as const
    await tellUnlessTold(
      t,
      platform,
      { ...told, personId: signUp.signedBy },
      `place-freed:${_id}:${String(turn)}`,
    )
  }
}

/**
 * Tells the households of these sign-ups what an edit changed, each once; a few in the transaction that edits.
 * `elsewhere`: sign-ups of whoever has a seat elsewhere at the new hour, which is said.
 */
export async function tellChanged(
  t: DocsTx,
  { activityId, villageId }: Activity,
  version: number,
  { untold, elsewhere = [] }: { untold: readonly string[]; elsewhere?: readonly string[] },
  at: Instant,
): Promise<void> {
  for (const id of new Set([...elsewhere, ...untold])) {
    const signUp = await t.get('signUps', id)
    if (!signUp) continue
    const { householdId } = signUp
    const noticeId = `ch:${activityId}:${String(version)}:${householdId}`
    if (await t.get('notices', noticeId)) continue
    const both = elsewhere.includes(id) ? { signUpId: id } : {}
    const what = String(version)
    const notice = { villageId, householdId, subjectId: activityId, what, ...both, at }
    await notify(t, { ...notice, kind: 'activity.changed' }, noticeId)
  }
}

/** Who may take part no longer reads so, and what changed. */
export async function tellOutside(
  t: DocsTx,
  { activityId, villageId }: Activity,
  version: number,
  signUpId: string,
  at: Instant,
): Promise<void> {
  const signUp = await t.get('signUps', signUpId)
  if (!signUp) return
  const { householdId } = signUp
  const notice = { villageId, householdId, subjectId: activityId, signUpId, what: String(version) }
  await notify(t, { ...notice, kind: 'activity.outside', at }, `out:${signUpId}:${String(version)}`)
}

/** The same for many before the edit, in chunks: were it then not to happen, they read that nothing changed. */
export async function tellManyChanged(
  store: Pick<Docs, 'tx'>,
  activity: Activity,
  version: number,
  signUpIds: readonly string[],
  at: Instant,
): Promise<void> {
  for (let i = 0; i < signUpIds.length; i += atOnce) {
    const chunk = signUpIds.slice(i, i + atOnce)
    await store.tx((t) => tellChanged(t, activity, version, { untold: chunk }, at))
  }
}

const atOnce = 100

/**
 * Tells every household that has somebody in one of the shifts, once, in chunks: a thousand would be too much for one
 * transaction. It comes before the cancelling, so that a cancelling that was answered has told everybody; were it then
 * not to happen, the inbox leaves these out.
 */
export async function tellCancelled(
  store: Pick<Docs, 'tx'>,
  activity: Activity,
  shifts: readonly Shift[],
  now: Instant,
): Promise<void> {
  const places = shifts.flatMap((shift) =>
    [...shift.seats, ...shift.queue].map((place) => signUpId(shift.shiftId, place.residentId)),
  )
  for (let i = 0; i < places.length; i += atOnce) {
    const chunk = places.slice(i, i + atOnce)
    await store.tx((t) => tellOff(t, activity, chunk, now))
  }
}

/** The same for those who came in since, in the transaction that cancels. */
export async function tellOff(
  t: DocsTx,
  { activityId, villageId }: Activity,
  signUpIds: readonly string[],
  now: Instant,
): Promise<void> {
  for (const id of signUpIds) {
    const signUp = await t.get('signUps', id)
    if (!signUp) continue
    const { householdId } = signUp
    const off = `off:${activityId}:${householdId}`
    if (await t.get('notices', off)) continue
    const notice = { villageId, householdId, subjectId: activityId, at: now }
    await notify(t, { ...notice, kind: 'activity.cancelled' }, off)
  }
}
