export default definePageConfig({ navigationBarTitleText: '全村核验' })
