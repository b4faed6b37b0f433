// Everything CI runs, in order, up to the first failure: npm test
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { chromiumMissing, findChromium } from './chromium'

interface Step {
  script: string
  about: string
  /** Counts its tests; any other step counts as one. */
  jest?: boolean
}

/** Stages one after the other; lanes of a stage side by side, since each of these steps uses one core. */
const stages: Step[][][] = [
  [
    [{ script: 'lint', about: 'rules of the code' }],
    [
      { script: 'format:check', about: 'layout of the code' },
      { script: 'typecheck', about: 'types, and what the domain may know' },
      { script: 'walls', about: 'who may import whom' },
    ],
  ],
  [[{ script: 'test:fast', about: 'domain, components, tidiness', jest: true }]],
  [[{ script: 'size:functions', about: 'the cloud functions, and what their cold start loads' }]],
  [[{ script: 'test:long', about: 'stores, services against a model, the demo', jest: true }]],
  [[{ script: 'test:crash', about: 'kill and restart', jest: true }]],
  // Alone: the ratio wants a machine that does nothing else.
  [[{ script: 'bench', about: 'ratios, growth and memory within one run' }]],
  [
    [
      { script: 'build:web', about: 'the web app' },
      { script: 'size:web', about: 'what the first web page loads' },
    ],
    [
      { script: 'build:weapp', about: 'the mini-program' },
      { script: 'gate:weapp', about: 'WeChat’s compilers, links and sizes' },
    ],
  ],
  [[{ script: 'test:journeys', about: 'what people do, in Chromium', jest: true }]],
]

interface Count {
  passed: number
  failed: number
}

const total: Count = { passed: 0, failed: 0 }

void main()

async function main(): Promise<void> {
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
  { script, jest }: Step,
  kept: boolean,
): Promise<{ count: Count; output: string }> {
  const report = `node_modules/.cache/test-${script.replace(':', '-')}.json`
  rmSync(report, { force: true })
  const extra = jest ? ['--', '--json', `--outputFile=${report}`] : []
  const { status, output } = await npm(['run', '--silent', script, ...extra], kept)
  const counted = jest && existsSync(report) ? readReport(report) : { passed: 0, failed: 0 }
  const count =
    status === 0
      ? jest
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
