// Runs a TypeScript file: node config/run-ts.mjs FILE [argument …]
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { bundle } from './bundle.mjs'

const [entry, ...args] = process.argv.slice(2)
if (!entry) {
  console.error('usage: node config/run-ts.mjs FILE [argument …]')
  process.exit(2)
}

const name = path.relative('.', entry).replace(/[\\/]/g, '-')
const file = await bundle(entry, `node_modules/.cache/run-ts/${name}.js`, {
  packages: 'external',
  jsx: 'automatic',
})
const { status } = spawnSync(process.execPath, ['--enable-source-maps', file, ...args], {
  stdio: 'inherit',
})
process.exit(status ?? 1)
