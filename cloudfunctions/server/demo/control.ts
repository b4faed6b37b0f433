import type { DemoControl } from '../../services/common/context'
import type { Ticker } from '../ticker'
import type { KeptClock } from './clock'

const dayMs = 86_400_000

/** 演示：过一天 */
export function demoControl(clock: KeptClock, ticker: () => Ticker): DemoControl {
  return {
    passDay: () =>
      ticker().run(async () => {
        await clock.advance(dayMs)
        return { posted: await ticker().settle() }
      }),
  }
}
