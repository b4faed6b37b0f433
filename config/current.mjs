// Whether what is built in dist is of the sources as they are. Plain Node: `npm start` asks before anything is installed.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

export const builds = {
  web: {
    about: 'the web app, about a minute',
    command: ['config/build.mjs', 'web'],
    proof: 'dist/web/index.html',
    sources: [
      'src',
      'config/build.mjs',
      'config/compress.mjs',
      'config/first-page.ts',
      'config/index.ts',
      'babel.config.js',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
    ],
  },
  server: {
    about: 'the server',
    command: ['config/bundle.mjs', 'server'],
    proof: 'dist/server/main.js',
    sources: [
      'src/domain',
      'cloudfunctions',
      'config/bundle.mjs',
      'package-lock.json',
      'tsconfig.json',
    ],
  },
}

export function isCurrent(name) {
  const stamp = file(`dist/.${name}`)
  const built = existsSync(file(builds[name].proof)) && existsSync(stamp)
  return built && readFileSync(stamp, 'utf8') === hash(builds[name].sources)
}

/** To be called when a build has succeeded. */
export function markBuilt(name) {
  writeFileSync(file(`dist/.${name}`), hash(builds[name].sources))
}

/** Of the names and contents of all files under these paths; tests are built into nothing. */
export function hash(paths) {
  const sum = createHash('sha256')
  for (const each of paths.flatMap(filesUnder))
    sum
      .update(`${each}\0`)
      .update(readFileSync(file(each)))
      .update('\0')
  return sum.digest('hex')
}

function filesUnder(each) {
  if (!existsSync(file(each))) return []
  if (!statSync(file(each)).isDirectory()) return [each]
  return readdirSync(file(each))
    .filter((name) => !/\.test\.tsx?$/.test(name))
    .sort()
    .flatMap((name) => filesUnder(`${each}/${name}`))
}

export function file(each) {
  return path.join(root, each)
}
