import { movePeople } from '@/domain/roster/upkeep/households'
import { addPerson, changePerson, personBack, personLeft } from '@/domain/roster/upkeep/people'
import type { CurrentRoster } from '@/domain/roster/import/current'
import { handler } from '../../common/capability'
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

export const change = handler('roster.changePerson', (context, request, contributed) => {
  const { residentId, villageId: _, ...typed } = request
  return keep(
    context,
    contributed,
    (roster) => [homeOf(roster, residentId)],
    (roster, options) => changePerson(roster, residentId, typed, options),
    done,
  )
})

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
