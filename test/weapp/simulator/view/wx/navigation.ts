import type { MiniApp } from '../app'
import { later, needed, type WxTypes } from './answer'

type Navigation = Pick<
  WxTypes,
  | 'navigateTo'
  | 'redirectTo'
  | 'navigateBack'
  | 'reLaunch'
  | 'switchTab'
  | 'pageScrollTo'
  | 'startPullDownRefresh'
  | 'stopPullDownRefresh'
  | 'setNavigationBarTitle'
  | 'setNavigationBarColor'
  | 'showNavigationBarLoading'
  | 'hideNavigationBarLoading'
  | 'hideHomeButton'
  | 'setTabBarBadge'
  | 'removeTabBarBadge'
  | 'hideTabBar'
  | 'showTabBar'
>

/** Going from page to page, and what belongs to the page that is shown. */
export function navigation(app: MiniApp): Navigation {
  const done = () => ({})
  return {
    navigateTo: later('navigateTo', (option) => {
      app.pages.navigateTo(needed(option, 'url'))
      return { eventChannel: {} as never }
    }),
    redirectTo: later('redirectTo', (option) => {
      app.pages.redirectTo(needed(option, 'url'))
      return {}
    }),
    navigateBack: later('navigateBack', (option) => {
      app.pages.navigateBack(option.delta ?? 1)
      return {}
    }),
    reLaunch: later('reLaunch', (option) => {
      app.pages.reLaunch(needed(option, 'url'))
      return {}
    }),
    switchTab: later('switchTab', (option) => {
      app.pages.switchTab(needed(option, 'url'))
      return {}
    }),
    pageScrollTo: later('pageScrollTo', ({ scrollTop, selector, offsetTop = 0 }) => {
      const target = selector === undefined ? null : app.pages.top?.box.querySelector(selector)
      if (selector !== undefined && !target) throw new Error('the node of selector is not found')
      const top = target ? target.getBoundingClientRect().top + scrollY + offsetTop : scrollTop
      scrollTo(0, Number(top))
      return {}
    }),
    startPullDownRefresh: later('startPullDownRefresh', () => {
      app.pages.top?.instance.onPullDownRefresh?.()
      return {}
    }),
    stopPullDownRefresh: later('stopPullDownRefresh', done),
    setNavigationBarTitle: later('setNavigationBarTitle', (option) => {
      needed(option, 'title')
      return {}
    }),
    setNavigationBarColor: later('setNavigationBarColor', done),
    showNavigationBarLoading: later('showNavigationBarLoading', done),
    hideNavigationBarLoading: later('hideNavigationBarLoading', done),
    hideHomeButton: later('hideHomeButton', done),
    setTabBarBadge: later('setTabBarBadge', done),
    removeTabBarBadge: later('removeTabBarBadge', done),
    hideTabBar: later('hideTabBar', done),
    showTabBar: later('showTabBar', done),
  }
}
