import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { jest, jestArgs } from './run'

/** For each file of tests, what it runs. */
export type TestMap = Readonly<Record<string, TestFile>>

interface TestFile extends Covered {
  /** Of each file that it loads. */
  readonly hashes: Readonly<Record<string, string | null>>
}

/** What covered.js writes down. */
interface Covered {
  readonly ms: number
  /** Of each file that it loads the stretches that do not run, from the first word to the last. */
  readonly idle: Readonly<Record<string, readonly (readonly [Place, Place])[]>>
}

/** Line × 1000 + column, both from zero. */
export type Place = number

export function placeOf({ line, character }: { line: number; character: number }): Place {
  return line * 1000 + character
}

/** Tests that are new, or load what changed since the last time, are run to see what they run: minutes at first. */
export async function testMap(folder: string, workers: string): Promise<TestMap> {
  const file = path.join(folder, 'map.json')
  const known = existsSync(file) ? read<TestMap>(file) : {}
  const tests = allTests()
  const fresh = Object.entries(known).filter(([test, { hashes }]) => {
    return tests.includes(test) && Object.entries(hashes).every(([of, hash]) => hashOf(of) === hash)
  })
  const map: Record<string, TestFile> = Object.fromEntries(fresh)
  const stale = tests.filter((test) => !map[test])
  if (stale.length === 0) return map
  console.log(`first ${String(stale.length)} files of tests are run, to see what they run`)
  const covered = path.resolve(folder, 'covered.json')
  const args = ['--coverage', '--maxWorkers', workers, '--runTestsByPath', ...stale]
  const { code, told } = await jest(args, { env: { COVERED: covered } })
  for (const [test, { ms, idle }] of Object.entries(read<Record<string, Covered>>(covered))) {
    map[test] = {
      ms,
      idle,
      hashes: Object.fromEntries(Object.keys(idle).map((of) => [of, hashOf(of)])),
    }
  }
  writeFileSync(file, JSON.stringify(map))
  if (code !== 0) throw new Error(`without any change these do not pass:\n${told}`)
  return map
}

/** The tests that run this place: those of its capability first, and the quick ones of them. */
export function testsOf(map: TestMap, file: string, place: Place): readonly string[] {
  const capability = file.split('/')[2]?.replace(/s$/, '') ?? ''
  return Object.entries(map)
    .filter(([, { idle }]) => idle[file]?.every(([from, to]) => place < from || place > to))
    .map(([test, { ms }]) => ({ test, ms, far: Number(!test.includes(capability)) }))
    .sort((a, b) => a.far - b.far || a.ms - b.ms)
    .map(({ test }) => test)
}

/** Tests of the adapters run domain and services too, slowly, and ask nothing of them. */
const where = [
  'src/domain/',
  'cloudfunctions/(migrations|server|services)/',
  'test/(calendar|kept|model|race|village)/',
]

function allTests(): readonly string[] {
  const args = [...jestArgs, '--listTests', ...where]
  const told = execFileSync(process.execPath, args, { encoding: 'utf8' })
  const lines = told.split('\n').filter((line) => line !== '')
  return lines.map((test) => path.relative('.', test))
}

function read<Content>(file: string): Content {
  return JSON.parse(readFileSync(file, 'utf8')) as Content
}

const hashes = new Map<string, string | null>()

function hashOf(file: string): string | null {
  const known = hashes.get(file)
  if (known !== undefined) return known
  const hash = existsSync(file) ? createHash('sha1').update(readFileSync(file)).digest('hex') : null
  hashes.set(file, hash)
  return hash
}
