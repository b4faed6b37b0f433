// Everything CI runs, in order, up to the first failure: npm test
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { chromiumMissing, findChromium } from './chromium'

interface Step {
  script: string
  about: string
  /** Counts its tests; any other step counts as one. */
  jest?: boolean
}

const steps: Step[] = [
  { script: 'format:check', about: 'layout of the code' },
  { script: 'lint', about: 'rules of the code' },
  { script: 'typecheck', about: 'types, and what the domain may know' },
  { script: 'walls', about: 'who may import whom' },
  { script: 'test:fast', about: 'domain, components, tidiness', jest: true },
  { script: 'test:long', about: 'stores, services against a model, the demo county', jest: true },
  { script: 'test:crash', about: 'kill and restart', jest: true },
  { script: 'bench', about: 'ratios, growth and memory within one run' },
  { script: 'build:web', about: 'the web app' },
  { script: 'size:web', about: 'what the first web page loads' },
  { script: 'build:weapp', about: 'the mini-program' },
  { script: 'gate:weapp', about: 'WeChat’s compilers, links and sizes' },
  { script: 'test:journeys', about: 'what people do, in Chromium', jest: true },
]

interface Count {
  passed: number
  failed: number
}

main()

function main() {
  if (!findChromium()) {
    console.error(chromiumMissing)
    process.exit(1)
  }
  const total: Count = { passed: 0, failed: 0 }
  for (const [index, step] of steps.entries()) {
    console.log(`\n== ${index + 1}/${steps.length} ${step.script}: ${step.about}`)
    const startedMs = Date.now()
    const { passed, failed } = run(step)
    total.passed += passed
    total.failed += failed
    const seconds = ((Date.now() - startedMs) / 1000).toFixed(1)
    console.log(`-- ${step.script}: ${failed ? 'failed' : 'passed'} in ${seconds} s`)
    if (failed) break
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`)
  process.exit(total.failed ? 1 : 0)
}

function run({ script, jest }: Step): Count {
  const report = `node_modules/.cache/test-${script.replace(':', '-')}.json`
  rmSync(report, { force: true })
  const extra = jest ? ['--', '--json', `--outputFile=${report}`] : []
  const { status } = spawnSync('npm', ['run', '--silent', script, ...extra], {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  const counted = jest && existsSync(report) ? readReport(report) : { passed: 0, failed: 0 }
  if (status !== 0) return { passed: counted.passed, failed: Math.max(1, counted.failed) }
  return jest ? counted : { passed: 1, failed: 0 }
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
