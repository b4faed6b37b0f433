// The same tools, options and caches for all files and for a few.
import { spawnSync } from 'node:child_process'

const linted = /\.tsx?$/

/** @param mode `write` or `check` */
export function format(files, mode) {
  return files.length === 0 || run('prettier', `--${mode}`, '--ignore-unknown', ...files)
}

export function lint(files) {
  const code = files.filter((file) => linted.test(file))
  return code.length === 0 || run('eslint', '--max-warnings', '0', ...code)
}

export function run(tool, ...args) {
  const bin = {
    prettier: 'prettier/bin/prettier.cjs',
    eslint: 'eslint/bin/eslint.js',
    jest: 'jest/bin/jest.js',
  }
  const command = [`node_modules/${bin[tool]}`, ...args]
  return spawnSync(process.execPath, command, { stdio: 'inherit' }).status === 0
}
