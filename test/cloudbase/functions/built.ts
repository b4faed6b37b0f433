import { execFileSync } from 'node:child_process'
import path from 'node:path'

/** The folder of the built functions. esbuild does not run inside jest's realm, so a process of its own builds. */
export function builtFunctions(): string {
  const command = path.resolve(__dirname, '../../../config/functions/built.mjs')
  return execFileSync(process.execPath, [command], { encoding: 'utf8' }).trim()
}
