import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const outfile = 'node_modules/.cache/weapp-simulator/view.js'
let kept: string | undefined

/** The code that runs in the page: glass-easel, built-in components, wx. */
export function viewCode(): string {
  if (kept === undefined) {
    execFileSync(process.execPath, ['test/weapp/simulator/host/bundle.mjs', outfile], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    kept = readFileSync(outfile, 'utf8')
  }
  return kept
}
