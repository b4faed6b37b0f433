// NutUI's icons one by one: its components name a few of the hundreds.
const { perName } = require('./per-name')

module.exports = perName(
  (name) => require(`@nutui/icons-react-taro/dist/es/icons/${name}.js`).default,
)
