import { execFileSync } from 'node:child_process'
import path from 'node:path'

test('every day from 1950 to 2050 is the same by two libraries', () => {
  const root = path.join(__dirname, '../..')
  const program = [path.join(root, 'config/run-ts.mjs'), path.join(__dirname, 'century.ts')]
  const said = execFileSync(process.execPath, program, { cwd: root, encoding: 'utf8' })
  expect(said.trim().split('\n')).toEqual(['36890 days'])
}, 300_000)
