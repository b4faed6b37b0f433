import { pages } from '@/domain/common/pages'
import { browserStage } from './browser'
import type { BrowserPhone } from './browser-phone'

const stage = browserStage()

/** Nobody is known on the phone and no village, and the address may carry anything. */
async function freshlyAt(phone: BrowserPhone, route: string): Promise<string> {
  await phone.page.evaluate(() => localStorage.clear())
  await phone.open(route)
  await phone.settled()
  const main = phone.page.locator('.taro_page:visible .screen__body').last()
  expect([route, await phone.page.locator('.loading:visible').count()]).toEqual([route, 0])
  return (await main.innerText()).trim()
}

const withNames = (page: string, names: readonly string[]) =>
  `${page}?${names.map((name) => `${name.replace('?', '')}=gone`).join('&')}`

test('every page that a fresh phone opens says something, whatever its address carries', async () => {
  const phone = await stage.phone()
  for (const [page, names] of Object.entries(pages)) {
    for (const route of new Set([page, withNames(page, names), withNames(page, ['villageId'])]))
      expect([route, await freshlyAt(phone, route)]).toEqual([route, expect.stringMatching(/.../)])
  }
})

test('a page that nobody knows says so and leads home', async () => {
  const phone = await stage.phone()
  for (const route of ['packages/points/gone/index', 'nothing', 'pages/boards', '榜']) {
    expect(await freshlyAt(phone, route)).toContain('没有这一页')
    await phone.tap('去看榜')
    await phone.see('您看哪个村的榜？')
  }
  await phone.page.goto(new URL('/some/where?else', phone.page.url()).href)
  await phone.see('没有这一页')
  await phone.tap('去看榜', 'link')
  await phone.see('您看哪个村的榜？')
})

test('what is gone is said to be gone, and leads home', async () => {
  const phone = await stage.phone()
  for (const [page, name] of [
    ['packages/points/deed/index', 'deedId'],
    ['packages/boards/honour/index', 'honourId'],
    ['packages/boards/aspiration/index', 'aspirationId'],
    ['packages/activities/activity/index', 'activityId'],
  ] as const) {
    const shown = await freshlyAt(phone, `${page}?${name}=gone&villageId=shiwan`)
    expect([page, shown]).toEqual([page, expect.stringContaining('没有找到')])
    expect([page, await freshlyAt(phone, `${page}?villageId=shiwan`)]).toEqual([
      page,
      expect.stringContaining('这个地址不完整'),
    ])
  }
})

test('a page of a village asks for one and goes on', async () => {
  const phone = await stage.phone()
  await freshlyAt(phone, 'packages/boards/rules/index')
  await phone.tap(/^柿湾村/)
  await phone.see('清扫村道')
})

test('a page of a person asks to sign in and comes back', async () => {
  const phone = await stage.phone()
  await freshlyAt(phone, 'packages/committee/file/index')
  await phone.tap('去登录')
  await phone.tap(/^以马德厚登录/)
  await phone.see('替人申报')
  expect(await phone.route()).toMatch(/^packages\/committee\/file\/index/)
})
