import path from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { moveClock } from './move.cjs'

const aheadMs = process.env.ZHIQI_TEST_AHEAD_MS ?? '0'

/** For a Node process that a test starts: its clock goes with the test's. */
export const clockEnvironment = {
  ZHIQI_TEST_AHEAD_MS: aheadMs,
  NODE_OPTIONS: `--require ${JSON.stringify(path.resolve('test/clock/install.cjs'))}`,
}

/** For the pages of a test's browser. */
export async function moveClockOf(context: BrowserContext): Promise<void> {
  await context.addInitScript(moveClock, Number(aheadMs))
}
