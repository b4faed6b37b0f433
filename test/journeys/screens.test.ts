import { mkdirSync } from 'node:fs'
import { openApp, phone, smallPhone, type App, type Phone } from './app'

jest.setTimeout(240_000)

/** Pictures to look at; the folder is not kept. */
const folder = 'test/shots/screens'

let app: App
beforeAll(async () => {
  mkdirSync(folder, { recursive: true })
  app = await openApp()
})
afterAll(() => app.close())

const screens: Record<string, readonly string[]> = {
  赵永顺: [
    'pages/boards/index',
    'pages/activities/index',
    'pages/points/index',
    'pages/me/index',
    'packages/activities/calendar/index',
    'packages/points/ledger/index',
    'packages/points/claim/index',
    'packages/points/inbox/index',
    'packages/boards/publicity/index',
    'packages/boards/rules/index',
    'packages/boards/aspire/index',
    'packages/boards/village/index',
  ],
  李桂芳: [
    'packages/committee/todo/index',
    'packages/committee/honour/index',
    'packages/committee/settings/index',
    'packages/committee/roster/index',
    'packages/committee/roster-import/index',
  ],
  陈守义: ['packages/committee/objections/index'],
  马德厚: ['packages/committee/file/index', 'packages/activities/edit/index'],
  罗长福: ['pages/boards/index', 'pages/points/index'],
}

async function settled(user: Phone): Promise<void> {
  await user.page.waitForLoadState('networkidle')
  await user.page.locator('.taro_page:visible').last().waitFor()
  await user.page.locator('.loading__blank:visible').first().waitFor({ state: 'hidden' })
}

describe.each([
  { mode: 'normal', size: phone, elder: false },
  { mode: 'elder', size: smallPhone, elder: true },
])('$mode mode at $size.width px', ({ mode, size, elder }) => {
  test.each(Object.entries(screens))(
    'every screen of %s fits and fails nowhere',
    async (name, routes) => {
      const user = await app.phone({ size, elder })
      await user.signInAs(name)
      for (const route of routes) {
        await user.go(route)
        await settled(user)
        await user.page.screenshot({
          path: `${folder}/${mode}-${name}-${route.split('/').slice(1, -1).join('-')}.png`,
        })
        const width = await user.page.evaluate(() => document.documentElement.scrollWidth)
        expect([route, width]).toEqual([route, size.width])
      }
      expect(user.errors).toEqual([])
      await user.close()
    },
  )

  test('the boards', async () => {
    const user = await app.phone({ size, elder })
    await user.signInAs('赵永顺')
    await user.open('pages/boards/index')
    for (const board of ['积分榜', '光荣榜', '志气榜']) {
      await user.page
        .getByRole('tab', { name: new RegExp(board) })
        .filter({ visible: true })
        .first()
        .tap()
      await settled(user)
      await user.page.screenshot({ path: `${folder}/${mode}-${board}.png` })
      expect(await user.page.evaluate(() => document.documentElement.scrollWidth)).toBe(size.width)
    }
    expect(user.errors).toEqual([])
    await user.close()
  })
})
