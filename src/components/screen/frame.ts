import Taro from '@tarojs/taro'

export interface Frame {
  /** Height of the phone's status bar. */
  top: number
  /** Middle of WeChat's capsule, from the top; 0 where there is none. */
  capsuleMiddle: number
  /** Width to keep free for it at the right. */
  capsuleWidth: number
}

/** Room between the header's words and the capsule. */
const gap = 8
let kept: Frame | undefined

/** The parts of the screen that belong to the phone and to WeChat; they do not change while the app runs. */
export function frame(): Frame {
  kept ??=
    process.env.TARO_ENV === 'weapp' ? weappFrame() : { top: 0, capsuleMiddle: 0, capsuleWidth: 0 }
  return kept
}

function weappFrame(): Frame {
  const { statusBarHeight = 20, windowWidth } = Taro.getWindowInfo()
  const capsule = Taro.getMenuButtonBoundingClientRect()
  return {
    top: statusBarHeight,
    capsuleMiddle: capsule.top + capsule.height / 2,
    capsuleWidth: windowWidth - capsule.left + gap,
  }
}

/** Header of a given height, centred on the capsule. */
export function headStyle(height: number): { paddingTop: string; paddingRight?: string } {
  const { top, capsuleMiddle, capsuleWidth } = frame()
  const paddingTop = `${Math.max(top, Math.round(capsuleMiddle - height / 2))}px`
  return capsuleWidth ? { paddingTop, paddingRight: `${capsuleWidth}px` } : { paddingTop }
}
