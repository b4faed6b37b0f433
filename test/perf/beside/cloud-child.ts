// Prints how many requests an award takes of CloudBase and how long it waits for them, 20 ms away.
import { collections } from '../../../cloudfunctions/services/capabilities'
import { postDeed } from '../../../cloudfunctions/services/deeds/posting'
import { openOnLoopback } from '../../cloudbase/cloud'
import { openWorldOn, sweep } from '../../model/world'

const villageId = 'v'
const latencyMs = 20
const awards = 6

/** In the order of an award's life. */
type Steps = [file: number, approve: number, post: number]

async function main(): Promise<void> {
  const { loopback, store } = await openOnLoopback(collections, { watch: false })
  const world = await openWorldOn(store)
  await world.addVillage({
    villageId,
    items: [
      { ...sweep, caps: [{ amount: 1_000_000, unit: 'points', per: 'year', of: 'household' }] },
    ],
    households: { 'h-qian': { qian: ['recorder'] }, 'h-sun': { sun: ['reviewer'] }, h: { li: [] } },
  })
  const deed = { villageId, itemId: 'sweep', householdId: 'h', doneOn: '2026-11-01' }
  const times: number[] = []
  let requests: Steps = [0, 0, 0]
  let deedId = ''
  const asked = async (work: () => Promise<unknown>) => {
    loopback.forgetTrace()
    await work()
    return loopback.trace.length
  }
  // The first one opens the account and is not counted.
  for (let award = 0; award <= awards; award++) {
    const started = performance.now()
    const filed = await asked(
      async () => ({ deedId } = await world.must('deeds.file', deed, 'qian')),
    )
    const approved = await asked(() => world.must('deeds.approve', { villageId, deedId }, 'sun'))
    const until = performance.now() - started
    world.pass(4 * 86_400_000)
    const village = await world.platform.store.get('villages', villageId)
    if (!village) throw new Error('the village is there')
    const again = performance.now()
    const posted = await asked(() => postDeed(world.platform, village, deedId, ''))
    if (award > 0) times.push(until + performance.now() - again)
    loopback.setLatency(latencyMs)
    requests = [filed, approved, posted]
  }
  await world.close()
  console.log(JSON.stringify({ requests, times }))
}

void main()
