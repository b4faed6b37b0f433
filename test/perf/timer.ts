import { runTimer } from '../../cloudfunctions/services/timer'
import { openWorld, sweep } from '../model/world'
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
  await world.addVillage({
    villageId,
    publicityDays: 1,
    items: [{ ...sweep, caps: [] }],
    households: {
      clerk: { eqian: ['recorder'] },
      judge: { esun: ['reviewer'] },
      ...Object.fromEntries(
        Array.from({ length: households }, (_, i) => [
          `eh${String(i)}`,
          { [`er${String(i)}`]: [] },
        ]),
      ),
    },
  })
  for (let i = 0; i < households; i++) {
    const { deedId } = await world.must(
      'deeds.file',
      { villageId, itemId: 'sweep', householdId: `eh${String(i)}`, doneOn: '2026-11-01' },
      'eqian',
    )
    await world.must('deeds.approve', { villageId, deedId }, 'esun')
  }
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
