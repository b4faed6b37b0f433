/**
 * Breaks domain and services in places chosen at random, one after another, and tells which changes no test notices:
 * npm run test:mutants -- --count 300 --seed 1 --within src/domain/ledger
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { mutantsOf } from './mutants'
import { firstFailure, type Mutant } from './run'

const wanted = 0.9

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
    },
  })
  const files = listed(['ls-files', ...values.within]).filter(isOurs)
  const all = files.flatMap((file) => mutantsOf(file, readFileSync(file, 'utf8')))
  const waiting = sample(all, Number(values.count), Number(values.seed))
  const sampled = waiting.length
  console.log(
    `${String(sampled)} of ${String(all.length)} changes in ${String(files.length)} files`,
  )
  const survivors: Mutant[] = []
  let done = 0
  const work = async () => {
    for (let mutant = waiting.pop(); mutant; mutant = waiting.pop()) {
      const failure = await noticed(mutant)
      done++
      if (failure === null) survivors.push(mutant)
      const verdict = failure === null ? 'SURVIVED' : 'caught  '
      console.log(
        `${String(done)} ${verdict} ${told(mutant)}${failure === null ? '' : `\n    by: ${failure}`}`,
      )
    }
  }
  await Promise.all(Array.from({ length: Number(values.workers) }, work))
  console.log(`${String(sampled - survivors.length)} of ${String(sampled)} caught; not:`)
  for (const survivor of survivors) console.log(told(survivor))
  return survivors.length <= sampled * (1 - wanted) ? 0 : 1
}

/** The capability's own tests first: most changes end there. */
async function noticed(mutant: Mutant): Promise<string | null> {
  const related = relatedTests(mutant.file)
  const near = related.filter((test) => nearTo(mutant.file)(test))
  const far = related.filter((test) => !near.includes(test))
  for (const tests of [near, far]) {
    if (tests.length === 0) continue
    const failure = await firstFailure(mutant, tests)
    if (failure !== null) return failure
  }
  return null
}

const known = new Map<string, readonly string[]>()

function relatedTests(file: string): readonly string[] {
  const before = known.get(file)
  if (before) return before
  const args = ['node_modules/jest/bin/jest.js', '--config', 'test/mutants/jest.config.js']
  const tests = execFileSync(
    process.execPath,
    [...args, '--rootDir', '.', '--listTests', '--findRelatedTests', file],
    { encoding: 'utf8' },
  )
  const paths = tests.split('\n').filter((line) => line !== '')
  known.set(file, paths)
  return paths
}

/** Tests beside the file, of its folder and of its capability. */
function nearTo(file: string): (test: string) => boolean {
  const folder = path.resolve(path.dirname(file))
  const capability = /^(?:src\/domain|cloudfunctions\/services)\/([^/]+)\//.exec(file)?.[1] ?? ''
  const story = new RegExp(`/test/model/[^/]*${capability.replace(/s$/, '')}[^/]*$`)
  return (test) => test.startsWith(`${folder}/`) || story.test(test)
}

function isOurs(file: string): boolean {
  return file.endsWith('.ts') && !/\.(test|fixture)\.ts$|\/demo\//.test(file)
}

function listed(args: readonly string[]): readonly string[] {
  return execFileSync('git', args, { encoding: 'utf8' }).split('\n')
}

/** The same ones for the same seed (mulberry32). */
function sample(all: readonly Mutant[], count: number, seed: number): Mutant[] {
  let state = seed
  const random = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  return all
    .map((mutant) => ({ mutant, at: random() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, count)
    .map(({ mutant }) => mutant)
}

function told({ file, start, end, to }: Mutant): string {
  const source = readFileSync(file, 'utf8')
  const line = source.slice(0, start).split('\n').length
  const short = (text: string) => text.replace(/\s+/g, ' ').slice(0, 70)
  return `${file}:${String(line)}  ${short(source.slice(start, end))}  →  ${short(to)}`
}

void main().then((code) => (process.exitCode = code))
