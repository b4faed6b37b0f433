// npm start, npm run serve: installs and builds what is missing or old, then runs the server. Plain Node, since it
// comes first.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { builds, file, hash, isCurrent } from './current.mjs'

const nodeMin = 20
const tellEveryMs = 10_000
const signals = ['SIGINT', 'SIGTERM']

await main()

async function main() {
  const major = Number(process.versions.node.split('.')[0])
  if (major < nodeMin)
    stop(`Zhiqi needs Node.js ${nodeMin} or later; this is ${process.versions.node}.`)
  const command = process.argv[2] === 'serve' ? 'serve' : 'start'
  const usage = JSON.parse(readFileSync(file('cloudfunctions/server/usage.json'), 'utf8'))[command]
  if (readOptions(usage).help) {
    console.log(usage.help.join('\n'))
    return
  }
  process.chdir(file('.'))
  await install()
  await build('web')
  await build('server')
  await import(pathToFileURL(file(builds.server.proof)).href)
}

/** Told before a minute is spent on building. */
function readOptions({ options }) {
  const args = process.argv.slice(process.argv[2] === 'serve' ? 3 : 2)
  try {
    return parseArgs({ args, options, strict: true }).values
  } catch (error) {
    return stop(`${error.message.split(/\.?\s*\n|\. /)[0]}. See --help.`)
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
      'Installing packages, a few minutes the first time',
      'npm install',
      npm ? [process.execPath, npm, 'install'] : ['npm', 'install'],
    )
  }
  keep(stamp, wanted)
}

async function build(name) {
  if (isCurrent(name)) return
  const { about, command } = builds[name]
  await step(`Building ${about}`, `the build of ${name}`, [process.execPath, ...command])
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

function stop(line) {
  console.error(line)
  process.exit(1)
}
