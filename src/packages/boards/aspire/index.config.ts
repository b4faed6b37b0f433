export default definePageConfig({
  navigationBarTitleText: '写下心愿',
  navigationStyle: 'custom',
})
