// npm run dev, dev:weapp, gallery: builds again whatever changes. The server starts again where it did, on the same data.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { context } from 'esbuild'
import { bundleOptions } from './bundle.mjs'
import { file } from './current.mjs'

const bundled = 'node_modules/.cache/dev/server.js'
const galleryPort = 7430
const targets = { web, weapp, gallery }
const children = new Set()
let ending = false

const [name, ...args] = process.argv.slice(2)
process.chdir(file('.'))
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void end(0))
await targets[name]()

/** The app on its usual port; what it asks goes on to the server, one port further. */
async function web() {
  const { options } = JSON.parse(readFileSync('cloudfunctions/server/usage.json', 'utf8')).start
  const { port = '7420', help } = parseArgs({ args, options, strict: true }).values
  if (help) {
    console.log('Takes the options of npm start, and watches. See npm start -- --help.')
    return
  }
  const serverPort = String(Number(port) + 1)
  await watchServer([...args, '--port', serverPort])
  taro('h5', { DEV_PORT: port, DEV_SERVER: `http://127.0.0.1:${serverPort}` })
  console.log(
    `Open http://127.0.0.1:${port}/ when it is built; the server beside it answers its calls.`,
  )
}

function weapp() {
  taro('weapp')
}

function gallery() {
  taro('h5', { DEV_PORT: String(galleryPort), GALLERY: '1' })
  const page = 'packages/display/gallery/index'
  console.log(`Every component in every state: http://127.0.0.1:${galleryPort}/#/${page}`)
}

async function watchServer(options) {
  let server = null
  let restarted = Promise.resolve()
  const restart = async () => {
    if (server) {
      server.kill()
      if (server.exitCode === null) await once(server, 'exit')
    }
    // Data is made anew once, not on each change.
    const again = server ? options.filter((option) => option !== '--fresh') : options
    server = run(['--enable-source-maps', bundled, ...again])
  }
  const plugin = {
    name: 'restart',
    setup: ({ onEnd }) =>
      onEnd(({ errors }) => {
        if (errors.length === 0) restarted = restarted.then(restart)
      }),
  }
  const entry = 'cloudfunctions/server/main.ts'
  const watched = await context(bundleOptions(entry, bundled, { plugins: [plugin] }))
  await watched.watch()
}

/** Goes on until it is told to end; without it, the rest is of no use. */
function taro(type, env = {}) {
  const command = ['node_modules/@tarojs/cli/bin/taro', 'build', '--type', type, '--watch']
  run(command, { ...env, NODE_ENV: 'development' }).once('exit', (status) => void end(status ?? 1))
}

function run(command, env = {}) {
  const child = spawn(process.execPath, command, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  })
  children.add(child)
  child.once('exit', () => children.delete(child))
  return child
}

async function end(status) {
  if (ending) return
  ending = true
  const ends = [...children].map((child) => once(child, 'exit'))
  for (const child of children) child.kill()
  await Promise.all(ends)
  process.exit(status)
}
