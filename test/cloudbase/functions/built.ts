import { execFileSync } from 'node:child_process'
import path from 'node:path'

/** esbuild does not run inside jest's realm, so a process of its own builds. */
export function buildInto(folder: string): string {
  execFileSync(process.execPath, ['config/run-ts.mjs', 'config/functions/main.ts', folder], {
    cwd: path.resolve(__dirname, '../../..'),
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return folder
}
