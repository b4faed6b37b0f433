import { holdOn } from '@/domain/checks/held'
import { fail, ok } from '@/domain/common/result'
import type { ObjectionRow } from '@/domain/deeds/contract'
import {
  answerObjection,
  lastAnswerDay,
  objectorOf,
  objectTo,
  retractObjection,
} from '@/domain/deeds/objection'
import { objectionSight } from '@/domain/deeds/objection-sight'
import { scenes } from '../../platform/wechat/wechat'
import { askTexts } from '../checks/checks'
import { handler } from '../common/capability'
import { actorOf, judgeOf, type Context, type DocsTx } from '../common/context'
import { countToday } from '../common/daily'
import type { Documents } from '../common/documents'
import { pageOf, replace } from '../common/documents-tools'
import { holdersOf } from '../common/holders'
import { Lookup } from '../common/people'
import { saveDeed } from './deeds'
import { objectionsOf, tellObjector } from './lapse'
import { viewOf } from './read'
import { hearVoice, voiceView } from './voice'

export const object = handler('deeds.object', async (context, request) => {
  const { here, person, platform, now } = context
  // Nobody but the supervisor reads or hears an objection, who decides on it anyway.
  const { text = '', voice } = request
  if (text === '' && voice === undefined) return fail('OBJECTION_EMPTY')
  const asked = await askTexts(context, scenes.comment, { text: ['异议内容', text] })
  if (!asked.ok) return asked
  const objectionId = platform.ids.id()
  const heard = voice ? await hearVoice(context, objectionId, voice) : ok(null)
  if (!heard.ok) return heard
  const supervisors = await holdersOf(here, request.villageId, 'supervisor')
  const said = { text, voice: heard.value?.voice ?? null }
  return context.write(async (t) => {
    const counted = await countToday(t, context, 'objections')
    if (!counted.ok) return counted
    const before = await t.get('deeds', request.deedId)
    if (!before) return fail('DEED_NOT_FOUND')
    const facts = { objectionId, supervisors, doerHome: await doerHomeOf(t, before) }
    const objected = objectTo(before, actorOf(person), said, now, facts)
    if (!objected.ok) return objected
    const { deed, objection } = objected.value
    await saveDeed(t, before, deed, now)
    const written = { ...objection, ...asked.value.mark('text') }
    const taken = await heard.value?.write(t)
    if (taken?.ok === false) return taken
    await t.insert('objections', {
      _id: objectionId,
      ...written,
      ...(heard.value ? { ...heard.value.mark(written), speakerId: person.personId } : {}),
    })
    if (objection.townFrom === now) await passToTown(t, before, now)
    return ok({ answerBy: lastAnswerDay(objection) })
  })
})

/** The household that the doer lives in by now. */
export async function doerHomeOf(
  t: DocsTx,
  { doerId }: Documents['deeds'],
): Promise<string | null> {
  const doer = doerId === null ? null : await t.get('residents', doerId)
  return doer?.householdId ?? null
}

/** Whoever could have answered the earlier ones is concerned by now as well. */
export async function passToTown(t: DocsTx, deed: Documents['deeds'], now: string): Promise<void> {
  for (const { _id, state, townFrom } of await objectionsOf(t, deed))
    if (state === 'open' && townFrom > now) await t.update('objections', _id, { townFrom: now })
}

export const answer = handler('deeds.answer', async (context, request) => {
  const { person, now } = context
  const asked = await askTexts(context, scenes.comment, { reason: ['处理理由', request.reason] })
  if (!asked.ok) return asked
  return context.write(async (t) => {
    const objection = await t.get('objections', request.objectionId)
    const before = objection && (await t.get('deeds', objection.deedId))
    if (!before) return fail('OBJECTION_NOT_FOUND')
    const all = await objectionsOf(t, before)
    const others = all.filter((o) => o._id !== objection._id)
    const answered = answerObjection(before, objection, others, judgeOf(person), request, now)
    if (!answered.ok) return answered
    await saveDeed(t, before, answered.value.deed, now)
    for (const after of answered.value.objections) {
      const subject = { kind: 'objection', id: after.objectionId } as const
      const held = await asked.value.hold(t, subject, 'answer', after)
      const old = [objection, ...others].find((o) => o._id === after.objectionId)
      if (old) await replace(t, 'objections', old, { ...old, ...after, ...held })
      await tellObjector(t, context, after)
    }
    return ok({})
  })
})

export const retract = handler('deeds.retract', async (context, request) => {
  const { person, now } = context
  return context.write(async (t) => {
    const before = await t.get('deeds', request.deedId)
    if (!before) return fail('OBJECTION_NOT_FOUND')
    const own = objectorOf(before, person.personId)
    const objection = own ? await t.get('objections', own.objectionId) : null
    const retracted = retractObjection(before, objection, now)
    if (!retracted.ok || objection === null)
      return retracted.ok ? fail('OBJECTION_NOT_FOUND') : retracted
    await saveDeed(t, before, retracted.value.deed, now)
    await replace(t, 'objections', objection, { ...objection, ...retracted.value.objection })
    return ok({})
  })
})

/** What waits for the caller's answer: to the town officer that of every village of the town. */
export const waiting = handler('deeds.objections', async (context, request) => {
  const { here, person, village, now } = context
  const query: Parameters<typeof pageOf<'objections'>>[2] =
    person.kind === 'town'
      ? {
          eq: { townId: village.townId, state: 'open' },
          range: { field: 'townFrom', lte: now },
        }
      : { eq: { villageId: village.villageId, state: 'open' }, range: { field: 'answerBy' } }
  const lookup = Lookup.for(context)
  let after = request.after ?? null
  // Others' may fill a page: the next ones are read until one has something, so that no page is empty but the last.
  for (;;) {
    const page = await pageOf(here, 'objections', query, after ?? undefined, request.limit)
    const rows = await Promise.all(page.rows.map((o) => rowOf(context, lookup, o)))
    const shown = rows.filter((row) => row !== null)
    after = page.after
    if (shown.length > 0 || after === null) return ok({ rows: shown, after })
  }
})

async function rowOf(
  context: Context,
  lookup: Lookup,
  objection: Documents['objections'],
): Promise<ObjectionRow | null> {
  const { here, person, now } = context
  const deed = await here.get('deeds', objection.deedId)
  const sight = objectionSight(person, deed, objection, now)
  if (deed === null || sight === 'nothing') return null
  const deciding = lookup.deciding()
  const { by, scribe } = objection
  const village = person?.kind === 'town' ? await here.get('villages', deed.villageId) : null
  return {
    objectionId: objection._id,
    deed: await viewOf(context, deciding, deed),
    text: objection.text,
    ...(await voiceView(context, objection)),
    ...(holdOn(objection, 'text') === null && holdOn(objection, 'voice') === null
      ? {}
      : { checking: true }),
    by: sight === 'unnamed' ? null : await deciding.actorName(by),
    ...(sight === 'whole' && by.householdId !== null
      ? { byPlace: await lookup.placeOf(by.householdId) }
      : {}),
    ...(sight === 'whole' && scribe ? { scribe: await deciding.actorName(scribe) } : {}),
    at: objection.at,
    answerBy: lastAnswerDay(objection),
    overdue: now >= objection.answerBy,
    ...(village ? { village: village.name } : {}),
  }
}
