// NutUI by component, as babel-plugin-import does it in the builds: all of it would cost every test file 0.7 s.
const { perName } = require('./per-name')

module.exports = perName(
  (name) => require(`@nutui/nutui-react-taro/dist/es/packages/${name.toLowerCase()}`).default,
)
