// The tests of the CloudBase store, with one change on the way in; see mutations.ts.
const { projects } = require('../../jest.config')

const { testPathIgnorePatterns: _, ...long } = projects.find((p) => p.displayName === 'long')
const [[pattern, [, options]]] = Object.entries(long.transform)

/** @type {import('jest').Config} */
module.exports = {
  ...long,
  displayName: 'mutated',
  transform: { [pattern]: ['<rootDir>/test/cloudbase/mutated.js', options] },
  testMatch: ['<rootDir>/test/cloudbase/faults.test.ts', '<rootDir>/test/store/cloudbase.test.ts'],
}
