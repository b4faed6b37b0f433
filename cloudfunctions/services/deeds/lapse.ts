import type { Deed } from '@/domain/deeds/deed'
import { lapsed, type Objection } from '@/domain/deeds/objection'
import { noticeId } from '@/domain/inbox/notice'
import type { Context, DocsTx } from '../common/context'
import type { Documents } from '../common/documents'
import { replace } from '../common/documents-tools'
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

/** In the own inbox, not the household's, and by a message if there is consent to one. */
export async function tellObjector(
  t: DocsTx,
  { platform, now: at }: Context,
  { objectionId, deedId, villageId, state, by }: Objection,
): Promise<void> {
  if (state === 'open' || state === 'withdrawn') return
  const { personId } = by
  const kind = `objection.${state}` as const
  const notice = { villageId, householdId: personId, kind, subjectId: deedId, objectionId, at }
  await notify(t, notice, noticeId(kind, objectionId))
  const told = { villageId, kind: 'objection.answered', subjectId: objectionId, at } as const
  await tellOnce(t, platform, { ...told, personId })
}
