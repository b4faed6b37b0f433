import Taro from '@tarojs/taro'

/** Where the activities lead. */
const go = (url: string) => void Taro.navigateTo({ url })

export const openActivity = (activityId: string) =>
  go(`/packages/activities/activity/index?activityId=${activityId}`)
export const openEdit = () => go('/packages/activities/edit/index')
export const openCalendar = () => go('/packages/activities/calendar/index')
export const openBoards = () => void Taro.switchTab({ url: '/pages/boards/index' })
