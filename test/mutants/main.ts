/**
 * Breaks domain and services in places chosen at random, one after another, and tells which changes no test notices:
 * npm run test:mutants -- --count 300 --seed 1 --within src/domain/ledger
 * What was caught before is not tried again while its file is the same, except with --afresh.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { testMap, testsOf, type Covered } from './map'
import { mutantsOf, type MutantOfCode } from './mutants'
import { firstFailure } from './run'

const wanted = 0.9
const cache = 'node_modules/.cache/mutants'

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '300' },
      seed: { type: 'string', default: '1' },
      within: {
        type: 'string',
        multiple: true,
        default: ['src/domain', 'cloudfunctions/services'],
      },
      workers: { type: 'string', default: '2' },
      afresh: { type: 'boolean', default: false },
    },
  })
  const files = listed(['ls-files', ...values.within]).filter(isOurs)
  const all = files.flatMap((file) => mutantsOf(file, sourceOf(file)))
  const sampled = sample(all, Number(values.count), values.seed)
  console.log(
    `${String(sampled.length)} of ${String(all.length)} changes in ${String(files.length)} files`,
  )
  mkdirSync(cache, { recursive: true })
  const covered = await testMap(cache, values.workers)
  const caughtBefore = path.join(cache, 'caught.txt')
  const known = existsSync(caughtBefore) && !values.afresh ? readFileSync(caughtBefore, 'utf8') : ''
  const waiting = sampled.filter((mutant) => !known.includes(keyOf(mutant)))
  let done = sampled.length - waiting.length
  console.log(`${String(done)} were caught before`)
  const survivors: string[] = []
  const work = async () => {
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
      const { caught, how } = await tried(mutant, covered)
      done++
      console.log(`${String(done)} ${caught ? 'caught  ' : 'SURVIVED'} ${told(mutant)}\n    ${how}`)
      if (caught) appendFileSync(caughtBefore, `${keyOf(mutant)}\n`)
      else survivors.push(`${told(mutant)}  (${how})`)
    }
  }
  await Promise.all(Array.from({ length: Number(values.workers) }, work))
  const caught = sampled.length - survivors.length
  console.log(`${String(caught)} of ${String(sampled.length)} caught; not:`)
  console.log(survivors.sort().join('\n'))
  return caught >= sampled.length * wanted ? 0 : 1
}

async function tried(
  mutant: MutantOfCode,
  covered: readonly Covered[],
): Promise<{ caught: boolean; how: string }> {
  const tests = testsOf(covered, mutant.file, mutant.place)
  if (tests.length === 0) return { caught: false, how: 'no test runs it' }
  // A machine that has other work takes longer; a loop without end takes longer than that.
  const quietMs = 60_000 + 5 * Math.max(...tests.map(({ ms }) => ms))
  const files = tests.map(({ test }) => test)
  const failure = await firstFailure(mutant, files, quietMs)
  if (failure !== null) return { caught: true, how: `by: ${failure}` }
  return { caught: false, how: `files of tests that run it: ${String(tests.length)}` }
}

function isOurs(file: string): boolean {
  return file.endsWith('.ts') && !/\.(test|fixture)\.ts$|\/demo\//.test(file)
}

function listed(args: readonly string[]): readonly string[] {
  return execFileSync('git', args, { encoding: 'utf8' }).split('\n')
}

/** The same ones for the same seed, wherever else the code changes. */
function sample(all: readonly MutantOfCode[], count: number, seed: string): MutantOfCode[] {
  return all
    .map((mutant) => {
      const { text, column } = lineOf(mutant)
      return { mutant, at: hashed(seed, mutant.file, text, String(column), mutant.to) }
    })
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .slice(0, count)
    .map(({ mutant }) => mutant)
}

/** Says which change of which text it is. */
function keyOf({ file, start, end, to }: MutantOfCode): string {
  return hashed(sourceOf(file), String(start), String(end), to)
}

function hashed(...parts: readonly string[]): string {
  return createHash('sha1').update(parts.join('\0')).digest('hex')
}

function told(mutant: MutantOfCode): string {
  const { file, start, end, to } = mutant
  const { number, text } = lineOf(mutant)
  const short = (code: string) => code.replace(/\s+/g, ' ').slice(0, 70)
  const from = sourceOf(file).slice(start, end)
  return `${file}:${String(number)}  ${short(from)}  →  ${short(to)}   in: ${text.trim()}`
}

function lineOf({ file, start }: MutantOfCode): { number: number; column: number; text: string } {
  const before = sourceOf(file).slice(0, start).split('\n')
  const number = before.length
  const column = before[number - 1]?.length ?? 0
  return { number, column, text: sourceOf(file).split('\n')[number - 1] ?? '' }
}

const sources = new Map<string, string>()

function sourceOf(file: string): string {
  const source = sources.get(file) ?? readFileSync(file, 'utf8')
  sources.set(file, source)
  return source
}

void main().then((code) => (process.exitCode = code))
