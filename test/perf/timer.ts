import { runTimer } from '../../cloudfunctions/services/timer'
import { approvedDeed } from '../model/doing'
import { castOf, crowdOf } from '../model/village'
import { openWorld } from '../model/world'
import { millisecondsOf } from './figures'

const households = 500
const villageId = 'evening'

export interface TimerFigures {
  readonly posted: number
  readonly milliseconds: number
}

/** 500 deeds of 500 households in one village fall due on one evening: posted, and the boards rebuilt. */
export async function measureTimer(): Promise<TimerFigures> {
  const world = await openWorld('full')
  const people = { ...castOf(), ...crowdOf(households) }
  await world.addVillage({ villageId, publicityDays: 1, households: people })
  for (let i = 0; i < households; i++)
    await approvedDeed(world, { villageId, householdId: `hn${String(i)}` })
  world.pass(3 * 86_400_000)
  let posted = 0
  const milliseconds = await millisecondsOf(async () => {
    posted = (await runTimer(world.platform)).posted
  })
  const board = await world.must('ranking.page', { villageId, kind: 'month' }, null)
  if (posted !== households || board.total !== households)
    throw new Error(`posted ${String(posted)}, on the board ${String(board.total)}`)
  await world.close()
  return { posted, milliseconds }
}
