// Prints the folder of the functions as built from the sources as they are; builds them where that was not done yet.
// Tests use it, several at once.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { bundle } from '../bundle.mjs'
import { file, hash } from '../current.mjs'

process.chdir(file('.'))

const sources = [
  'src/domain',
  'cloudfunctions',
  'config/functions',
  'config/bundle.mjs',
  'package-lock.json',
  'tsconfig.json',
]
const keptMs = 24 * 60 * 60_000

const all = file('node_modules/.cache/functions')
const folder = path.join(all, hash(sources).slice(0, 20))
if (!existsSync(folder)) {
  mkdirSync(all, { recursive: true })
  for (const name of readdirSync(all)) {
    const old = path.join(all, name)
    const { mtimeMs = Infinity } = statSync(old, { throwIfNoEntry: false }) ?? {}
    if (Date.now() - mtimeMs > keptMs) rmSync(old, { recursive: true, force: true })
  }
  const workshop = `${folder}.${process.pid}`
  // A bundle of its own, since another test may be at the same.
  const builder = await bundle(file('config/functions/main.ts'), `${workshop}.js`, {
    packages: 'external',
    absWorkingDir: file('.'),
  })
  try {
    execFileSync(process.execPath, [builder, workshop], { stdio: ['ignore', 'ignore', 'inherit'] })
  } finally {
    rmSync(builder)
    rmSync(`${builder}.map`, { force: true })
  }
  try {
    renameSync(workshop, folder)
  } catch (error) {
    // Somebody else was faster with the same.
    rmSync(workshop, { recursive: true })
    if (!existsSync(folder)) throw error
  }
}
console.log(folder)
