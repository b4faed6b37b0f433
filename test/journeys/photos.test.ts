import { browserStage } from './browser'
import type { Phone } from './phone'
import { shownPhotos, tellPhotos } from './stories/photos'

const stage = browserStage()

async function enlarge(reviewer: Phone): Promise<void> {
  await reviewer.see('1 / 2')
  expect(await shownPhotos(reviewer, 'viewer')).toBe(1)
  await reviewer.tap('下一张')
  await reviewer.see('2 / 2')
  await reviewer.back()
  await reviewer.gone('2 / 2')
  await reviewer.offered(/^照片，放大看/)
}

describe.each([
  ['at 390 px', { elder: false }, '给桥头补了一段护栏'],
  ['by an elder at 320 px', { elder: true }, '给井台铺了防滑的石板'],
])('a claim with photos %s', (_, setting, note) => {
  tellPhotos(stage, { note, setting, enlarge })
})
