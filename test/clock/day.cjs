// When every test begins. `npm run test:dates` gives other instants.
const instant = process.env.ZHIQI_TEST_INSTANT ?? '2026-11-24T02:00:00.000Z'

exports.beginsAtMs = Date.parse(instant)
if (Number.isNaN(exports.beginsAtMs))
  throw new Error(`ZHIQI_TEST_INSTANT is no instant: ${instant}`)
