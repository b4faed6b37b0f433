import type { DemoControl, Docs } from '../../services/common/context'
import type { Ticker } from '../ticker'
import type { KeptClock } from './clock'

const dayMs = 86_400_000

/** 演示：过一天 */
export function demoControl(store: Docs, clock: KeptClock, ticker: () => Ticker): DemoControl {
  return {
    firstVillage: async () => (await store.get('demo', 'demo'))?.people[0]?.villageId ?? null,
    passDay: () =>
      ticker().run(async () => {
        await clock.advance(dayMs)
        return { posted: await ticker().settle() }
      }),
  }
}
