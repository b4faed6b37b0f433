import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { jest, jestArgs } from './run'

/** What a file of tests runs, as covered.js writes it down. */
export interface Covered {
  readonly test: string
  /** When it was seen; what changed since is seen anew. */
  readonly at: number
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
export async function testMap(folder: string, workers: string): Promise<readonly Covered[]> {
  const file = path.resolve(folder, 'map.jsonl')
  const tests = allTests()
  const fresh = linesOf(file).filter((seen) => tests.includes(seen.test) && isFresh(seen))
  const stale = tests.filter((test) => fresh.every((seen) => seen.test !== test))
  if (stale.length === 0) return fresh
  console.log(`running ${String(stale.length)} files of tests, to see what they come by`)
  writeFileSync(file, fresh.map((seen) => `${JSON.stringify(seen)}\n`).join(''))
  const args = ['--coverage', '--maxWorkers', workers, '--runTestsByPath', ...stale]
  const { code, told } = await jest(args, { env: { COVERED: file } })
  if (code !== 0) throw new Error(`without any change these do not pass:\n${told}`)
  return linesOf(file)
}

function linesOf(file: string): readonly Covered[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
  return lines.map((line) => JSON.parse(line) as Covered)
}

function isFresh({ idle, at }: Covered): boolean {
  return Object.keys(idle).every((file) => existsSync(file) && statSync(file).mtimeMs < at)
}

/** The tests that run this place: those of its capability first, and the quick ones of them. */
export function testsOf(all: readonly Covered[], file: string, place: Place): readonly Covered[] {
  const capability = file.split('/')[2]?.replace(/s$/, '') ?? ''
  const far = ({ test }: Covered) => Number(!test.includes(capability))
  return all
    .filter(({ idle }) => idle[file]?.every(([from, to]) => place < from || place > to))
    .sort((a, b) => far(a) - far(b) || a.ms - b.ms)
}

/** Tests of the adapters run domain and services too, slowly, and ask nothing of them. */
const where = [
  'src/domain/',
  'cloudfunctions/(migrations|server|services)/',
  'test/(calendar|kept|model|village)/',
]

function allTests(): readonly string[] {
  const args = [...jestArgs, '--listTests', ...where]
  const told = execFileSync(process.execPath, args, { encoding: 'utf8' })
  const lines = told.split('\n').filter((line) => line !== '')
  return lines.map((test) => path.relative('.', test))
}
