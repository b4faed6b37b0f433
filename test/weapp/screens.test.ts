import { mkdirSync, readFileSync } from 'node:fs'
import { opening } from '../opening'
import { addressOf, everyScreen } from '../screens'
import { openStage, type Stage } from './stage'
import type { Phone } from './phone'

jest.setTimeout(600_000)

/** Pictures to look at; the folder is not kept. */
const folder = 'test/shots/weapp'

let stage: Stage
beforeAll(async () => {
  mkdirSync(folder, { recursive: true })
  stage = await openStage()
})
afterAll(() => stage.close())

const village = 'shiwan'

/** The first document of the village that fits, for a page that shows one. */
function id(collection: string, fits: (one: Record<string, unknown>) => boolean = () => true) {
  const all = stage.county.loopback.documents(collection) as readonly Record<string, unknown>[]
  const found = all.find((one) => one.villageId === village && fits(one))
  if (!found) throw new Error(`no ${collection} in ${village}`)
  return String(found._id)
}

/** A page of the first document that fits. */
function pageOf(page: string, of: string, collection: string, fits?: Parameters<typeof id>[1]) {
  return { page, query: () => `${of}=${id(collection, fits)}` }
}

const screens = everyScreen<Phone>('赵永顺', {
  赵永顺: [
    pageOf('packages/activities/activity/index', 'activityId', 'activities'),
    pageOf(
      'packages/points/ledger/index',
      'accountId',
      'accounts',
      ({ ownerId }) => ownerId === 'shiwan-3-12',
    ),
    pageOf(
      'packages/points/deed/index',
      'deedId',
      'deeds',
      ({ householdId }) => householdId === 'shiwan-3-12',
    ),
    pageOf('packages/boards/honour/index', 'honourId', 'honours'),
    pageOf('packages/boards/aspiration/index', 'aspirationId', 'aspirations'),
  ],
  李桂芳: [
    'packages/committee/todo/index',
    'packages/committee/checks/index',
    'packages/committee/honour/index',
    'packages/committee/settings/index',
    'packages/committee/roster/index',
    'packages/committee/roster-import/index',
    pageOf('packages/committee/household/index', 'householdId', 'households'),
  ],
  陈守义: ['packages/committee/objections/index'],
  马德厚: [
    'packages/committee/file/index',
    'packages/activities/edit/index',
    pageOf('packages/activities/attendance/index', 'shiftId', 'shifts'),
  ],
})

async function settled(phone: Phone): Promise<void> {
  await phone.until('the page to be there', async () => {
    const content = await phone.content()
    return content.text !== '' && (await phone.texts('loading__blank')).length === 0
  })
}

/** As on a phone that has kept no answer: none is fresh, and it is not known who looks. */
async function forget(phone: Phone): Promise<void> {
  await phone.program.evaluate(() => {
    // The clock that the test has moved goes by that of the machine.
    const machine = new Date().constructor as DateConstructor
    const before = machine.now
    machine.now = () => before() + 120_000
    wx.clearStorageSync()
  })
}

declare const wx: { clearStorageSync(): void }

test('every page of the app is among the screens', () => {
  const { pages, subPackages } = JSON.parse(readFileSync('dist/weapp/app.json', 'utf8')) as {
    pages: string[]
    subPackages: { root: string; pages: string[] }[]
  }
  const all = [...pages, ...subPackages.flatMap((p) => p.pages.map((page) => `${p.root}/${page}`))]
  const shown = Object.values(screens)
    .flat()
    .map(({ page }) => page)
  expect([...shown].sort()).toEqual([...all].sort())
})

describe.each([
  { mode: 'normal', width: 375, elder: false },
  { mode: 'elder', width: 375, elder: true },
])('in $mode mode', ({ mode, width, elder }) => {
  test.each(Object.keys(screens))(
    'every screen of %s opens with one trip, fits and fails nowhere',
    async (name) => {
      const phone = await stage.phone(name, { width, elder })
      const { page } = stage.simulated(phone)
      await settled(phone)
      for (const each of screens[name] ?? []) {
        const route = await addressOf(each, phone)
        await forget(phone)
        stage.county.takeCalls()
        const trips: string[] = []
        await phone.open(route)
        await phone.until('a trip', () => {
          trips.push(...stage.county.takeCalls())
          return Promise.resolve(trips.length > 0)
        })
        await settled(phone)
        const part = route.split('?')[0]?.split('/').slice(1, -1).join('-') ?? ''
        await phone.screenshot(`${folder}/${mode}-${name}-${part}.png`)
        const wide = await page.evaluate(() => document.documentElement.scrollWidth)
        const shown = await phone.program.currentPage()
        const deep = ((await shown?.$$('comp')) as unknown[] | undefined)?.length ?? 0
        trips.push(...stage.county.takeCalls())
        expect([route, opening(trips)]).toEqual([route, [expect.anything()]])
        // Below the sixteenth level Taro puts parts into components of their own, where no selector looks.
        expect([route, wide, deep, stage.failures()]).toEqual([route, width, 0, []])
      }
    },
  )
})
