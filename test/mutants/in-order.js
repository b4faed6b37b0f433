// Runs test files in the order in which they are given to it (TESTS, separated by line breaks).
const order = (process.env.TESTS ?? '').split('\n')

module.exports = class {
  sort(tests) {
    const place = ({ path }) => order.findIndex((test) => path.endsWith(`/${test}`))
    return [...tests].sort((a, b) => place(a) - place(b))
  }

  allFailedTests(tests) {
    return tests
  }

  cacheResults() {}
}
