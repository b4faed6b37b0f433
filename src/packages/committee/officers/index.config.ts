export default definePageConfig({ navigationBarTitleText: '乡镇和县里的干部' })
