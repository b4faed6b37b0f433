import { spawn } from 'node:child_process'

/** Another text in place of what stands between two offsets of a file. */
export interface Mutant {
  readonly file: string
  readonly start: number
  readonly end: number
  readonly to: string
}

export const jestArgs = [
  'node_modules/jest/bin/jest.js',
  ...['--config', 'test/mutants/jest.config.js', '--rootDir', '.'],
]

const longestMs = 600_000

/**
 * Runs tests in the order given, in one process, with one change on the way in.
 * @param quietMs how long one of their files may take
 * @returns the first test that fails with the change, or what else went wrong; null where all pass
 */
export async function firstFailure(
  mutant: Mutant | null,
  tests: readonly string[],
  quietMs = longestMs,
): Promise<string | null> {
  const args = ['--bail', '--runInBand', '--runTestsByPath', ...tests]
  const env = { MUTANT: JSON.stringify(mutant ?? {}), TESTS: tests.join('\n') }
  const { code, told } = await jest(args, { env, quietMs })
  if (code === 0) return null
  return code === null ? 'ran out of time' : (/^ *● (.+)$/m.exec(told)?.[1] ?? told)
}

/** @returns its exit code, null where it said nothing for too long, and what it told of the tests */
export function jest(
  args: readonly string[],
  { env = {}, quietMs = longestMs }: { env?: NodeJS.ProcessEnv; quietMs?: number } = {},
): Promise<{ code: number | null; told: string }> {
  const child = spawn(process.execPath, [...jestArgs, '--forceExit', ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let told = ''
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => child.kill('SIGKILL'), quietMs)
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      told += text
      late.refresh()
    })
    child.on('error', reject)
    child.on('close', (code) => {
      clearTimeout(late)
      resolve({ code, told })
    })
  })
}
