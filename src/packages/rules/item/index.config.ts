export default definePageConfig({ navigationBarTitleText: '一条细则' })
