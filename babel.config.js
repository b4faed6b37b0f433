const libraryName = '@nutui/nutui-react-taro'

// Drawn in our own style sheets from first to last: theirs would add 28 KB to the mini-program's main package.
const drawnByUs = /\/(button|popup|input|textarea)$/

module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', hot: false }]],
  plugins: [
    ...(process.env.TARO_ENV ? [require.resolve('./config/lowered')] : []),
    [
      'import',
      {
        libraryName,
        camel2DashComponentName: false,
        // Style component by component: 44 KB instead of 233 KB.
        customName: (name) => `${libraryName}/dist/es/packages/${name.toLowerCase()}`,
        style: (name) => (drawnByUs.test(name) ? false : `${name}/style/css`),
      },
      libraryName,
    ],
  ],
}
