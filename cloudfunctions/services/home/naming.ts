import { dayOf } from '@/domain/common/day'
import { fail, ok } from '@/domain/common/result'
import { ageGroupOf } from '@/domain/roster/age'
import {
  allowName as decideName,
  hideName as decideHiding,
  mayAllowName,
  speaksForHousehold,
} from '@/domain/roster/naming'
import type { Resident } from '@/domain/roster/roster'
import { handler } from '../common/capability'
import type { DocsTx } from '../common/context'
import type { Documents } from '../common/documents'
import { Lookup, membersOf } from '../common/people'
import { namedHonours } from '../honours/honours'
import { paperOf, writeConsent } from '../roster/paper-consent'

/** Each member's switch as it stands, what others read of the name, and what the caller may do with it. */
export const naming = handler('home.naming', async (context) => {
  const { here, person, today, now } = context
  const household = await here.get('households', person.householdId ?? '')
  if (!household) return fail('HOUSEHOLD_NOT_FOUND')
  const isHead = (m: Resident) => Number(m.residentId === household.headId)
  const all = await membersOf(here, household.householdId)
  const members = all.sort((a, b) => isHead(b) - isHead(a))
  const by = members.find((m) => m.residentId === person.personId)
  if (!by) return fail('HOUSEHOLD_NOT_FOUND')
  const facts = { by, household, now }
  const others = Lookup.for(context).inPublic()
  const honoured = await namedHonours(context, household.householdId)
  const { unnamed, unnamedSaid } = household
  return ok({
    unnamed,
    unnamedOn: unnamedSaid ? dayOf(unnamedSaid.at) : null,
    mayHide: speaksForHousehold(facts),
    shown: await others.householdName(household.householdId),
    members: await Promise.all(
      members.map(async (m) => ({
        residentId: m.residentId,
        name: m.name,
        me: m.residentId === person.personId,
        age: ageGroupOf(m, today),
        on: m.nameConsent,
        saidOn: m.nameSaid ? dayOf(m.nameSaid.at) : null,
        ...(await paperOf(Lookup.for(context), m)),
        shown: await others.residentName(m.residentId),
        honours: honoured.filter((id) => id === m.residentId).length,
        may: { on: mayAllowName(m, true, facts).ok, off: mayAllowName(m, false, facts).ok },
      })),
    ),
  })
})

export const allowName = handler('home.allowName', async (context, { residentId, on }) =>
  context.write(async (t) => {
    const own = await ownIn(t, context.person.personId)
    const whom = await t.get('residents', residentId)
    if (!own || whom?.householdId !== own.household.householdId || whom.leftOn)
      return fail('RESIDENT_NOT_FOUND')
    const said = decideName(whom, on, { ...own, now: context.now })
    if (!said.ok) return said
    await writeConsent(t, own.household, whom, said.value)
    return ok({})
  }),
)

export const hideName = handler('home.hideName', async (context, { on }) =>
  context.write(async (t) => {
    const own = await ownIn(t, context.person.personId)
    if (!own) return fail('HOUSEHOLD_NOT_FOUND')
    const said = decideHiding(on, { ...own, now: context.now })
    if (!said.ok) return said
    await t.update('households', own.household.householdId, said.value)
    return ok({})
  }),
)

async function ownIn(
  t: DocsTx,
  personId: string,
): Promise<{ by: Documents['residents']; household: Documents['households'] } | null> {
  const by = await t.get('residents', personId)
  const household = by && (await t.get('households', by.householdId))
  return household ? { by, household } : null
}
