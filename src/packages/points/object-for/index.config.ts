export default definePageConfig({ navigationBarTitleText: '替人提异议' })
