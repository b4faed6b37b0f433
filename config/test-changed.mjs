// npm run test:changed [-- COMMIT]: layout, rules and fast tests of what differs from main, or from that commit.
import { base, changedSince } from './changed.mjs'
import { format, lint, run } from './checks.mjs'

const [since = base()] = process.argv.slice(2)
const files = changedSince(since)
const passed =
  format(files, 'check') &&
  lint(files) &&
  run(
    'jest',
    '--selectProjects',
    'node',
    'ui',
    'screens',
    '--changedSince',
    since,
    '--passWithNoTests',
  )
process.exit(passed ? 0 : 1)
