import Taro from '@tarojs/taro'

const go = (url: string) => void Taro.navigateTo({ url })

export const openEdit = (activityId: string) =>
  go(`/packages/activities/edit/index?activityId=${activityId}`)
export const openAttendance = (shiftId: string) =>
  go(`/packages/activities/attendance/index?shiftId=${shiftId}`)
export const openActivity = (activityId: string) =>
  go(`/packages/activities/activity/index?activityId=${activityId}`)
export const openDeed = (deedId: string) => go(`/packages/points/deed/index?deedId=${deedId}`)
export const openActivities = () => void Taro.switchTab({ url: '/pages/activities/index' })
export const openSignIn = () => void Taro.switchTab({ url: '/pages/me/index' })
