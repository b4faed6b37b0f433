// npm test: everything CI runs, in order, up to the first failure. npm test -- PATH: the tests whose path it is in.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { chromiumMissing, findChromium } from './chromium'
import { stages, type Step } from './test-steps'

interface Count {
  passed: number
  failed: number
}

const total: Count = { passed: 0, failed: 0 }

void main()

async function main(): Promise<void> {
  const paths = process.argv.slice(2)
  if (paths.length > 0) process.exit(jest(paths))
  if (!findChromium()) {
    console.error(chromiumMissing)
    process.exit(1)
  }
  for (const lanes of stages) {
    await Promise.all(lanes.map((lane) => runLane(lane, lanes.length > 1)))
    if (total.failed > 0) break
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`)
  process.exit(total.failed ? 1 : 0)
}

function jest(args: readonly string[]): number {
  const command = ['node_modules/jest/bin/jest.js', ...args]
  return spawnSync(process.execPath, command, { stdio: 'inherit' }).status ?? 1
}

/** @param kept print a step when it is over, so that lanes do not write into each other */
async function runLane(lane: readonly Step[], kept: boolean): Promise<void> {
  for (const step of lane) {
    const head = `\n== ${step.script}: ${step.about}`
    if (!kept) console.log(head)
    const startedMs = Date.now()
    const { count, output } = await run(step, kept)
    total.passed += count.passed
    total.failed += count.failed
    const seconds = ((Date.now() - startedMs) / 1000).toFixed(1)
    if (kept) console.log(`${head}\n${output.trimEnd()}`)
    console.log(`-- ${step.script}: ${count.failed ? 'failed' : 'passed'} in ${seconds} s`)
    if (count.failed) return
  }
}

async function run(
  { script, jest: counts }: Step,
  kept: boolean,
): Promise<{ count: Count; output: string }> {
  const report = `node_modules/.cache/test-${script.replaceAll(':', '-')}.json`
  rmSync(report, { force: true })
  const extra = counts ? ['--', '--json', `--outputFile=${report}`] : []
  const { status, output } = await npm(['run', '--silent', script, ...extra], kept)
  const counted = counts && existsSync(report) ? readReport(report) : { passed: 0, failed: 0 }
  const count =
    status === 0
      ? counts
        ? counted
        : { passed: 1, failed: 0 }
      : { passed: counted.passed, failed: Math.max(1, counted.failed) }
  return { count, output }
}

function npm(args: string[], kept: boolean): Promise<{ status: number; output: string }> {
  const child = spawn('npm', args, {
    stdio: ['ignore', kept ? 'pipe' : 'inherit', kept ? 'pipe' : 'inherit'],
    shell: process.platform === 'win32',
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output += String(chunk)))
  return new Promise((resolve) => {
    child.on('error', (error) => {
      resolve({ status: 1, output: String(error) })
    })
    child.on('close', (code) => {
      resolve({ status: code ?? 1, output })
    })
  })
}

function readReport(file: string): Count {
  const report = JSON.parse(readFileSync(file, 'utf8')) as {
    numPassedTests: number
    numFailedTests: number
    numRuntimeErrorTestSuites: number
  }
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
  }
}
