const { beginsAtMs } = require('./test/clock/day.cjs')

// The workers' and their processes' clocks go side by side.
process.env.ZHIQI_TEST_AHEAD_MS ??= String(beginsAtMs - Date.now())

// Published as ES modules only, so they are transformed like our own code.
const esm = [
  '@noble',
  '@nutui',
  '@react-spring',
  '@stencil',
  '@tarojs',
  'decode-uri-component',
  'filter-obj',
  'history',
  'lodash-es',
  'nanoid',
  'query-string',
  'split-on-first',
  'swiper',
  'universal-router',
]

const common = {
  rootDir: __dirname,
  transform: {
    '^.+\\.m?[jt]sx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
          target: 'es2022',
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: [`^(?!.*/node_modules/(?:${esm.join('|')})/).*/node_modules/`],
  moduleNameMapper: { '^@/(.*)$': '<rootDir>/src/$1' },
  setupFiles: ['<rootDir>/test/clock/install.cjs'],
  fakeTimers: { now: beginsAtMs },
}

const node = { ...common, testEnvironment: '<rootDir>/config/jest/node.js' }

const phone = {
  ...common,
  testEnvironment: '<rootDir>/config/jest/jsdom.js',
  setupFilesAfterEnv: ['<rootDir>/config/jest/setup.ts'],
  // Flags that Taro's builds define; the web runtime reads them.
  globals: {
    ENABLE_ADJACENT_HTML: true,
    ENABLE_CLONE_NODE: true,
    ENABLE_CONTAINS: true,
    ENABLE_COOKIE: true,
    ENABLE_INNER_HTML: true,
    ENABLE_MUTATION_OBSERVER: true,
    ENABLE_SIZE_APIS: true,
    ENABLE_TEMPLATE_CONTENT: true,
    DEPRECATED_ADAPTER_COMPONENT: false,
  },
  moduleNameMapper: {
    ...common.moduleNameMapper,
    '\\.(css|scss|svg|png|jpg)$': 'identity-obj-proxy',
    '^(hls\\.js|lottie-react|lottie-web|@nutui/lottie-miniprogram)$':
      '<rootDir>/config/jest/empty.ts',
    '^@tarojs/components$': '<rootDir>/config/jest/components.js',
    '^@tarojs/taro$': '<rootDir>/config/jest/taro.js',
    '^@nutui/nutui-react-taro$': '<rootDir>/config/jest/nutui.js',
    '^@nutui/icons-react-taro$': '<rootDir>/config/jest/nutui-icons.js',
  },
}

const screens = ['<rootDir>/src/pages/', '<rootDir>/src/packages/']

/** @type {import('jest').Config} */
module.exports = {
  // A watcher would only heat the machine; the file list is small.
  watchman: false,
  // Left alone, it keeps one core idle: half of two.
  maxWorkers: '100%',
  // Most take milliseconds; a machine that has other work is no failure.
  testTimeout: 20_000,
  projects: [
    {
      ...node,
      displayName: 'node',
      testMatch: [
        '<rootDir>/src/domain/**/*.test.ts',
        '<rootDir>/cloudfunctions/**/*.test.ts',
        '<rootDir>/config/**/*.test.ts',
        '<rootDir>/test/weapp/gate/*.test.ts',
        '<rootDir>/test/tidy.test.ts',
      ],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/cloudfunctions/server/demo/'],
    },
    {
      ...node,
      // Whole stores, generated commands, a year of history: thorough rather than quick.
      displayName: 'long',
      testMatch: [
        '<rootDir>/cloudfunctions/server/demo/**/*.test.ts',
        '<rootDir>/test/{calendar,cloudbase,files,kept,model,race,store,village}/**/*.test.ts',
      ],
    },
    {
      ...phone,
      displayName: 'ui',
      testMatch: ['<rootDir>/src/**/*.test.{ts,tsx}'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/src/domain/', ...screens],
    },
    // Whole pages, each with all that it imports: most of the time of what runs without a browser.
    {
      ...phone,
      displayName: 'screens',
      testMatch: screens.map((folder) => `${folder}**/*.test.{ts,tsx}`),
    },
    {
      ...node,
      displayName: 'journeys',
      globalSetup: '<rootDir>/test/journeys/prepare.cjs',
      testMatch: ['<rootDir>/test/{journeys,weapp}/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/weapp/gate/'],
    },
    { ...node, displayName: 'crash', testMatch: ['<rootDir>/test/crash/**/*.test.ts'] },
  ],
}
