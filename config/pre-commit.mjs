// Before a commit: what it holds is formatted and linted. `npm run hooks` has git call this.
import { existsSync } from 'node:fs'
import { git, staged, unstaged } from './changed.mjs'
import { format, lint } from './checks.mjs'

if (!existsSync('node_modules/prettier')) process.exit(0)

const files = staged()
const halfStaged = new Set(unstaged())
// Formatting one of those would stage what was left out of it.
const whole = files.filter((file) => !halfStaged.has(file))
const kept = files.filter((file) => halfStaged.has(file))
if (!format(whole, 'write') || !format(kept, 'check')) process.exit(1)
if (whole.length > 0) git('add', '--', ...whole)
process.exit(lint(files) ? 0 : 1)
