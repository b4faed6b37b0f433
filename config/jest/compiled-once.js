// A worker compiles each module anew for every test file, since each has a world of its own. What V8 found out about the
// text at first is given back to it: a tenth of the processor's time of all tests.
const vm = require('node:vm')

const { compileFunction } = vm
const known = new Map()

vm.compileFunction = (source, parameters, options) => {
  const cachedData = known.get(source)
  const compiled = compileFunction(source, parameters, {
    ...options,
    ...(cachedData ? { cachedData } : { produceCachedData: true }),
  })
  if (!cachedData && compiled.cachedData) known.set(source, compiled.cachedData)
  return compiled
}
