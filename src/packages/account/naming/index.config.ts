export default definePageConfig({ navigationBarTitleText: '名字怎么写' })
