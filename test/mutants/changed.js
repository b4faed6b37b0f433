// A transform of Jest that changes one place in one file on its way into the tests; the file itself stays as it is.
const { createTransformer } = require('@swc/jest')

const { file = '', start = 0, end = 0, to = '' } = JSON.parse(process.env.MUTANT || '{}')

module.exports = {
  createTransformer(options) {
    const swc = createTransformer(options)
    const changes = (path) => file !== '' && path.endsWith(`/${file}`)
    return {
      ...swc,
      // All other files come from the cache, as they are.
      getCacheKey: (source, path, more) =>
        swc.getCacheKey(source, path, more) + (changes(path) ? `${start}-${end}-${to}` : ''),
      process: (source, path, more) =>
        swc.process(
          changes(path) ? source.slice(0, start) + to + source.slice(end) : source,
          path,
          more,
        ),
    }
  },
}
