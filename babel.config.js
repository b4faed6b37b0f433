const libraryName = '@nutui/nutui-react-taro'

// Drawn in our own style sheets from first to last: theirs would add 28 KB to the mini-program's main package.
const drawnByUs = /\/(button|popup|input|textarea)$/

module.exports = {
  presets: [
    [
      'taro',
      {
        framework: 'react',
        ts: true,
        compiler: 'webpack5',
        hot: false,
        // Every phone of the browserslist has them. Babel lowers them for faults of early Safari that need a function
        // expression named as its own parameter, a tagged template, or the rest of an array literal; terser leaves no such
        // name, and we write neither of the others. 15 KB of the mini-program's main package.
        exclude: ['transform-destructuring', 'transform-parameters', 'transform-template-literals'],
      },
    ],
  ],
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
