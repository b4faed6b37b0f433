// An environment of Jest in which nothing more of a file runs after the first test that fails.
const { TestEnvironment } = require('../../config/jest/node')

module.exports = class extends TestEnvironment {
  failed = false

  handleTestEvent({ name, test }) {
    if (name === 'test_done') this.failed ||= test.errors.length > 0
    if (name === 'test_start' && this.failed) test.mode = 'skip'
  }
}
