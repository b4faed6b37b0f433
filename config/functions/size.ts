// npm run size:functions: what the cloud loads of each function, and how long a cold start of `api` takes to load.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { build } from 'esbuild'
import { buildFunctions, functionsFolder, minified } from './build'

const mb = 1024 * 1024
const kb = 1024
/** All that is uploaded of `api`, the SDK included: what uploading it takes, no limit of the cloud. */
const totalMax = 3 * mb
/**
 * What is read and compiled before its first call: the SDK is 1,330 KB of it, and ours grows with every capability. The
 * time of a cold start is in what the contracts build at once, more than in their bytes.
 */
const eagerMax = 2_150 * kb
const runs = 9

const bareSdk = `const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
exports.main = async () => cloud.getWXContext()`

/** Loads one file and tells what that took: milliseconds, and the files that came along. */
const loader = `const started = process.hrtime.bigint()
require(process.argv[1])
const ms = Number(process.hrtime.bigint() - started) / 1e6
process.stdout.write(JSON.stringify({ ms, files: Object.keys(require.cache) }))`

void main()

async function main(): Promise<void> {
  const built = await buildFunctions()
  for (const { name, eager, lazy } of built) {
    const later = lazy.map(({ file, bytes }) => `${file} ${inKb(bytes)}`).join(', ') || 'nothing'
    console.log(`${name.padEnd(12)} index.js ${inKb(eager.bytes)}, loaded later: ${later}`)
  }
  const api = built.find(({ name }) => name === 'api')
  if (!api) throw new Error('there is no api')
  const total = [api.eager, ...api.lazy].reduce((sum, { bytes }) => sum + bytes, 0)

  const folder = mkdtempSync(path.join(os.tmpdir(), 'zhiqi-sdk-'))
  try {
    const bare = path.join(folder, 'sdk.js')
    await build({ ...minified, outfile: bare, stdin: { contents: bareSdk, resolveDir: '.' } })
    const entry = path.resolve(functionsFolder, 'api/index.js')
    // In turns, so that whatever else the machine does falls on both.
    const pairs = Array.from({ length: runs }, () => [load(entry), load(bare)] as const)
    const loaded = (pairs[0]?.[0].files ?? []).reduce((sum, file) => sum + statSync(file).size, 0)
    const cold = median(pairs.map(([ours]) => ours.ms))
    const coldSdk = median(pairs.map(([, sdk]) => sdk.ms))
    console.log(`api in all ${inKb(total)} of ${inKb(totalMax)} allowed`)
    console.log(`api before its first call ${inKb(loaded)} of ${inKb(eagerMax)} allowed`)
    console.log(`the bare SDK, bundled alike, ${inKb(statSync(bare).size)}`)
    console.log(
      `cold require, median of ${String(runs)}: api ${cold.toFixed(0)} ms, bare SDK ${coldSdk.toFixed(0)} ms`,
    )
    if (total > totalMax || loaded > eagerMax) {
      console.error('the function api is too heavy')
      process.exitCode = 1
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function load(file: string): { ms: number; files: string[] } {
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', loader, file], { encoding: 'utf8' })
  if (!stdout) throw new Error(`${file} does not load: ${stderr}`)
  return JSON.parse(stdout) as { ms: number; files: string[] }
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function inKb(bytes: number): string {
  return `${Math.round(bytes / kb).toLocaleString('en')} KB`
}
