export default definePageConfig({ navigationBarTitleText: '做到了的心愿' })
