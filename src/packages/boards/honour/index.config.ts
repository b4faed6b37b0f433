export default definePageConfig({
  navigationBarTitleText: '光荣榜',
  navigationStyle: 'custom',
  enableShareAppMessage: true,
  enableShareTimeline: true,
})
