export default definePageConfig({ navigationBarTitleText: '我的日程' })
