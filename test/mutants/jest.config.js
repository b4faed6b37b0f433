// The tests of domain and services, with one change on the way in; see run.ts.
const { projects } = require('../../jest.config')

const { testPathIgnorePatterns: _, ...long } = projects.find((p) => p.displayName === 'long')
const [[pattern, [, options]]] = Object.entries(long.transform)

/** @type {import('jest').Config} */
module.exports = {
  ...long,
  displayName: 'mutated',
  transform: { [pattern]: ['<rootDir>/test/mutants/changed.js', options] },
  testMatch: [
    '<rootDir>/{src/domain,cloudfunctions}/**/*.test.ts',
    '<rootDir>/test/{cloudbase,model,race,store,village}/**/*.test.ts',
  ],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/cloudfunctions/server/demo/'],
}
