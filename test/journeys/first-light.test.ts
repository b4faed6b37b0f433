import { browserStage } from './browser'
import type { BrowserPhone } from './browser-phone'
import { fitsAnElder, measured } from './measured'
import { figures, tellFirstLight } from './stories/first-light'

const stage = browserStage()

tellFirstLight(stage)

test('an elder reads the points at 320 px: large enough, nothing cut off', async () => {
  const elder = await stage.phone('何秀兰', { elder: true })
  await elder.tab('积分')
  await figures(elder)
  await elder.see('现在有')
  expect(await measured(elder)).toEqual(fitsAnElder)
})

/** Counts what a thumb does from now on, wherever it lands. */
async function countTaps({ page }: BrowserPhone): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    document.documentElement.dataset.taps = '0'
    const count = () => {
      const { dataset } = document.documentElement
      dataset.taps = String(Number(dataset.taps) + 1)
    }
    document.addEventListener('touchstart', count, { capture: true, passive: true })
  })
  return () => page.evaluate(() => Number(document.documentElement.dataset.taps))
}

test('a claim takes six taps at most from the points page, an approval two from 我家', async () => {
  const villager = await stage.phone('赵永顺')
  await villager.tab('积分')
  await villager.offered('报一件事')
  const claiming = await countTaps(villager)
  await villager.tap('报一件事')
  await villager.tap(/^清扫村道，/)
  await villager.type('扫了桥头')
  await villager.tap(/^报上去/)
  await villager.see('报上去了，等审核')
  const claimed = await claiming()
  expect(claimed).toBeGreaterThan(0)
  expect(claimed).toBeLessThanOrEqual(6)

  const reviewer = await stage.phone('杨树林')
  const approving = await countTaps(reviewer)
  await reviewer.tap(/^待办/)
  await reviewer.tap(/^同意，盖章/)
  await reviewer.see(/已同意/)
  expect(await approving()).toBe(2)
})
