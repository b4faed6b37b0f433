// One instance of a cloud function, as the cloud runs it: the code is loaded once, calls come one after the other, and
// who calls stands in the process's environment while a call runs.
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const [file] = process.argv.slice(2)
// The test's own, such as its clock.
const preloaded = new Set(Object.keys(require.cache))
const { main } = require(file)
let before = []

process.on('message', ({ event, environment }) => {
  for (const key of before) Reflect.deleteProperty(process.env, key)
  before = Object.keys(environment)
  Object.assign(process.env, environment)
  void answer(event)
})
process.on('disconnect', () => process.exit())
process.send({ ready: true })

async function answer(event) {
  try {
    const result = await main(event, {})
    const loaded = Object.keys(require.cache).filter((each) => !preloaded.has(each))
    process.send({ result, loaded })
  } catch (error) {
    process.send({ error: error?.stack ?? String(error) })
  }
}
