// Prints what the machine does; nothing here depends on how fast it is, only on ratios within one run.
import { measureAwards } from './award'
import { measureMemory } from './memory'
import { measureTimer } from './timer'

const leastRatio = 0.5

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
