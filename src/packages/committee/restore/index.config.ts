export default definePageConfig({ navigationBarTitleText: '恢复村委登录' })
