const { readFileSync } = require('node:fs')
const ts = require('typescript')

const test = '\\.test\\.tsx?$'
const adapter = '(sqlite|cloudbase|postgres|openapi|fake|folder|sharp)'

/** Where reaching starts. */
function roots() {
  return [
    ...pages(),
    '^src/app(\\.config)?\\.tsx?$',
    '^src/custom-tab-bar/',
    '^cloudfunctions/(api|timer|media-check|paper)/index\\.ts$',
    '^cloudfunctions/server/main\\.ts$',
    '^config/',
    '^test/',
    test,
  ]
}

/** The pages that src/app.config.ts names, as patterns. */
function pages() {
  const source = readFileSync('src/app.config.ts', 'utf8')
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { module: ts.ModuleKind.CommonJS },
  })
  const exported = {}
  const evaluate = new Function('exports', 'defineAppConfig', 'process', outputText)
  evaluate(exported, (config) => config, { env: { GALLERY: '1' } })
  const { pages: main, subPackages = [] } = exported.default
  const paths = [...main, ...subPackages.flatMap((p) => p.pages.map((page) => `${p.root}/${page}`))]
  return paths.flatMap((page) => [`^src/${page}\\.tsx$`, `^src/${page}\\.config\\.ts$`])
}

const forbidden = [
  {
    name: 'no-circles',
    comment:
      'Capabilities meet through named imports without circles. Types alone may look both ways.',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'type-import'] } },
  },
  {
    name: 'no-circles-of-types',
    comment: 'Here a type is a piece of knowledge too: whoever imports it depends on it.',
    from: { path: '^(src/domain|cloudfunctions/services)/', pathNot: test },
    to: { circular: true },
  },
  {
    name: 'no-circles-of-capabilities',
    comment: 'One capability builds on another, never each on the other; types count.',
    scope: 'folder',
    from: { path: '^(src/domain|cloudfunctions/services)/[^/]+' },
    to: { circular: true },
  },
  {
    name: 'resolvable',
    comment: 'Every import leads somewhere.',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'domain-is-pure',
    comment:
      'The domain knows only itself, zod/mini, dayjs and SHA-256: no wx, no Node, no database.',
    from: { path: '^src/domain/', pathNot: test },
    to: { pathNot: ['^src/domain/', '^node_modules/(zod|dayjs|@noble/hashes)/'] },
  },
  {
    name: 'zod-mini-on-the-phone',
    comment: 'zod itself weighs 87 KB in the main package, zod/mini 19.',
    from: { path: '^src/', pathNot: test },
    to: { path: '^node_modules/zod/', pathNot: '^node_modules/zod/mini/' },
  },
  {
    name: 'samples-are-for-tests',
    comment: 'Nobody goes by the rules of tests.',
    from: { pathNot: ['^test/', test] },
    to: { path: '^src/domain/rules/samples\\.ts$' },
  },
  {
    name: 'domain-common-knows-no-capability',
    comment: 'What all capabilities share knows none of them.',
    from: { path: '^src/domain/common/', pathNot: test },
    to: { path: '^src/domain/', pathNot: '^src/domain/common/' },
  },
  {
    name: 'ledger-knows-no-source',
    comment:
      'An entry names its source as {kind, id}; the ledger never knows deeds, shop or any other origin.',
    from: { path: '^src/domain/ledger/', pathNot: test },
    to: { path: '^src/domain/', pathNot: '^src/domain/(ledger|common)/' },
  },
  {
    name: 'ledger-service-knows-no-source',
    comment: 'The same wall one floor up.',
    from: { path: '^cloudfunctions/services/ledger', pathNot: test },
    to: { path: '^cloudfunctions/services/(deeds|shop|activities|aspirations|honours)' },
  },
  {
    name: 'hubs-know-no-capability',
    comment:
      'What every capability gives something to (notices, messages, texts, photos, lines, badges, timer steps, account deletion) is handed it.',
    from: {
      path: '^cloudfunctions/services/(timer\\.ts|user/erase\\.ts|(checks|inbox|ledger|messages|photos|session)/)',
      pathNot: test,
    },
    to: {
      path: '^cloudfunctions/services/[^/]+/',
      pathNot:
        '^cloudfunctions/services/(checks|common|files|inbox|ledger|messages|photos|proposals|record|session)/',
    },
  },
  {
    name: 'few-leave-the-village',
    comment:
      'A call in a village reads that village alone. Through the door go what shuts it, caches, and: codes of cards, of which no two villages may have the same; the import and upkeep of a roster, with which the timer goes on.',
    from: {
      path: '^cloudfunctions/',
      pathNot: [
        '^cloudfunctions/services/common/(here|lasting)\\.ts$',
        '^cloudfunctions/services/roster/(free-codes|import|upkeep/keeping)\\.ts$',
        test,
      ],
    },
    to: { path: '^cloudfunctions/services/common/across\\.ts$' },
  },
  {
    name: 'ranking-comes-from-accounts',
    comment: 'Ranking is derived from accounts, never from what awarded the points.',
    from: { path: '^src/domain/ranking/', pathNot: test },
    to: { path: '^src/domain/(deeds|rules|shop|activities|aspirations|honours)/' },
  },
  {
    name: 'phone-never-imports-functions',
    comment:
      'src/ runs on a phone, cloudfunctions/ never does; the contract in src/domain is all they share.',
    from: { path: '^src/' },
    to: { path: '^cloudfunctions/' },
  },
  {
    name: 'functions-import-the-domain-only',
    comment: 'Of the app, the functions know the domain and nothing that draws.',
    from: { path: '^cloudfunctions/' },
    to: { path: '^src/', pathNot: '^src/domain/' },
  },
  {
    name: 'phone-has-no-node',
    comment: 'A phone has no Node modules.',
    from: { path: '^src/', pathNot: test },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'phone-has-no-server-package',
    comment: 'Packages of the functions and of the tools never ride in the app.',
    from: { path: '^src/', pathNot: test },
    to: {
      path: '^node_modules/(libsql|sirv|sharp|pdfkit|uqr|yauzl|@embedpdf|read-excel-file|write-excel-file|csv-parse|saxes|wx-server-sdk|@cloudbase|playwright-core|ws)/',
    },
  },
  {
    name: 'tab-pages-are-no-library',
    comment:
      'What several screens share is in src/features or src/components. Only the loader of the tabs knows them.',
    severity: 'error',
    from: { path: '^src/(?!pages/)', pathNot: ['^src/tabs-ahead\\.ts$', test] },
    to: { path: '^src/pages/' },
  },
  {
    name: 'tab-pages-do-not-know-each-other',
    comment: 'What several screens share is in src/features or src/components.',
    severity: 'error',
    from: { path: '^src/pages/([^/]+)/' },
    to: { path: '^src/pages/', pathNot: '^src/pages/$1/' },
  },
  {
    name: 'screens-reach-the-backend-through-hooks',
    comment:
      'The mechanism of src/data and the hooks of src/features are the only users of the backend; no screen knows how a call travels.',
    from: { path: '^src/', pathNot: ['^src/(data|features|backend)/', test] },
    to: { path: '^src/backend/' },
  },
  {
    name: 'backend-is-a-leaf',
    comment: 'How a call travels does not depend on who calls.',
    from: { path: '^src/backend/', pathNot: test },
    to: { path: '^src/(pages|packages|components|theme|data|features)/' },
  },
  {
    name: 'data-knows-no-capability',
    comment: 'src/data is mechanism: it asks, keeps and sends whatever a feature names.',
    from: { path: '^src/data/', pathNot: ['^src/data/home\\.ts$', test] },
    to: {
      path: [
        '^src/(pages|packages|components|features|theme)/',
        '^src/domain/(?!common/|files/|contracts\\.ts$)',
      ],
    },
  },
  {
    name: 'components-are-the-design-language',
    comment: 'A part that draws knows no page, no data and no capability.',
    from: { path: '^src/components/', pathNot: test },
    to: {
      path: [
        '^src/(pages|packages|features|data|session|offline)/',
        '^src/domain/(?!common/)',
        '^src/routes\\.ts$',
      ],
    },
  },
  {
    name: 'features-know-no-page',
    comment: 'What several screens share knows none of them.',
    from: { path: '^src/features/', pathNot: test },
    to: { path: '^src/(pages|packages)/' },
  },
  {
    name: 'pages-are-no-library',
    comment: 'What two screens share is a feature or a component.',
    from: { path: '^src/(pages|packages)/([^/]+)/', pathNot: test },
    to: { path: '^src/pages/', pathNot: '^src/$1/$2/' },
  },
  {
    name: 'packages-stay-apart',
    comment:
      'A sub-package is loaded alone, so it cannot import another one; shared parts go to src/features or src/components.',
    from: { path: '^src/packages/([^/]+)/' },
    to: { path: '^src/packages/', pathNot: '^src/packages/$1/' },
  },
  {
    name: 'platform-knows-no-capability',
    comment: 'platform/ is everything outside, behind ports; it decides nothing.',
    from: { path: '^cloudfunctions/platform/', pathNot: test },
    to: {
      path: [
        '^cloudfunctions/(services|api|timer|media-check|paper|server)',
        '^src/domain/(?!common/)',
      ],
    },
  },
  {
    name: 'adapters-are-siblings',
    comment: 'Adapters of one port never import each other.',
    from: { path: `^cloudfunctions/platform/([^/]+)/${adapter}(?=[./])` },
    to: {
      path: `^cloudfunctions/platform/$1/${adapter}(?=[./])`,
      pathNot: '^cloudfunctions/platform/$1/$2(?=[./])',
    },
  },
  {
    name: 'services-use-ports',
    comment: 'A use case knows the port; which adapter stands behind it is the entry’s choice.',
    from: { path: '^cloudfunctions/services/', pathNot: test },
    to: {
      path: [
        `^cloudfunctions/platform/[^/]+/${adapter}(?=[./])`,
        '^cloudfunctions/(api|timer|media-check|paper|server)/',
      ],
    },
  },
  {
    name: 'nothing-imports-tests',
    comment: 'What ships does not know test/. Tests beside their code may use the story village.',
    from: { path: '^(src|cloudfunctions|config)/', pathNot: test },
    to: { path: ['^test/', test] },
  },
  {
    name: 'no-dead-file',
    comment:
      'Every file is reached from a page of app.config, a deployed entry, a command or a test.',
    from: { path: roots() },
    to: { path: '^(src|cloudfunctions)/.*\\.tsx?$', pathNot: roots(), reachable: false },
  },
].map((rule) => ({ severity: 'error', ...rule }))

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^(dist|config)/.*\\.d\\.ts$', '\\.(scss|svg|png|jpg)$'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
    reporterOptions: { text: { highlightFocused: true } },
  },
}
