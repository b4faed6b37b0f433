import { fail, ok } from '@/domain/common/result'
import { alikeQuestion } from '@/domain/deeds/odd'
import { capSubject } from '@/domain/deeds/review'
import type { RuleItem } from '@/domain/rules/contract'
import { applyCaps, capUseId, roomOf, type CapSubject } from '@/domain/rules/value'
import { handler } from '../common/capability'
import { hasRole, type Reader } from '../common/context'
import type { Documents } from '../common/documents'
import { listAll } from '../common/documents-tools'
import { alikeIn } from './of-day'
import { ruleSetOn } from '../rules/sets'

/** A deed that is not filed yet is no activity that anything was done in before. */
const unfiled = 'unfiled'

/** So that the form promises nothing that will be cut. */
export const room = handler('deeds.room', async (context, request) => {
  const { here, person, village, today } = context
  const { villageId, itemId, householdId, doerId = null, doneOn } = request
  if (!(await here.get('households', householdId))) return fail('HOUSEHOLD_NOT_FOUND')
  const own = person.householdId === householdId
  if (!own && !hasRole(person, 'recorder', 'committee')) return fail('NOT_YOUR_HOUSEHOLD')
  const rules = await ruleSetOn(here, village.villageId, doneOn, today)
  const item = rules?.items.find((i) => i.id === itemId)
  if (!item) return fail('ITEM_NOT_FOUND')
  const subject = { villageId, householdId, doerId, doneOn, activityId: unfiled }
  const [used, alike] = await Promise.all([
    usesOf(here, item, subject),
    alikeIn(here, { deedId: unfiled, itemId, householdId, doneOn }),
  ])
  const caps = item.caps.map((cap) => roomOf(cap, used(capUseId(item.id, cap, subject))))
  const question = alikeQuestion(alike, item.name)
  return ok({
    caps,
    ...(question === null ? {} : { alike: { id: question.id, words: question.words } }),
  })
})

/** By what was approved; and by what waits for review, each counted as highly as it may be. */
async function usesOf(here: Reader, item: RuleItem, subject: CapSubject) {
  const ids = item.caps.map((cap) => capUseId(item.id, cap, subject))
  const uses = await Promise.all(ids.map((id) => here.get('capUses', id)))
  const used = new Map(ids.map((id, i) => [id, uses[i]?.used ?? 0]))
  const usedOf = (id: string) => used.get(id) ?? 0
  for (const deed of await waitingOf(here, item, subject.householdId)) {
    const price = item.points.kind === 'fixed' ? item.points.value : item.points.to
    const { reserve } = applyCaps(item, capSubject(deed), deed.quantity, price, usedOf)
    for (const { id, amount } of reserve) if (used.has(id)) used.set(id, usedOf(id) + amount)
  }
  return usedOf
}

async function waitingOf(
  here: Reader,
  { id }: RuleItem,
  householdId: string,
): Promise<Documents['deeds'][]> {
  const eq = { householdId, pending: true }
  const pending = await listAll(here, 'deeds', { eq, range: { field: 'filedAt' } })
  return pending.filter((deed) => deed.state === 'filed' && deed.itemId === id)
}
