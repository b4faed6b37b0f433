// Prints what the machine does; nothing here depends on how fast it is, only on ratios within one run.
import { measureAwards } from './award'
import { measureMemory } from './memory'
import { importedRows, measureRoster } from './roster'
import { measureTimer } from './timer'

const leastRatio = 0.5
/** A cloud function has 512 MB by default, and a village's computer not much more to spare. */
const rosterMibMax = 300

async function main(): Promise<void> {
  const awards = await measureAwards()
  print('award, whole use case', `${awards.useCasePerSecond.toFixed(0)} a second`)
  print('award, bare statements', `${awards.barePerSecond.toFixed(0)} a second`)
  print('ratio of the two', `${awards.ratio.toFixed(2)} (at least ${String(leastRatio)})`)
  const timer = await measureTimer()
  print(
    `timer, ${String(timer.posted)} deeds of one village and its boards`,
    `${(timer.milliseconds / 1000).toFixed(2)} s`,
  )
  const roster = await measureRoster()
  print(
    `roster of ${String(importedRows)} rows, checked and imported`,
    `${(roster.checkMs / 1000).toFixed(2)} s and ${(roster.importMs / 1000).toFixed(2)} s`,
  )
  print(
    'memory of that, at its peak',
    `${String(roster.peakMib)} MiB (at most ${String(rosterMibMax)})`,
  )
  if (roster.peakMib > rosterMibMax) {
    console.error(
      `the import of a roster held ${String(roster.peakMib)} MiB; it may hold ${String(rosterMibMax)}`,
    )
    process.exitCode = 1
  }
  if (process.platform === 'linux') {
    print('server with the demo county, resident', `${String(await measureMemory())} MiB`)
  }
  if (awards.ratio < leastRatio) {
    console.error(
      `an award reaches ${awards.ratio.toFixed(2)} of the bare rate; it has to reach ${String(leastRatio)}`,
    )
    process.exitCode = 1
  }
}

function print(what: string, figure: string): void {
  console.log(`${what.padEnd(48)} ${figure}`)
}

void main()
