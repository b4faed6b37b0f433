export default definePageConfig({ navigationBarTitleText: '等人同意' })
