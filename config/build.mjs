// Builds the app for `web` or `weapp`. Taro exits 0 and writes nothing when its config is invalid, so the result is checked.
import { spawnSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { compressFolder } from './compress.mjs'
import { builds, markBuilt } from './current.mjs'

const targets = {
  web: { type: 'h5', proof: 'dist/web/index.html' },
  weapp: { type: 'weapp', proof: 'dist/weapp/app.json' },
}

const name = process.argv[2]
const target = targets[name]
if (!target) {
  console.error(`usage: node config/build.mjs ${Object.keys(targets).join(' | ')}`)
  process.exit(2)
}

const startedMs = Date.now()
rmSync(`dist/${name}`, { recursive: true, force: true })
const { status } = spawnSync(
  process.execPath,
  ['node_modules/@tarojs/cli/bin/taro', 'build', '--type', target.type],
  { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, NODE_ENV: 'production' } },
)
if (status !== 0) process.exit(status ?? 1)
if (!existsSync(target.proof)) {
  console.error(`taro build ended without an error but did not write ${target.proof}`)
  process.exit(1)
}
if (name === 'web') compressFolder('dist/web')
console.log(`dist/${name} built in ${((Date.now() - startedMs) / 1000).toFixed(1)} s`)
if (name in builds) markBuilt(name)
