export default definePageConfig({ navigationBarTitleText: '村务设置' })
