import type { Judge } from '@/domain/common/actor'
import type { Instant } from '@/domain/common/day'
import type { Deed } from '@/domain/deeds/deed'
import { concerned, lapsed, rehoused, type Objection } from '@/domain/deeds/objection'
import { noticeId } from '@/domain/inbox/notice'
import type { MovedHouse } from '../common/capability'
import type { Context, DocsTx, Reader } from '../common/context'
import type { Documents } from '../common/documents'
import { replace } from '../common/documents-tools'
import { holdersOf } from '../common/holders'
import { notify } from '../inbox/notices'
import { tellOnce } from '../messages/messages'

/** All of a deed that stand or were answered. */
export async function objectionsOf(t: DocsTx, deed: Deed): Promise<Documents['objections'][]> {
  const found: Documents['objections'][] = []
  for (const { objectionId } of deed.objections ?? []) {
    const objection = await t.get('objections', objectionId)
    if (objection) found.push(objection)
  }
  return found
}

/** Nobody has to answer them any more; whoever made them is told. */
export async function lapseObjections(t: DocsTx, context: Context, deed: Deed): Promise<void> {
  if (deed.openObjections === 0) return
  const before = await objectionsOf(t, deed)
  for (const after of lapsed(before)) {
    const objection = before.find((o) => o.objectionId === after.objectionId)
    if (objection) await replace(t, 'objections', objection, { ...objection, ...after })
    await tellObjector(t, context, after)
  }
}

/**
 * A supervisor goes, or is concerned from now on: what nobody of those there are may answer is the town's at once. Looks
 * first, then writes as a part of the transaction that changes it.
 */
export async function passingOn(
  { here, now }: { readonly here: Reader; readonly now: Instant },
  villageId: string,
  supervisors: readonly Judge[],
): Promise<(t: DocsTx) => Promise<void>> {
  const open = await openObjections(here, villageId)
  const passed: string[] = []
  for (const { _id, deedId, townFrom } of open) {
    const deed = townFrom > now ? await here.get('deeds', deedId) : null
    if (deed && supervisors.every((person) => concerned(deed, person))) passed.push(_id)
  }
  return async (t) => {
    for (const id of passed) {
      const objection = await t.get('objections', id)
      if (objection?.state === 'open' && objection.townFrom > now)
        await t.update('objections', id, { townFrom: now })
    }
  }
}

function openObjections(here: Reader, villageId: string): Promise<Documents['objections'][]> {
  const eq = { villageId, state: 'open' }
  return here.list('objections', { eq, range: { field: 'answerBy' }, limit: 1000 })
}

/**
 * Who lives in another household now, concerns that one with what they objected to or did, and a supervisor is
 * concerned by what concerns the new household.
 */
export const takesObjectionsAlong: MovedHouse = async ({ store, clock }, { resident }) => {
  const { villageId, residentId: personId, householdId } = resident
  const open = await openObjections(store, villageId)
  for (const { _id, deedId } of open)
    await store.tx(async (t) => {
      const deed = await t.get('deeds', deedId)
      const objection = await t.get('objections', _id)
      if (deed?.state !== 'objected') return
      await replace(t, 'deeds', deed, { ...deed, ...rehoused(deed, resident) })
      if (objection?.by.personId === personId)
        await t.update('objections', _id, { by: { personId, householdId } })
    })
  const supervisors = await holdersOf(store, villageId, 'supervisor')
  const passOn = await passingOn({ here: store, now: clock.now() }, villageId, supervisors)
  await store.tx(passOn)
}

/**
 * In the own inbox, not the household's, and by a message if there is consent to one; the recorder who wrote it down goes
 * and tells them too.
 */
export async function tellObjector(
  t: DocsTx,
  { platform, now: at }: Context,
  { objectionId, deedId, villageId, state, by, scribe }: Objection,
): Promise<void> {
  if (state === 'open' || state === 'withdrawn') return
  const { personId } = by
  const kind = `objection.${state}` as const
  const notice = { villageId, kind, subjectId: deedId, objectionId, at }
  const id = noticeId(kind, objectionId)
  await notify(t, { ...notice, householdId: personId }, id)
  if (scribe) await notify(t, { ...notice, householdId: scribe.personId }, `${id}:scribe`)
  const told = { villageId, kind: 'objection.answered', subjectId: objectionId, at } as const
  await tellOnce(t, platform, { ...told, personId })
}
