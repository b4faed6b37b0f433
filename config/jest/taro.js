// Taro's real web runtime, each part loaded when a test first calls it: all of it, with its router, takes 0.9 s a file.
const { readFileSync } = require('node:fs')
const { perName } = require('./per-name')

const index = readFileSync(require.resolve('@tarojs/taro-h5'), 'utf8')
const files = new Map(
  [...index.matchAll(/^export \{ (.+) \} from '\.\/(.+)'/gm)].flatMap(([, names, file]) =>
    names.split(', ').map((name) => [name, file]),
  ),
)

module.exports = perName((name) => {
  const file = files.get(name)
  // That file draws in the whole; what it exports comes from here.
  if (file === 'api/taro.js') return require('@tarojs/api').default[name]
  return file && require(`@tarojs/taro-h5/dist/${file}`)[name]
})
