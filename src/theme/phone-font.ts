import Taro from '@tarojs/taro'

/** WeChat's standard text size in px; its setting goes from 14 to 23. */
const standardSize = 16

/** How much larger than usual the phone's owner set the text; 1 where nobody can tell. */
export function phoneFontScale(): number {
  return process.env.TARO_ENV === 'weapp' ? weappScale() : webScale()
}

/** The names vary with the version of WeChat, so each is tried. */
function weappScale(): number {
  const asked = [() => Taro.getAppBaseInfo(), () => Taro.getSystemSetting()] as const
  return Math.max(...asked.map((ask) => scaleOf(ask)))
}

function scaleOf(ask: () => unknown): number {
  try {
    const answer = (ask() ?? {}) as { fontSizeScaleFactor?: number; fontSizeSetting?: number }
    return Math.max(
      answer.fontSizeScaleFactor ?? 1,
      (answer.fontSizeSetting ?? standardSize) / standardSize,
    )
  } catch {
    return 1
  }
}

/** `medium` is the reader's own setting, whatever the page's root says. */
function webScale(): number {
  const probe = document.createElement('span')
  probe.style.cssText = 'position:absolute;visibility:hidden;font-size:medium'
  document.body.appendChild(probe)
  const size = parseFloat(getComputedStyle(probe).fontSize)
  probe.remove()
  return size > 0 ? size / standardSize : 1
}
