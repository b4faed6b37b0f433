export default definePageConfig({
  navigationBarTitleText: '榜',
  navigationStyle: 'custom',
  enableShareAppMessage: true,
  enableShareTimeline: true,
})
