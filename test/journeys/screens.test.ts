import { mkdirSync } from 'node:fs'
import type { CallName } from '@/domain/contracts'
import { opening } from '../opening'
import { addressOf, everyScreen, type Route } from '../screens'
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

/** The page of the first that a list names. */
function pageOf(page: string, of: string, name: CallName, payload: object): Route<Phone> {
  const query = async (user: Phone) => {
    const answer = await user.page.evaluate(
      async ([name, payload]) => {
        const token = JSON.parse(localStorage.getItem('zhiqi.token') ?? '{}') as { data?: string }
        const response = await fetch('/call', {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            authorization: `Bearer ${token.data ?? ''}`,
          },
          body: JSON.stringify({ name, payload }),
        })
        return response.text()
      },
      [name, { villageId: 'shiwan', ...payload }] as const,
    )
    const id = new RegExp(`"${of}":"([^"]+)"`).exec(answer)?.[1]
    if (id === undefined) throw new Error(`no ${of} in ${name}: ${answer.slice(0, 200)}`)
    return `${of}=${id}`
  }
  return { page, query }
}

const screens = everyScreen<Phone>('赵永顺', {
  赵永顺: [
    pageOf('packages/activities/activity/index', 'activityId', 'activities.list', { past: false }),
    pageOf('packages/points/ledger/index', 'accountId', 'ledger.account', {}),
    pageOf('packages/points/deed/index', 'deedId', 'ledger.account', {}),
    pageOf('packages/boards/honour/index', 'honourId', 'honours.list', {}),
    pageOf('packages/boards/aspiration/index', 'aspirationId', 'aspirations.list', {}),
  ],
  李桂芳: [
    'packages/committee/todo/index',
    'packages/committee/checks/index',
    'packages/committee/honour/index',
    'packages/committee/settings/index',
    'packages/committee/roster/index',
    'packages/committee/roster-import/index',
    pageOf('packages/committee/household/index', 'householdId', 'roster.find', { text: '' }),
  ],
  陈守义: ['packages/committee/objections/index'],
  马德厚: [
    'packages/committee/file/index',
    'packages/activities/edit/index',
    pageOf('packages/activities/attendance/index', 'shiftId', 'activities.list', { past: false }),
  ],
})
/** Tab pages that look otherwise to somebody with a role, or from another village. */
const tabs: typeof screens = {
  李桂芳: [{ page: 'pages/me/index' }],
  罗长福: [{ page: 'pages/boards/index' }, { page: 'pages/points/index' }],
}
const people = [...new Set([...Object.keys(screens), ...Object.keys(tabs)])]

async function settled(user: Phone): Promise<void> {
  await user.page.waitForLoadState('networkidle')
  await user.page.locator('.taro_page:visible').last().waitFor()
  await user.page.locator('.loading__blank:visible').first().waitFor({ state: 'hidden' })
}

describe.each([
  { mode: 'normal', size: phone, elder: false },
  { mode: 'elder', size: smallPhone, elder: true },
])('$mode mode at $size.width px', ({ mode, size, elder }) => {
  test.each(people)(
    'every screen of %s opens with one trip, fits and fails nowhere',
    async (name) => {
      const user = await app.phone({ size, elder })
      await user.signInAs(name)
      for (const each of [...(screens[name] ?? []), ...(tabs[name] ?? [])]) {
        const route = await addressOf(each, user)
        // What the page before still asks is none of this one's trips.
        await settled(user)
        await user.later()
        user.takeTrips()
        const answered = user.page.waitForResponse(/\/call$/)
        await user.go(route)
        await answered
        await settled(user)
        await user.page.screenshot({
          path: `${folder}/${mode}-${name}-${route.split('?')[0]?.split('/').slice(1, -1).join('-') ?? ''}.png`,
        })
        expect([route, opening(user.takeTrips())]).toEqual([route, [expect.anything()]])
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
