import sharp from 'sharp'
import { openApp, phone, smallPhone, type App, type Phone } from './app'

jest.setTimeout(180_000)

let app: App
beforeAll(async () => {
  app = await openApp()
})
afterAll(() => app.close())

/** As a phone takes it: twelve megapixels, turned, and saying where. */
function photo(background: string): Promise<Buffer> {
  return sharp({ create: { width: 4000, height: 3000, channels: 3, background } })
    .jpeg()
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Make: 'SecretPhone' },
      IFD3: { GPSLatitude: '39/1 0/1 0/1', GPSLatitudeRef: 'N' },
    })
    .toBuffer()
}

async function choose(villager: Phone, files: readonly Buffer[]): Promise<void> {
  const chooser = villager.page.waitForEvent('filechooser')
  await villager.button(/^加照片/).tap()
  await (
    await chooser
  ).setFiles(
    files.map((buffer, i) => ({ name: `photo-${String(i)}.jpg`, mimeType: 'image/jpeg', buffer })),
  )
  for (const number of files.keys())
    await villager.button(`去掉照片 ${String(number + 1)}`).waitFor()
  await villager.page.locator('.photo-field__over:visible').first().waitFor({ state: 'hidden' })
}

/** Every photo that is shown has come, and none tells where it was taken. */
async function shownPhotos(on: Phone, selector: string): Promise<number> {
  const images = on.page.locator(`${selector} img:visible`)
  await images.first().waitFor()
  for (const image of await images.all()) {
    await image.scrollIntoViewIfNeeded()
    const address = await image.evaluate(async (img: HTMLImageElement) => {
      await img.decode()
      return img.src
    })
    const bytes = await (await on.page.request.get(address)).body()
    expect(bytes.toString('latin1')).not.toMatch(/SecretPhone|Exif/)
  }
  return images.count()
}

/** A stamp goes out when its time to undo is over, perhaps after the list was read: then it is read again. */
async function listed(on: Phone, note: string): Promise<void> {
  for (let tries = 0; tries < 6; tries++) {
    await on.open('packages/boards/publicity/index')
    const shown = on.text(note).waitFor({ timeout: 5_000 })
    if (
      await shown.then(
        () => true,
        () => false,
      )
    )
      return
  }
  throw new Error(`${note} is not in publicity`)
}

async function passDays(on: Phone, days: number): Promise<void> {
  await on.open('pages/me/index')
  const today = on.text(/^今天是 .+。\s*过一天/)
  for (let day = 0; day < days; day++) {
    const before = /今天是 .+?。/.exec(await today.innerText())?.[0] ?? ''
    await on.button('过一天').tap()
    await today.filter({ hasNotText: before }).waitFor()
  }
}

describe.each([
  ['at 390 px', { size: phone, elder: false }, '给桥头补了一段护栏'],
  ['by an elder at 320 px', { size: smallPhone, elder: true }, '给井台铺了防滑的石板'],
])('a claim with photos %s', (_, setting, note) => {
  test('is seen by the reviewer, sent back, filed again in two taps with its photos, and posted', async () => {
    const villager = await app.phone(setting)
    await villager.signInAs('赵永顺')
    await villager.open('packages/points/claim/index')
    await villager
      .button(/^公共劳动，/)
      .first()
      .tap()
    await villager.page.locator('textarea:visible').fill(note)
    await choose(villager, [await photo('#8a6'), await photo('#a86')])
    await villager.button(/^报上去/).tap()
    await villager.text('报上去了，等审核').waitFor()

    const reviewer = await app.phone()
    await reviewer.signInAs('杨树林')
    await reviewer.open('packages/committee/todo/index')
    await reviewer.button(`照片，放大看：${note}`).tap()
    await reviewer.text('1 / 2').waitFor()
    expect(await shownPhotos(reviewer, '.viewer')).toBe(1)
    await reviewer.button('下一张').tap()
    await reviewer.text('2 / 2').waitFor()
    await reviewer.button('关闭照片').tap()
    await reviewer.button(`退回：${note}`).tap()
    await reviewer.page.locator('textarea:visible').fill('看不出在哪里，请说清楚')
    await reviewer.page.getByRole('dialog').getByRole('button', { name: /^退回/ }).tap()
    await reviewer.text('已退回，原因会告诉申报人').waitFor()

    await villager.open('pages/points/index')
    await villager.text('被退回：看不出在哪里，请说清楚').tap()
    await villager.text('看不出在哪里，请说清楚').first().waitFor()
    expect(await shownPhotos(villager, '.photos')).toBe(2)
    await villager.button('再报一次').tap()
    await villager.text(/^上次退回的原因/).waitFor()
    expect(await shownPhotos(villager, '.photo-field')).toBe(2)
    await villager.button(/^报上去/).tap()
    await villager.button('看这件事').tap()
    await villager.text('等村委审核').waitFor()
    const deed = /packages\/points\/deed\/index\?deedId=[\w-]+/.exec(villager.page.url())?.[0] ?? ''

    await reviewer.open('packages/committee/todo/index')
    await reviewer.button(`照片，放大看：${note}`).waitFor()
    await reviewer.button(`同意，盖章：${note}`).tap()
    await reviewer.button(`撤回：${note}`).waitFor()
    await reviewer.text(note).waitFor({ state: 'hidden' })

    const visitor = await app.phone()
    // The first page chooses the village.
    await visitor
      .text(/^公示中/)
      .first()
      .waitFor()
    await listed(visitor, note)
    await visitor.text(note).tap()
    await visitor.text('公示中').first().waitFor()
    expect(await visitor.page.locator('.photos:visible').count()).toBe(0)

    await passDays(reviewer, 4)
    await villager.open(deed)
    await villager.text(/^第 \d+ 笔$/).waitFor()
    for (const each of [villager, reviewer, visitor]) {
      expect(each.errors).toEqual([])
      await each.close()
    }
  })
})
