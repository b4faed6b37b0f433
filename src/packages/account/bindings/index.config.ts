export default definePageConfig({ navigationBarTitleText: '登录和口令' })
