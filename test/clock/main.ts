// npm run test:dates [-- --cheap] [-- WORDS]: tests as they go on other days, or on those whose name has the words in it.
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { cheap, cheapAbroad, dates, journeys, type TestDate } from './dates'

const jest = 'node_modules/jest/bin/jest.js'

void main()

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { cheap: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const words = positionals.join(' ')
  const chosen = dates.filter(({ name }) => name.includes(words))
  const failed = values.cheap ? await sideBySide(chosen) : await oneByOne(chosen)
  if (chosen.length === 0) console.error(`No date is called ${words}.`)
  if (failed.length > 0) console.error(`\nFailed on: ${failed.join(', ')}`)
  process.exit(failed.length > 0 || chosen.length === 0 ? 1 : 0)
}

/** Each alone takes most of its time to start, so a core takes one after the other. */
async function sideBySide(chosen: readonly TestDate[]): Promise<string[]> {
  const left = [...chosen]
  const failed: string[] = []
  const core = async () => {
    for (let date = left.shift(); date; date = left.shift()) {
      const paths = date.timeZone === 'UTC' ? cheap : cheapAbroad
      const args = [
        '--selectProjects',
        'node',
        'ui',
        'screens',
        '--runInBand',
        '--testPathPatterns',
        ...paths,
      ]
      if (!(await passes(date, args))) failed.push(date.name)
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, core))
  return failed
}

async function oneByOne(chosen: readonly TestDate[]): Promise<string[]> {
  const failed: string[] = []
  for (const date of chosen) {
    const fast = await passes(date, ['--selectProjects', 'node', 'ui', 'screens'])
    const told = await passes(date, [
      ...['--selectProjects', 'journeys', '--maxWorkers', '2'],
      ...['--testPathPatterns', ...journeys],
    ])
    if (!fast || !told) failed.push(date.name)
  }
  return failed
}

/** Says little where it passes. */
async function passes({ name, instant, timeZone }: TestDate, args: string[]): Promise<boolean> {
  const startedMs = Date.now()
  const child = spawn(process.execPath, [jest, ...args], {
    env: { ...process.env, ZHIQI_TEST_INSTANT: instant, TZ: timeZone },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const chunks: Buffer[] = []
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  const status = await new Promise((resolve) => child.once('close', resolve))
  const output = Buffer.concat(chunks).toString()
  const seconds = ((Date.now() - startedMs) / 1000).toFixed(1)
  if (status !== 0) console.error(output)
  const [tests = ''] = /^Tests: .*$/m.exec(output) ?? []
  console.log(`${name}: ${tests} (${seconds} s)`)
  return status === 0
}
