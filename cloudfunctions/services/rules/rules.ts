import type { Day } from '@/domain/common/day'
import { fail, ok } from '@/domain/common/result'
import type { RuleItem } from '@/domain/rules/contract'
import { adopt, changedItems, inForceOn, ruleSetName } from '@/domain/rules/set'
import { askWords } from '../checks/checks'
import { handler, type Agreed } from '../common/capability'
import { actorOf } from '../common/context'
import { proposing } from '../proposals/propose'
import { ruleInForce, ruleSetId, ruleSetsOf } from './sets'

export const inForce = handler('rules.inForce', async (context, request) => {
  const set = await ruleInForce(context.here, request.villageId, request.day ?? context.today)
  if (!set) return fail('NO_RULES_YET')
  return ok({
    version: set.version,
    effectiveFrom: set.effectiveFrom,
    name: ruleSetName(set),
    items: [...set.items],
  })
})

/** What a proposal of a version keeps. */
interface Draft {
  readonly effectiveFrom: Day
  readonly items: readonly RuleItem[]
  readonly note: string
}

/** In force from its day on once a second person agreed. */
export const adoptVersion = handler('rules.adopt', async (context, request) => {
  const { here, person, today } = context
  const { villageId, effectiveFrom, items, note } = request
  const existing = await ruleSetsOf(here, villageId)
  const adopted = adopt(existing, { villageId, effectiveFrom, items }, today)
  if (!adopted.ok) return adopted
  const asked = await askWords(context, {
    items: ['细则', items.flatMap(({ category, name }) => [category, name])],
    note: ['说明', note],
  })
  if (!asked.ok) return asked
  const { version } = adopted.value
  const before = inForceOn(existing, effectiveFrom)?.items ?? []
  const words = `积分细则：第 ${String(version)} 版，${effectiveFrom} 起，共 ${String(items.length)} 条`
  const propose = await proposing(context, {
    kind: 'rules',
    by: actorOf(person),
    about: null,
    to: 'village',
    words: [words],
    detail: [note, changedItems(before, items)].filter(Boolean).join('。'),
    what: { effectiveFrom, items, note } satisfies Draft,
  })
  return context.write(async (t) => {
    const village = await t.get('villages', villageId)
    if (!village) return fail('TRY_AGAIN')
    await propose(t, village)
    return ok({ version, waitsFor: 'village' as const })
  })
})

/** Two versions agreed to at once: the second insert of the same number is refused. */
export const versionAgreed: Agreed = async ({ here, today }, { villageId, by, what }) => {
  const { effectiveFrom, items, note } = what as Draft
  const existing = await ruleSetsOf(here, villageId)
  const adopted = adopt(existing, { villageId, effectiveFrom, items }, today)
  return async (t) => {
    if (!adopted.ok) return fail('PROPOSAL_STALE')
    const id = ruleSetId(villageId, adopted.value.version)
    if (await t.get('ruleSets', id)) return fail('PROPOSAL_STALE')
    await t.insert('ruleSets', { _id: id, ...adopted.value, adoptedBy: by.personId, note })
    return ok(null)
  }
}
