export default definePageConfig({ navigationBarTitleText: '发布光荣榜' })
