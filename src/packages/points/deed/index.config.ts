export default definePageConfig({ navigationBarTitleText: '事迹' })
