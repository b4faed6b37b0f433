import { fail, ok, type Failure, type Result } from '@/domain/common/result'
import type { Role } from '@/domain/common/roles'
import { rolesInWords } from '@/domain/roster/roles'
import { giveRoles as decideRoles } from '@/domain/settings/roles'
import type { SettledRefusal } from '@/domain/proposals/contract'
import { askWords } from '../checks/checks'
import { handler, type Agreed } from '../common/capability'
import type { CommandContext, Context, DocsTx } from '../common/context'
import type { Documents } from '../common/documents'
import { holdersOf } from '../common/holders'
import { passingOn } from '../deeds/lapse'
import { openProposals, proposing } from '../proposals/propose'
import { record } from '../record/record'
import { endingUnproven } from '../session/ending'

/** What a proposal about roles keeps. */
interface Asked {
  readonly from: readonly Role[]
  readonly to: readonly Role[]
  readonly adult: boolean
}

export const giveRoles = handler('settings.giveRoles', async (context, request) => {
  const { here, person, today, now } = context
  const { villageId, version, residentId, roles, adult = false, meeting } = request
  const resident = await here.get('residents', residentId)
  if (!resident || resident.leftOn) return fail('RESIDENT_NOT_FOUND')
  const facts = { by: person.personId, adult, today, ...(await holders(context)) }
  const looked = decideRoles({ ...facts, person: resident }, roles)
  if (!looked.ok) return looked
  const second = looked.value
  if (second === 'town' && meeting === undefined) return fail('MEETING_NEEDED')
  if (meeting !== undefined && meeting.heldOn > today) return fail('MEETING_IN_FUTURE')
  const open = await openProposals(here, villageId, now)
  const ofRoles = open.filter(({ kind }) => kind === 'roles' || kind === 'supervisor')
  if (ofRoles.some(({ about }) => about?.personId === residentId)) return fail('ROLES_WAIT')
  const asked = await askWords(context, { meeting: ['会议记录', meeting?.minutes ?? ''] })
  if (!asked.ok) return asked
  const words = [`职务：${rolesInWords(resident.roles)} → ${rolesInWords(roles)}`]
  const propose = await proposing(context, {
    kind: second === 'town' ? 'supervisor' : 'roles',
    by: { personId: person.personId, householdId: person.householdId },
    about: { personId: residentId, householdId: resident.householdId },
    to: second === 'town' ? 'town' : 'village',
    words,
    detail: meeting ? `${meeting.heldOn} 开会。${meeting.minutes}` : '',
    what: { from: resident.roles, to: roles, adult } satisfies Asked,
  })
  const end = await endingFor(context, resident, roles)
  return context.write(async (t) => {
    const before = await t.get('villages', villageId)
    if (before?.settingsVersion !== version) return fail('SETTINGS_STALE')
    const current = await t.get('residents', residentId)
    if (!current || current.leftOn) return fail('RESIDENT_NOT_FOUND')
    const given = decideRoles({ ...facts, person: current }, roles)
    if (!given.ok) return given
    if (given.value !== second || current.roles.join() !== resident.roles.join())
      return fail('TRY_AGAIN')
    if (second !== 'nobody') {
      await propose(t, before)
      return ok({ waitsFor: second })
    }
    const ended = await end(t)
    if (!ended.ok) return ended
    await t.update('residents', residentId, { roles, staff: roles.length > 0 })
    await record(t, before, { by: person.personId, residentId, words, at: now })
    return ok({})
  })
})

/** Everybody whom a change of roles has to look at. */
async function holders({ here, village }: Pick<Context, 'here' | 'village'>) {
  const { villageId } = village
  const [committee, supervisors] = await Promise.all([
    holdersOf(here, villageId, 'committee'),
    holdersOf(here, villageId, 'supervisor'),
  ])
  return { committee, supervisors }
}

/** Everything that barred it must still not. */
export const rolesAgreed: Agreed = async (context, proposal) => {
  const { from, to, adult } = proposal.what as Asked
  const by = proposal.by.personId
  const residentId = proposal.about?.personId ?? ''
  const facts = { by, adult, today: context.today, ...(await holders(context)) }
  const stays = facts.supervisors.filter(({ personId }) => personId !== residentId)
  const gone = from.includes('supervisor') && !to.includes('supervisor')
  const passOn = gone ? await passingOn(context, proposal.villageId, stays) : null
  const person = await context.here.get('residents', residentId)
  const end = await endingFor(context, person, to)
  return async (t) => {
    const person = await t.get('residents', residentId)
    if (!person || person.leftOn) return fail('PROPOSAL_STALE')
    if (person.roles.join() !== from.join()) return fail('PROPOSAL_STALE')
    const given = decideRoles({ ...facts, person }, to)
    if (!given.ok) return refusedNow(given.code)
    const ended = await end(t)
    if (!ended.ok) return ended
    await t.update('residents', residentId, { roles: to, staff: to.length > 0 })
    await passOn?.(t)
    return ok(null)
  }
}

/** Whoever has a first role signs in anew, where a card alone let them in. */
async function endingFor(
  { here }: Pick<CommandContext, 'here'>,
  person: Documents['residents'] | null,
  roles: readonly Role[],
): Promise<(t: DocsTx) => Promise<Result<null, 'TRY_AGAIN'>>> {
  return person?.roles.length === 0 && roles.length > 0
    ? endingUnproven(here, person)
    : () => Promise.resolve(ok(null))
}

function refusedNow(code: Failed): Failure<SettledRefusal> {
  switch (code) {
    // The proposal is older than what makes it so.
    case 'OWN_ROLES':
    case 'SUPERVISOR_ALONE':
    case 'NOTHING_CHANGED':
      return fail('PROPOSAL_STALE')
    default:
      return fail(code)
  }
}

type Failed = Extract<ReturnType<typeof decideRoles>, { ok: false }>['code']
