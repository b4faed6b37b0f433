export default definePageConfig({ navigationBarTitleText: '异议的答复' })
