import Taro from '@tarojs/taro'
import { leaveLayers } from '@/components/sheet/back'
import { linkTo, pageAt, pages, type Page, type Params } from '@/domain/common/pages'
import { rememberWanted, takeWanted } from '@/session/wanted'

export const go = <P extends Page>(page: P, ...params: Params<P>) =>
  void Taro.navigateTo({ url: `/${linkTo(page, ...params)}` })

/** In place of the page that is shown, to which nobody wants back. */
export const goInstead = <P extends Page>(page: P, ...params: Params<P>) =>
  leave(() => void Taro.redirectTo({ url: `/${linkTo(page, ...params)}` }))

/** To the page before, or where there is none, after a shared card, to the boards. */
export const goBack = (otherwise: () => void = openBoards) =>
  leave(() => (Taro.getCurrentPages().length > 1 ? void Taro.navigateBack() : otherwise()))

/** A sheet that is just being closed would take the way back in place of its page: it is let go first. */
function leave(then: () => void): void {
  if (process.env.TARO_ENV === 'weapp') Taro.nextTick(then)
  else leaveLayers(then)
}

type Tab = Extract<Page, `pages/${string}`>

const goToTab = (page: Tab) => void Taro.switchTab({ url: `/${page}` })

export const openHonour = (honourId: string) => go('packages/boards/honour/index', { honourId })
export const openAspiration = (aspirationId: string) =>
  go('packages/boards/aspiration/index', { aspirationId })
export const openAspire = () => go('packages/boards/aspire/index')
export const openPublicity = () => go('packages/boards/publicity/index')
export const openRules = () => go('packages/boards/rules/index')
export const openVillages = () => go('packages/boards/village/index')
export const openDeed = (deedId: string) => go('packages/points/deed/index', { deedId })
export const openPostHonour = () => go('packages/committee/honour/index')
export const openClaim = () => go('packages/points/claim/index')
export const openActivity = (activityId: string) =>
  go('packages/activities/activity/index', { activityId })
export const openPublish = () => go('packages/activities/edit/index')
export const openEdit = (activityId: string) => go('packages/activities/edit/index', { activityId })
export const openAttendance = (shiftId: string) =>
  go('packages/activities/attendance/index', { shiftId })
export const openCalendar = () => go('packages/activities/calendar/index')

/** Signing in and the own points live on tab pages. */
export const openSignIn = () => {
  rememberWanted(here())
  goToTab('pages/me/index')
}
/** After signing in: where one was sent from, if one was. */
export const goOn = () => {
  const url = takeWanted()
  if (url !== null)
    void (url.startsWith('/pages/') ? Taro.switchTab({ url }) : Taro.navigateTo({ url }))
}
export const openPoints = () => goToTab('pages/points/index')
export const openBoards = () => goToTab('pages/boards/index')
export const openActivities = () => goToTab('pages/activities/index')

/** The page that is shown, as a link to it. */
function here(): string | null {
  const { path = '', params = {} } = Taro.getCurrentInstance().router ?? {}
  const page = pageAt(path)
  if (page === null) return null
  const carried = pages[page].map((name) => name.replace('?', '')).filter((name) => params[name])
  const query = carried.map((name) => `${name}=${params[name] ?? ''}`).join('&')
  return `/${page}${query === '' ? '' : `?${query}`}`
}
