// Prints what the machine does; nothing here depends on how fast it is, only on ratios within one run.
import { parseArgs } from 'node:util'
import { measureAwards } from './award'
import { measureBeside } from './beside/beside'
import { measureForms } from './forms'
import { measureMemory } from './memory'
import { importedRows, measureRoster } from './roster'
import { measureSizes, sizes } from './size'
import { measureTimer } from './timer'

const leastRatio = 0.5
const mostGrowth = 1.5
/** Of a server with a million entries, and of a roster's import: a cloud function has 512 MB, a village little more. */
const mostMib = 300

async function main(): Promise<void> {
  const { beside } = parseArgs({ options: { beside: { type: 'string' } } }).values
  if (beside !== undefined) await measureBeside(beside, print)
  else await measureHere()
}

async function measureHere(): Promise<void> {
  const awards = await measureAwards()
  print('award, whole use case', `${awards.useCasePerSecond.toFixed(0)} a second`)
  print('award, bare statements', `${awards.barePerSecond.toFixed(0)} a second`)
  print('ratio of the two', `${awards.ratio.toFixed(2)} (at least ${String(leastRatio)})`)
  const timer = await measureTimer()
  print(
    `timer, ${String(timer.posted)} deeds of one village and its boards`,
    `${(timer.milliseconds / 1000).toFixed(2)} s`,
  )
  const forms = await measureForms()
  print(
    `roster of 151 people, in the form that takes longest (${forms.form})`,
    `${forms.milliseconds.toFixed(0)} ms`,
  )
  const roster = await measureRoster()
  print(
    `roster of ${String(importedRows)} rows, checked and imported`,
    `${(roster.checkMs / 1000).toFixed(2)} s and ${(roster.importMs / 1000).toFixed(2)} s`,
  )
  print('memory of that, at its peak', `${String(roster.peakMib)} MiB (at most ${String(mostMib)})`)
  must(roster.peakMib <= mostMib, `the import of a roster held ${String(roster.peakMib)} MiB`)
  if (process.platform === 'linux') {
    print('server with the demo county, resident', `${String(await measureMemory())} MiB`)
  }
  const large = await measureSizes()
  for (const { what, medians } of large.calls) {
    const figures = medians.map((ms) => `${ms.toFixed(2)} ms`).join(', ')
    print(`${what} at ${sizes.map((n) => n.toLocaleString('en')).join(', ')} entries`, figures)
    const growth = Math.max(...medians) / (medians[0] ?? 1)
    must(
      growth <= mostGrowth,
      `${what} takes ${growth.toFixed(2)} times as long as on the smallest`,
    )
  }
  print(
    'server with 1,000,000 entries, resident',
    `${String(large.serverMib)} MiB (at most ${String(mostMib)})`,
  )
  must(
    large.serverMib <= mostMib,
    `a server with 1,000,000 entries holds ${String(large.serverMib)} MiB`,
  )
  must(
    awards.ratio >= leastRatio,
    `an award reaches ${awards.ratio.toFixed(2)} of the bare rate; it has to reach ${String(leastRatio)}`,
  )
}

function must(holds: boolean, complaint: string): void {
  if (holds) return
  console.error(complaint)
  process.exitCode = 1
}

function print(what: string, figure: string): void {
  console.log(`${what.padEnd(60)} ${figure}`)
}

void main()
