export default definePageConfig({ navigationBarTitleText: '换一个村', navigationStyle: 'custom' })
