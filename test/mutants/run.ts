import { spawn } from 'node:child_process'

/** Another text in place of what stands between two offsets of a file. */
export interface Mutant {
  readonly file: string
  readonly start: number
  readonly end: number
  readonly to: string
}

const longestMs = 600_000

/** @returns the first test that fails with the change, or what else went wrong; null where all pass */
export function firstFailure(
  mutant: Mutant | null,
  tests: readonly string[],
): Promise<string | null> {
  const args = [
    ...['--config', 'test/mutants/jest.config.js', '--rootDir', '.', '--forceExit', '--bail'],
    ...['--maxWorkers', '1', '--runTestsByPath', ...tests],
  ]
  const child = spawn(process.execPath, ['node_modules/jest/bin/jest.js', ...args], {
    env: { ...process.env, MUTANT: JSON.stringify(mutant ?? {}) },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let told = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (told += text))
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => child.kill('SIGKILL'), longestMs)
    child.on('error', reject)
    child.on('close', (code) => {
      clearTimeout(late)
      if (code === 0) resolve(null)
      else resolve(code === null ? 'ran out of time' : (/^ *● (.+)$/m.exec(told)?.[1] ?? told))
    })
  })
}
