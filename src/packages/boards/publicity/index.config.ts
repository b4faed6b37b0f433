export default definePageConfig({
  navigationBarTitleText: '公示中',
  navigationStyle: 'custom',
})
