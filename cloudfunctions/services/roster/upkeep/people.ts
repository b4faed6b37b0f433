import { movePeople } from '@/domain/roster/upkeep/households'
import { addPerson, changePerson, personBack, personLeft } from '@/domain/roster/upkeep/people'
import type { CurrentRoster } from '@/domain/roster/import/current'
import { fail, ok, type Result } from '@/domain/common/result'
import { secondAbout } from '@/domain/roster/roles'
import type { Resident } from '@/domain/roster/roster'
import { handler } from '../../common/capability'
import type { Acting, CommandContext, Reader } from '../../common/context'
import type { Propose } from '../../proposals/propose'
import { proposingPhone, waitingPhones } from '../phones'
import { keep } from './keeping'

const done = () => ({})

export function homeOf({ residents }: CurrentRoster, residentId: string): string | undefined {
  return residents.find((r) => r.residentId === residentId)?.householdId
}

export const add = handler('roster.addPerson', (context, request, contributed) => {
  const { householdId, name, phone, birth, relation } = request
  return keep(
    context,
    contributed,
    () => [householdId],
    (roster, options) => addPerson(roster, householdId, { name, phone, birth, relation }, options),
    ({ residentId }) => ({ residentId: residentId ?? '' }),
  )
})

export const change = handler('roster.changePerson', async (context, request, contributed) => {
  const { residentId, villageId: _, ...typed } = request
  const holder = await holderOf(context.here, residentId)
  const asked = await askedFor(context, holder, typed.phone)
  if (!asked.ok) return asked
  return keep(
    context,
    contributed,
    (roster) => [homeOf(roster, residentId)],
    (roster, options) => changePerson(roster, residentId, typed, options),
    ({ held }) => (held && holder ? { waitsFor: secondAbout(holder.roles) } : {}),
    asked.value,
  )
})

async function holderOf(here: Reader, residentId: string) {
  const resident = await here.get('residents', residentId)
  return resident && resident.roles.length > 0 ? resident : null
}

/** How a second person is asked about the phone, where it takes one. */
async function askedFor(
  context: CommandContext & Acting,
  holder: Resident | null,
  phone: string | undefined,
): Promise<Result<Propose | null, 'PHONE_WAITS'>> {
  if (holder === null || phone === undefined || phone === holder.phone) return ok(null)
  const waiting = await waitingPhones(context.here, holder.villageId, context.now)
  if (waiting.has(holder.residentId)) return fail('PHONE_WAITS')
  return ok(await proposingPhone(context, holder, phone))
}

export const left = handler('roster.personLeft', (context, request, contributed) =>
  keep(
    context,
    contributed,
    (roster) => [homeOf(roster, request.residentId)],
    (roster, options) => personLeft(roster, request.residentId, request, options),
    done,
  ),
)

export const back = handler('roster.personBack', (context, { residentId }, contributed) =>
  keep(
    context,
    contributed,
    (roster) => [homeOf(roster, residentId)],
    (roster) => personBack(roster, residentId),
    done,
  ),
)

export const move = handler('roster.movePerson', (context, request, contributed) => {
  const { residentIds, householdId, newHeadId } = request
  return keep(
    context,
    contributed,
    (roster) => [householdId, homeOf(roster, residentIds[0] ?? '')],
    (roster, options) => movePeople(roster, residentIds, householdId, newHeadId, options),
    done,
  )
})
