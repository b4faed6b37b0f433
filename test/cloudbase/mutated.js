// A transform of Jest that changes one place in one file on its way into the tests; the file itself stays as it is.
const { createTransformer } = require('@swc/jest')

const { file = '', from = '', to = '' } = JSON.parse(process.env.MUTATION || '{}')

module.exports = {
  createTransformer(options) {
    const swc = createTransformer(options)
    return {
      ...swc,
      process: (source, path, more) => swc.process(changed(source, path), path, more),
    }
  },
}

function changed(source, path) {
  if (file === '' || !path.endsWith(`/${file}`)) return source
  if (source.split(from).length !== 2) throw new Error(`${file} has not once: ${from}`)
  return source.replace(from, () => to)
}
