import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { temporaryFolder } from '../test/store/temporary'

let folder: string
beforeEach(() => {
  folder = temporaryFolder()
  mkdirSync(path.join(folder, 'config'))
  for (const file of ['hooks', 'pre-commit.mjs', 'changed.mjs', 'checks.mjs'])
    cpSync(path.join('config', file), path.join(folder, 'config', file), { recursive: true })
  symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'), 'junction')
  git('init', '--quiet')
  git('config', 'core.hooksPath', 'config/hooks')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('what a commit holds is formatted before it is made', () => {
  write('{"a":1}')
  git('add', 'a.json')
  expect(commit()).toBe(0)
  expect(git('show', 'HEAD:a.json')).toBe('{ "a": 1 }\n')
})

test('a file staged in part is left as it is, and refused where its layout is wrong', () => {
  write('{"a":1}')
  git('add', 'a.json')
  write('{"a":2}')
  expect(commit()).not.toBe(0)
  expect(readFileSync(path.join(folder, 'a.json'), 'utf8')).toBe('{"a":2}')
})

test('before packages are installed, a commit is made as it is', () => {
  rmSync(path.join(folder, 'node_modules'))
  write('{"a":1}')
  git('add', 'a.json')
  expect(commit()).toBe(0)
  expect(git('show', 'HEAD:a.json')).toBe('{"a":1}')
})

function write(text: string): void {
  writeFileSync(path.join(folder, 'a.json'), text)
}

function git(...args: string[]): string {
  return execFileSync('git', args, { cwd: folder, env, encoding: 'utf8' })
}

function commit(): number | null {
  return spawnSync('git', ['commit', '--quiet', '-m', 'A change'], { cwd: folder, env }).status
}

// A hook of this repository may be what runs the tests: its git is not theirs.
const env = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))),
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.org',
} as NodeJS.ProcessEnv
