const libraryName = '@nutui/nutui-react-taro'

module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5' }]],
  plugins: [
    [
      'import',
      {
        libraryName,
        camel2DashComponentName: false,
        // Style component by component: 44 KB instead of 233 KB.
        customName: (name) => `${libraryName}/dist/es/packages/${name.toLowerCase()}`,
        style: (name) => `${name}/style/css`,
      },
      libraryName,
    ],
  ],
}
