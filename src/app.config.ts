export default defineAppConfig({
  pages: ['pages/boards/index', 'pages/activities/index', 'pages/points/index', 'pages/me/index'],
  subPackages: [
    {
      root: 'packages/boards',
      pages: [
        'honour/index',
        'aspiration/index',
        'aspire/index',
        'publicity/index',
        'rules/index',
        'village/index',
        'reached/index',
        'lost/index',
      ],
    },
    {
      root: 'packages/points',
      pages: [
        'deed/index',
        'object/index',
        'object-for/index',
        'answer/index',
        'ledger/index',
        'claim/index',
        'inbox/index',
      ],
    },
    {
      root: 'packages/committee',
      pages: [
        'todo/index',
        'checks/index',
        'objections/index',
        'seconds/index',
        'near/index',
        'file/index',
        'honour/index',
        'settings/index',
        'restore/index',
        'officers/index',
        'roster/index',
        'roster-import/index',
        'household/index',
        'verify/index',
      ],
    },
    {
      root: 'packages/rules',
      pages: ['list/index', 'item/index', 'compare/index'],
    },
    {
      root: 'packages/activities',
      pages: ['activity/index', 'edit/index', 'attendance/index', 'calendar/index'],
    },
    {
      root: 'packages/account',
      pages: [
        'unsent/index',
        'sign-in/index',
        'bindings/index',
        'browsers/index',
        'privacy/index',
        'profile/index',
        'naming/index',
      ],
    },
    { root: 'packages/county', pages: ['open/index', 'desk/index', 'village/index'] },
    // Every component in every state, for whoever works on them: npm run gallery
    ...(process.env.GALLERY ? [{ root: 'packages/display', pages: ['gallery/index'] }] : []),
  ],
  // Each tab page draws its own bar, which can grow in elder mode; this list is what switchTab knows.
  tabBar: {
    custom: true,
    color: '#574D44',
    selectedColor: '#B92D1B',
    backgroundColor: '#FDFAF3',
    list: [
      { pagePath: 'pages/boards/index', text: '榜' },
      { pagePath: 'pages/activities/index', text: '活动' },
      { pagePath: 'pages/points/index', text: '积分' },
      { pagePath: 'pages/me/index', text: '我家' },
    ],
  },
  lazyCodeLoading: 'requiredComponents',
  // WeChat then asks before photos, recording, phone number and picture, and the app shows its own sheet.
  __usePrivacyCheck__: true,
  // Each tab brings what is opened from it; the committee's pages and the account's only where data costs nothing.
  preloadRule: {
    'pages/boards/index': { network: 'all', packages: ['packages/boards'] },
    'pages/activities/index': { network: 'all', packages: ['packages/activities'] },
    'pages/points/index': { network: 'all', packages: ['packages/points'] },
    'pages/me/index': { network: 'wifi', packages: ['packages/committee', 'packages/account'] },
  },
  window: {
    // The header is drawn by each Screen.
    navigationStyle: 'custom',
    backgroundColor: '#F7F2E7',
    backgroundTextStyle: 'dark',
    navigationBarBackgroundColor: '#F7F2E7',
    navigationBarTextStyle: 'black',
    navigationBarTitleText: '志气榜',
  },
})
