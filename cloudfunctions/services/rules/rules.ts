import { fail, ok } from '@/domain/common/result'
import { adopt, ruleSetName } from '@/domain/rules/set'
import { askWords } from '../checks/checks'
import { handler } from '../common/capability'
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

/** Two committees adopting at once: the second insert of the same version is refused by its id. */
export const adoptVersion = handler('rules.adopt', async (context, request) => {
  const existing = await ruleSetsOf(context.here, request.villageId)
  const { villageId, effectiveFrom, items } = request
  const adopted = adopt(existing, { villageId, effectiveFrom, items }, context.today)
  if (!adopted.ok) return adopted
  const asked = await askWords(context, {
    items: ['细则', items.flatMap(({ category, name }) => [category, name])],
    note: ['说明', request.note],
  })
  if (!asked.ok) return asked
  const { version } = adopted.value
  const id = ruleSetId(villageId, version)
  return context.write(async (t) => {
    if (await t.get('ruleSets', id)) return fail('TRY_AGAIN')
    await t.insert('ruleSets', {
      _id: id,
      ...adopted.value,
      adoptedBy: context.person.personId,
      note: request.note,
    })
    return ok({ version })
  })
})
