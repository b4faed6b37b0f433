import { pages } from '@/domain/common/pages'
import { browserStage } from './browser'
import type { BrowserPhone } from './browser-phone'

const stage = browserStage()

/** What the page shows that an address opens on a phone where nobody is known, and no village. */
async function freshlyAt(phone: BrowserPhone, route: string): Promise<string> {
  await phone.page.evaluate(() => localStorage.clear())
  await phone.open(route)
  await phone.settled()
  const main = phone.page.locator('.taro_page:visible .screen__body').last()
  await phone.page.locator('.loading:visible').first().waitFor({ state: 'hidden' })
  return (await main.innerText()).trim()
}

const carrying = (page: string, names: readonly string[]) =>
  `${page}?${names.map((name) => `${name.replace('?', '')}=gone`).join('&')}`

const folders = [...new Set(Object.keys(pages).map((page) => page.split('/', 2).join('/')))]
test.each(folders)(
  'every page of %s says something on a fresh phone, whatever its address carries',
  async (folder) => {
    const phone = await stage.phone()
    for (const [page, names] of Object.entries(pages)) {
      if (!page.startsWith(`${folder}/`)) continue
      const routes = names.length === 0 ? [page] : [page, carrying(page, names)]
      for (const route of routes)
        expect([route, await freshlyAt(phone, route)]).toEqual([
          route,
          expect.stringMatching(/.../),
        ])
    }
  },
)

test('a page that nobody knows says so and leads home', async () => {
  const phone = await stage.phone()
  for (const route of ['packages/points/gone/index', 'nothing', 'pages/boards', '榜']) {
    await phone.open(route)
    await phone.see('没有这一页')
    await phone.tap('去看榜')
    await phone.offered(/积分榜/, 'tab')
  }
})

test.each([
  ['packages/points/deed/index', 'deedId'],
  ['packages/boards/honour/index', 'honourId'],
  ['packages/boards/aspiration/index', 'aspirationId'],
  ['packages/activities/activity/index', 'activityId'],
] as const)('%s says that what it should show is gone', async (page, name) => {
  const phone = await stage.phone()
  expect(await freshlyAt(phone, `${page}?${name}=gone`)).toContain('没有找到')
  expect(await freshlyAt(phone, page)).toContain('这个地址不完整')
})

test('a page of a person asks to sign in and comes back', async () => {
  const phone = await stage.phone()
  await freshlyAt(phone, 'packages/committee/file/index')
  await phone.tap('去登录')
  await phone.tap(/^以马德厚登录/)
  await phone.see('报给哪一户')
  expect(await phone.route()).toMatch(/^packages\/committee\/file\/index/)
})
