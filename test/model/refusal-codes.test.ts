import { readFileSync } from 'node:fs'
import { refusalsByCall, refusalsFile } from '../../config/refusals'

jest.setTimeout(120_000)

test('the reference knows every refusal of every call: node config/run-ts.mjs config/refusals.ts', () => {
  expect(JSON.parse(readFileSync(refusalsFile, 'utf8'))).toEqual(refusalsByCall())
})
