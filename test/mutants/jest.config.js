// The tests that need neither browser nor build, with one change on the way in; see run.ts.
const { projects } = require('../../jest.config')

const { testPathIgnorePatterns: _, ...long } = projects.find((p) => p.displayName === 'long')
const [[pattern, [, options]]] = Object.entries(long.transform)

/** @type {import('jest').Config} */
module.exports = {
  ...long,
  displayName: 'mutated',
  // Several of these may run side by side, on a machine that has other work.
  testTimeout: 120_000,
  // All else would be looked through at each start.
  roots: ['<rootDir>/src', '<rootDir>/cloudfunctions', '<rootDir>/config', '<rootDir>/test'],
  testEnvironment: '<rootDir>/test/mutants/first-failure.js',
  testSequencer: '<rootDir>/test/mutants/in-order.js',
  transform: { [pattern]: ['<rootDir>/test/mutants/changed.js', options] },
  testMatch: [
    '<rootDir>/{src/domain,cloudfunctions}/**/*.test.ts',
    '<rootDir>/test/{calendar,cloudbase,kept,model,race,store,village}/**/*.test.ts',
  ],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/cloudfunctions/server/demo/'],
  // For map.ts, which asks for coverage.
  coverageProvider: 'v8',
  coverageReporters: [],
  reporters: process.env.COVERED
    ? [['<rootDir>/test/mutants/covered.js', { file: process.env.COVERED }], 'default']
    : ['default'],
}
