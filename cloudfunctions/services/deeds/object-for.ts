import { fail, ok } from '@/domain/common/result'
import { lastAnswerDay } from '@/domain/deeds/objection'
import { objectThrough } from '@/domain/deeds/scribe'
import { noticeId } from '@/domain/inbox/notice'
import { scenes } from '../../platform/wechat/wechat'
import { askTexts } from '../checks/checks'
import { handler } from '../common/capability'
import { countToday } from '../common/daily'
import { holdersOf } from '../common/holders'
import { notify } from '../inbox/notices'
import { saveDeed } from './deeds'
import { doerHomeOf, passToTown } from './objections'

/** Whom it is for is told at once, in the own inbox: it can be taken back there. */
export const objectFor = handler('deeds.objectFor', async (context, request) => {
  const { here, person, platform, now, today } = context
  const { villageId, deedId, residentId, text } = request
  const asked = await askTexts(context, scenes.comment, { text: ['异议内容', text] })
  if (!asked.ok) return asked
  const supervisors = await holdersOf(here, villageId, 'supervisor')
  const objectionId = platform.ids.id()
  return context.write(async (t) => {
    const counted = await countToday(t, context, 'scribed')
    if (!counted.ok) return counted
    const before = await t.get('deeds', deedId)
    if (!before) return fail('DEED_NOT_FOUND')
    const resident = await t.get('residents', residentId)
    const facts = { objectionId, supervisors, today, doerHome: await doerHomeOf(t, before) }
    const objected = objectThrough(before, person, resident, text, now, facts)
    if (!objected.ok) return objected
    const { deed, objection } = objected.value
    const { roles = [] } = resident ?? {}
    const ofThem = { ...context, person: { personId: residentId, roles } }
    // How many they sent today is theirs to know, as whether they objected to this one is.
    if (!(await countToday(t, ofThem, 'objections')).ok) return fail('OBJECTION_NOT_FOR_THEM')
    await saveDeed(t, before, deed, now)
    await t.insert('objections', { _id: objectionId, ...objection, ...asked.value.mark('text') })
    if (objection.townFrom === now) await passToTown(t, before, now)
    const kind = 'objection.written'
    const told = {
      villageId,
      householdId: residentId,
      kind,
      subjectId: deedId,
      objectionId,
    } as const
    await notify(t, { ...told, at: now }, noticeId(kind, objectionId))
    return ok({ answerBy: lastAnswerDay(objection) })
  })
})
