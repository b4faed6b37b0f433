export default definePageConfig({ navigationBarTitleText: '近亲回避' })
