import path from 'node:path'
import { defineConfig } from '@tarojs/cli'
import { templateParameters } from './first-page'
import { Parts } from './parts'

const root = path.resolve(__dirname, '..')
const mini = process.env.TARO_ENV !== 'h5'
/** `npm run dev` and its like. */
const watching = process.env.NODE_ENV === 'development'
const webRoot = watching ? 'dist/dev' : 'dist/web'

interface SplitChunks {
  cacheGroups: Record<string, object | false>
}

// Published as modern JavaScript; phones of the browserslist need it lowered.
const compile = {
  include: [
    'zod',
    '@noble/hashes',
    '@tarojs/router/node_modules/query-string',
    '@tarojs/taro-h5/node_modules/query-string',
  ].map((name) => path.join(root, 'node_modules', name)),
}

// For the mini-program's main package: Chinese as escapes would be six bytes a character in place of three (14 KB), and
// Taro switches off what terser does by default (7 KB).
const terser = {
  enable: true,
  config: {
    compress: { collapse_vars: true, comparisons: true, reduce_vars: true, passes: mini ? 2 : 1 },
    output: { ascii_only: false },
  },
}

// One px is one px on every screen: rpx or rem would shrink targets and elder text on a 320 phone.
// Taro knows the unit on both platforms; only its types leave it out.
const targetUnit = 'px' as 'rpx'
const pxtransform = { enable: true, config: { targetUnit } }

// Taro's own is ES5, and a module's every export then 9 bytes longer.
const environment = { arrowFunction: true, const: true, destructuring: true, forOf: true }

// What libraries bring along into the mini-program and nothing of ours uses: a file of config stands in its place.
const nutui = (file: string) =>
  path.join(root, `node_modules/@nutui/nutui-react-taro/dist/es/${file}.js`)
const innerHtmlParser = path.join(
  root,
  'node_modules/@tarojs/runtime/dist/dom-external/inner-html/parser.js',
)
const inPlace = (file: string) => path.join(__dirname, `${file}.js`)
const inPlaceOfLibraries: Record<string, string> = mini
  ? {
      '@nutui/icons-react-taro': inPlace('nutui/icons'),
      'react-transition-group': inPlace('nutui/transition'),
      [nutui('packages/configprovider/index')]: inPlace('nutui/config-provider'),
      [nutui('packages/configprovider/configprovider')]: inPlace('nutui/config-provider'),
      [nutui('hooks/use-lock-scroll')]: inPlace('nutui/lock-scroll'),
      // Nothing of ours sets a page's innerHTML; what reads it is a parser of 9 KB.
      [innerHtmlParser]: inPlace('no-inner-html'),
    }
  : // NutUI asks for it in ConfigProvider only: 4.7 KB for one line.
    { 'lodash.kebabcase': inPlace('kebab-case') }

export default defineConfig({
  projectName: 'zhiqi',
  date: '2026-11-24',
  designWidth: 375,
  deviceRatio: { 375: 2 },
  sourceRoot: 'src',
  outputRoot: mini ? 'dist/weapp' : webRoot,
  plugins: [path.join(__dirname, 'templates.ts')],
  alias: { '@': path.join(root, 'src'), ...inPlaceOfLibraries },
  // Of a county with an environment for tries beside the real one; `npm run upload` sets it.
  defineConstants: { 'process.env.CLOUD_ENV': JSON.stringify(process.env.CLOUD_ENV ?? '') },
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  copy: {
    patterns: [
      mini
        ? // WeChat takes the picture of a share card from a file of the package.
          { from: 'src/assets/share/', to: 'dist/weapp/share/' }
        : // A worker reaches what lies beside it and below.
          { from: 'src/offline/worker.js', to: `${webRoot}/worker.js` },
    ],
    options: {},
  },
  cache: {
    enable: true,
    // Whatever changes the output without changing a module.
    buildDependencies: {
      tools: [
        'package.json',
        'babel.config.js',
        'config/lowered.js',
        'config/templates.ts',
        'config/templates.json',
      ].map((f) => path.join(root, f)),
    },
    name: [process.env.TARO_ENV, process.env.GALLERY && 'gallery', watching && 'dev']
      .filter(Boolean)
      .join('-'),
  },
  terser,
  logger: { quiet: !process.stdout.isTTY, stats: false },
  mini: {
    compile,
    optimizeMainPackage: { enable: true },
    runtime: { enableInnerHTML: false },
    miniCssExtractPluginOption: { ignoreOrder: true },
    postcss: { pxtransform },
    webpackChain(chain) {
      chain.output.set('environment', environment)
      // The browser's own database; the mini-program has files. False stands for nothing, which the types do not know.
      chain.resolve.alias.set('idb-keyval', false as unknown as string)
      chain.plugin('parts').use(Parts)
    },
  },
  h5: {
    compile,
    publicPath: watching ? '/' : './',
    // On the loopback alone, as the server it hands calls and files on to.
    devServer: {
      host: '127.0.0.1',
      port: Number(process.env.DEV_PORT),
      allowedHosts: 'auto',
      open: false,
      hot: false,
      proxy: process.env.DEV_SERVER
        ? [{ context: ['/call', '/files', '/api'], target: process.env.DEV_SERVER }]
        : [],
    },
    staticDirectory: 'static',
    esnextModules: ['nutui-react-taro', 'icons-react-taro'],
    router: { mode: 'hash' },
    htmlPluginOption: { inject: false, templateParameters },
    output: {
      filename: 'js/[name].[contenthash:8].js',
      chunkFilename: 'js/[name].[contenthash:8].js',
    },
    // Pictures are asked for by style sheets alone, which lie in a folder of their own.
    imageUrlLoaderOption: { publicPath: '../' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: { autoprefixer: { enable: true, config: {} }, pxtransform },
    webpackChain(chain) {
      // Taro splits only what the entry loads; without `shared` each page carries its own copy of what pages share.
      const { cacheGroups, ...rest } = chain.optimization.get('splitChunks') as SplitChunks
      const initial = Object.entries(cacheGroups).map(([name, group]) => [
        name,
        group && { ...group, chunks: 'initial' },
      ])
      const shared = { chunks: 'async', minChunks: 2, minSize: 10_000, name: false }
      chain.optimization.splitChunks({
        ...rest,
        cacheGroups: { ...(Object.fromEntries(initial) as SplitChunks['cacheGroups']), shared },
      })
      chain.performance.hints(false)
    },
  },
})
