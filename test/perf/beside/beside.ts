import { measureAwards } from '../award'
import { median } from '../figures'
import { removeFolder } from '../../store/temporary'
import { boardPages, pairs, type Load } from './load'
import { runIn, seedOf, serverArgs, Side, siteArgs } from './side'
import { worktreeOf } from './worktree'

const rounds = 4

type Print = (what: string, figure: string) => void

/** This tree against another commit and against itself without flushing; sides alternate within one run. */
export async function measureBeside(commit: string, print: Print): Promise<void> {
  const here = process.cwd()
  const there = worktreeOf(commit)
  const [seedHere, seedThere] = [seedOf(here), seedOf(there)]
  const [argsHere, argsThere] = [serverArgs(here), serverArgs(there)]
  const now = await Side.start(seedHere, here, argsHere)
  const before = await Side.start(seedThere, there, argsThere)
  for (const clients of [1, 8, 32]) {
    const count = clients === 1 ? 250 : 600
    const [a, b] = await compared(now, before, (side) => pairs(side, clients, count))
    report(print, `file + approve, ${some(clients)}, against ${commit}`, a, b)
  }
  const [a, b] = await compared(now, before, (side) => boardPages(side, 8, 4_000))
  report(print, `board page, ${some(8)}, against ${commit}`, a, b)
  now.stop()
  before.stop()

  const full = await Side.start(seedHere, here, siteArgs('full'))
  const off = await Side.start(seedHere, here, siteArgs('off'))
  for (const clients of [8, 32]) {
    const [c, d] = await compared(full, off, (side) => pairs(side, clients, 900))
    report(print, `file + approve, ${some(clients)}, against synchronous=off`, c, d)
  }
  full.stop()
  off.stop()
  for (const { folder } of [seedHere, seedThere]) removeFolder(folder)

  await reportAwards(print)
  reportCloud(print, commit)

  const timers = { here: [] as number[], there: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    const millisecondsIn = (tree: string) =>
      (runIn(tree, 'timer-child.ts') as { milliseconds: number }).milliseconds
    timers.here.push(millisecondsIn(here))
    timers.there.push(millisecondsIn(there))
  }
  const [fast, slow] = [median(timers.here), median(timers.there)]
  print(
    `timer, 500 due deeds and the boards, against ${commit}`,
    `${times(slow / fast)} (${fast.toFixed(0)} and ${slow.toFixed(0)} ms)`,
  )
}

interface Asked {
  readonly requests: readonly number[]
  readonly times: readonly number[]
}

/** An award on CloudBase, as its loopback answers it 20 ms away. */
function reportCloud(print: Print, commit: string): void {
  const [here, there] = [process.cwd(), worktreeOf(commit)]
  const sides: [Asked[], Asked[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    for (const at of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const))
      sides[at].push(runIn(at === 0 ? here : there, 'cloud-child.ts') as Asked)
  }
  const requests = ([side]: Asked[]) => side?.requests.join(', ') ?? ''
  print(
    'requests to CloudBase: file, approve, post',
    `${requests(sides[0])}; at ${commit} ${requests(sides[1])}`,
  )
  const [a, b] = sides.map((side) => median(side.flatMap(({ times: all }) => all)))
  print(
    `file + approve + post 20 ms from CloudBase, against ${commit}: time`,
    `${times((a ?? 0) / (b ?? 1))} (${(a ?? 0).toFixed(0)} and ${(b ?? 0).toFixed(0)} ms)`,
  )
}

async function reportAwards(print: Print): Promise<void> {
  for (const clients of [1, 8]) {
    const { ratio, useCasePerSecond, barePerSecond } = await measureAwards(clients)
    print(
      `award, ${some(clients)}, against bare statements`,
      `${times(ratio)} (${useCasePerSecond.toFixed(0)} and ${barePerSecond.toFixed(0)} a second)`,
    )
  }
}

interface Pooled {
  /** A round each. */
  readonly rates: number[]
  /** Of all rounds. */
  readonly times: number[]
}

/** A first round warms both up and does not count; who goes first changes from round to round. */
async function compared(
  one: Side,
  other: Side,
  measure: (side: Side) => Promise<Load>,
): Promise<[Pooled, Pooled]> {
  const found: [Pooled, Pooled] = [
    { rates: [], times: [] },
    { rates: [], times: [] },
  ]
  const sides = [one, other] as const
  for (let round = 0; round <= rounds; round++) {
    for (const at of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const { perSecond, times } = await measure(sides[at])
      if (round === 0) continue
      found[at].rates.push(perSecond)
      found[at].times.push(...times)
    }
  }
  return found
}

function report(print: Print, what: string, one: Pooled, other: Pooled): void {
  const ratios = one.rates.map((rate, round) => rate / (other.rates[round] ?? 1))
  const [a, b] = [one, other].map(({ rates }) => median(rates).toFixed(0))
  print(`${what}: rate`, `${times(median(ratios))} (${a ?? ''} and ${b ?? ''} a second)`)
  for (const [name, share] of [
    ['median', 0.5],
    ['slowest hundredth', 0.99],
  ] as const) {
    const [c, d] = [quantile(one.times, share), quantile(other.times, share)]
    print(`  ${name}`, `${times(c / d)} (${c.toFixed(1)} and ${d.toFixed(1)} ms)`)
  }
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length * share)] ?? 0
}

const times = (ratio: number) => `${ratio.toFixed(2)} ×`

const some = (clients: number) => (clients === 1 ? '1 client' : `${String(clients)} clients`)
