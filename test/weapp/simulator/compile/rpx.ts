/** Width of a phone's screen in rpx, on every phone. */
const screenRpx = 750

export function rpxToPx(text: string, phoneWidth: number): string {
  return text.replace(
    /(-?(?:\d+\.?\d*|\.\d+))rpx\b/g,
    (_, rpx: string) => `${wholePx(Number(rpx), phoneWidth)}px`,
  )
}

/** Whole px, and no line thinner than one: as the code that WeChat's compiler puts into every page does it. */
function wholePx(rpx: number, phoneWidth: number): number {
  if (rpx === 0) return 0
  return Math.floor((rpx * phoneWidth) / screenRpx + 1e-4) || 1
}
