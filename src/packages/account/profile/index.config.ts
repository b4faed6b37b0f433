export default definePageConfig({ navigationBarTitleText: '我的头像和昵称' })
