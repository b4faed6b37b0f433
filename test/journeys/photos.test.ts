import { browserStage } from './browser'
import type { BrowserPhone } from './browser-phone'
import type { Phone } from './phone'
import { shownPhotos, tellPhotos } from './stories/photos'

const stage = browserStage()

interface Mine {
  readonly deeds: readonly { readonly title: string; readonly state: string }[]
}

/** The browser's own way back, as a phone's gesture takes it. */
async function goBack(phone: Phone): Promise<void> {
  await (phone as BrowserPhone).page.goBack()
}

async function enlarge(reviewer: Phone): Promise<void> {
  await reviewer.see('1 / 2')
  expect(await shownPhotos(reviewer, 'viewer')).toBe(1)
  await reviewer.tap('下一张')
  await reviewer.see('2 / 2')
  await goBack(reviewer)
  await reviewer.gone('2 / 2')
  await reviewer.offered(/^照片，放大看/)
}

describe.each([
  ['at 390 px', { elder: false }, '给桥头补了一段护栏'],
  ['by an elder at 320 px', { elder: true }, '给井台铺了防滑的石板'],
])('a claim with photos %s', (_, setting, note) => {
  tellPhotos(stage, { note, setting, enlarge })
})

test('going back closes a sheet first and leaves the page only then, also after one that was closed by a tap', async () => {
  const phone = await stage.phone('赵永顺')
  const mine = (await phone.ask('deeds.mine', { villageId: 'shiwan' })) as { data: Mine }
  const filed = mine.data.deeds.find(({ state }) => state === 'filed')
  await phone.open('pages/points/index')
  await phone.tap(new RegExp(filed?.title ?? ''))
  await phone.offered('撤回')
  const deed = await phone.route()
  const sheet = phone.page.getByRole('dialog')
  const open = async () => {
    await phone.tap('撤回')
    await sheet.waitFor()
  }
  await open()
  await phone.tap('关闭')
  await sheet.waitFor({ state: 'hidden' })
  await open()
  await goBack(phone)
  await sheet.waitFor({ state: 'hidden' })
  expect(await phone.route()).toBe(deed)
  await phone.offered('撤回')
  await goBack(phone)
  await phone.until('the page before', async () => (await phone.route()) === 'pages/points/index')
  await phone.offered(/^我家/, 'link')
})
