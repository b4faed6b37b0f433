import { randomUUID } from 'node:crypto'
import { checkIdOf } from '@/domain/checks/check'
import { addDays, dayOf, startOfDay } from '@/domain/common/day'
import type { Deed } from '@/domain/deeds/deed'
import { answerDays, type Objection } from '@/domain/deeds/objection'
import type { Docs, DocsTx } from '../services/common/context'
import type { Documents } from '../services/common/documents'
import type { Migration } from './migration'

const page = 50

/** Their ids held the resident's. Each gets a random one, and the deed says who objected. */
export const objectionsTellNobody: Migration = {
  id: '003-objections-tell-nobody',
  about: 'The id of an objection no longer says who made it; it is due at the end of its last day.',
  async step(stored, cursor) {
    const range = { field: '_id', ...(cursor === '' ? {} : { gt: cursor }) }
    const objections = await stored.list('objections', { eq: {}, range, limit: page })
    for (const { _id } of objections) await rename(stored, _id)
    return objections.length < page ? null : (objections.at(-1)?._id ?? null)
  },
}

/** All of one in one transaction: broken off, it is done again or was done. */
async function rename(stored: Docs, oldId: string): Promise<void> {
  const objectionId = randomUUID()
  await stored.tx(async (t) => {
    const old = await t.get('objections', oldId)
    const deed = old && (await t.get('deeds', old.deedId))
    if (!old || !deed || oldId !== `${old.deedId}:${old.by.personId}`) return
    const answerBy = startOfDay(addDays(dayOf(old.at), answerDays + 1))
    await t.remove('objections', oldId)
    await t.insert('objections', {
      ...old,
      ...{ _id: objectionId, objectionId, answerBy, townFrom: answerBy },
    })
    await t.update('deeds', deed._id, { objections: withObjector(deed, old, objectionId) })
    const message = `objection-answered:${oldId}`
    if (await t.get('messages', message))
      await t.update('messages', message, { subjectId: objectionId })
    await moveCheck(t, oldId, objectionId)
  })
}

function withObjector(deed: Deed, { by }: Objection, objectionId: string): Deed['objections'] {
  const { personId, householdId } = by
  const others = (deed.objections ?? []).filter((o) => o.personId !== personId)
  return [...others, { objectionId, personId, householdId }]
}

/** An answer that waits for its check is found by the objection. */
async function moveCheck(t: DocsTx, oldId: string, objectionId: string): Promise<void> {
  const subject = { kind: 'objection', id: objectionId } as const
  const check = await t.get('checks', checkIdOf({ ...subject, id: oldId }, 'answer'))
  if (!check) return
  const checkId = checkIdOf(subject, 'answer')
  await t.remove('checks', check._id)
  const moved: Documents['checks'] = { ...check, _id: checkId, checkId, subject }
  await t.insert('checks', moved)
}
