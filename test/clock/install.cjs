// Runs first in the world of each jest file and, by --require, in each process that a test starts.
const { moveClock } = require('./move.cjs')

moveClock(Number(process.env.ZHIQI_TEST_AHEAD_MS))
