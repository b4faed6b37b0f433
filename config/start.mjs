// npm start: installs and builds what is missing or old, then runs the server. Plain Node, since it comes first.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const nodeMin = 20
const tellEveryMs = 10_000
const signals = ['SIGINT', 'SIGTERM']

const builds = {
  web: {
    about: 'the web app, about a minute',
    command: ['config/build.mjs', 'web'],
    proof: 'dist/web/index.html',
    sources: [
      'src',
      'config/build.mjs',
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

await main()

async function main() {
  const major = Number(process.versions.node.split('.')[0])
  if (major < nodeMin)
    stop(`Zhiqi needs Node.js ${nodeMin} or later; this is ${process.versions.node}.`)
  const usage = JSON.parse(readFileSync(file('cloudfunctions/server/usage.json'), 'utf8'))
  if (readOptions(usage).help) {
    console.log(usage.help.join('\n'))
    return
  }
  process.chdir(root)
  await install()
  await build('web')
  await build('server')
  await import(pathToFileURL(file(builds.server.proof)).href)
}

/** Told before a minute is spent on building. */
function readOptions({ options }) {
  try {
    return parseArgs({ args: process.argv.slice(2), options, strict: true }).values
  } catch (error) {
    return stop(`${error.message.split('. ')[0]}. See --help.`)
  }
}

async function install() {
  const stamp = file('node_modules/.cache/start-installed')
  const wanted = hash(['package-lock.json', 'package.json'])
  if (read(stamp) === wanted) return
  const own = 'node_modules/.package-lock.json'
  const current = existsSync(file(own)) && newest(own) >= newest('package-lock.json')
  if (!current) {
    const npm = process.env.npm_execpath
    await step(
      'Installing packages, a minute or two',
      'npm install',
      npm ? [process.execPath, npm, 'install'] : ['npm', 'install'],
    )
  }
  keep(stamp, wanted)
}

async function build(name) {
  const { about, command, proof, sources } = builds[name]
  const stamp = file(`dist/.${name}`)
  const wanted = hash(sources)
  if (existsSync(file(proof)) && read(stamp) === wanted) return
  await step(`Building ${about}`, `the build of ${name}`, [process.execPath, ...command])
  keep(stamp, wanted)
}

/** Runs a command; shows that it goes on, and what it wrote only if it fails. */
async function step(about, name, [command, ...args]) {
  const startedMs = Date.now()
  const seconds = () => Math.round((Date.now() - startedMs) / 1000)
  console.log(`${about} …`)
  const telling = setInterval(() => console.log(`  … ${seconds()} s`), tellEveryMs)
  const { status, output } = await run(command, args)
  clearInterval(telling)
  if (status !== 0) {
    process.stderr.write(output)
    stop(`${name} failed.`)
  }
  console.log(`  done in ${seconds()} s`)
}

function run(command, args) {
  return new Promise((resolve) => {
    const chunks = []
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && command === 'npm',
    })
    const end = (signal) => {
      child.kill(signal)
      process.exit(1)
    }
    for (const signal of signals) process.once(signal, end)
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => chunks.push(chunk))
    child.on('error', (error) => chunks.push(Buffer.from(`${error.message}\n`)))
    child.on('close', (status) => {
      for (const signal of signals) process.off(signal, end)
      resolve({ status: status ?? 1, output: Buffer.concat(chunks) })
    })
  })
}

/** Of the names and contents of all files under these paths; tests are built into nothing. */
function hash(paths) {
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

function newest(each) {
  return statSync(file(each)).mtimeMs
}

function read(stamp) {
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : null
}

function keep(stamp, text) {
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(stamp, text)
}

function file(each) {
  return path.join(root, each)
}

function stop(line) {
  console.error(line)
  process.exit(1)
}
