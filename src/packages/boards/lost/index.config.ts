export default definePageConfig({
  navigationBarTitleText: '志气榜',
  navigationStyle: 'custom',
})
