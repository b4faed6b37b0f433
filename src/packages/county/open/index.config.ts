export default definePageConfig({ navigationBarTitleText: '初次开机' })
