import {
  addHousehold,
  changeHousehold,
  closeHousehold,
  split as splitHousehold,
} from '@/domain/roster/upkeep/households'
import type { Upkeep } from '@/domain/roster/upkeep/roster'
import { handler } from '../../common/capability'
import { keep } from './keeping'
import { homeOf } from './people'

const done = () => ({})

function newOne({ changes }: Upkeep): { householdId: string } {
  const made = changes.flatMap((c) => (c.kind === 'newHousehold' ? [c.household] : []))
  return { householdId: made[0]?.householdId ?? '' }
}

export const add = handler('roster.addHousehold', (context, request, contributed) => {
  const { groupId, number, name, phone, birth } = request
  return keep(
    context,
    contributed,
    () => [],
    (roster, options) => addHousehold(roster, { groupId, number }, { name, phone, birth }, options),
    newOne,
  )
})

export const change = handler('roster.changeHousehold', (context, request, contributed) => {
  const { householdId, villageId: _, ...wanted } = request
  return keep(
    context,
    contributed,
    () => [householdId],
    (roster) => changeHousehold(roster, householdId, wanted),
    done,
  )
})

export const split = handler('roster.split', (context, request, contributed) => {
  const { residentIds, newHeadId, groupId, number } = request
  return keep(
    context,
    contributed,
    (roster) => [homeOf(roster, residentIds[0] ?? '')],
    (roster, options) =>
      splitHousehold(roster, residentIds, { groupId, number }, newHeadId, options),
    newOne,
  )
})

export const close = handler('roster.closeHousehold', (context, request, contributed) =>
  keep(
    context,
    contributed,
    () => [request.householdId],
    (roster, options) => closeHousehold(roster, request.householdId, request.on, options),
    done,
  ),
)
