export default definePageConfig({ navigationBarTitleText: '用一户一码登录' })
