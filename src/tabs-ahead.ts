import { firstAnswer } from '@/data/ask'

/**
 * Web only: brings the other tabs' code once the first screen has its answer, so that on a weak network a tapped tab shows
 * its frame at once. The mini-program has them in its main package.
 */
export function loadTabsAhead(): void {
  if (process.env.TARO_ENV !== 'weapp') {
    const load = () =>
      Promise.all([
        import('@/pages/boards/index'),
        import('@/pages/activities/index'),
        import('@/pages/points/index'),
        import('@/pages/me/index'),
      ])
    // One that does not come now comes when its tab is tapped.
    void firstAnswer.then(load).catch(() => undefined)
  }
}
