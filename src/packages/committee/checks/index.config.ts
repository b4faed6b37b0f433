export default definePageConfig({ navigationBarTitleText: '文字和照片' })
