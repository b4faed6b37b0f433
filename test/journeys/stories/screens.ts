import { mkdirSync } from 'node:fs'
import type { CallName } from '@/domain/contracts'
import { opening } from '../../opening'
import type { Phone, Stage } from '../phone'

interface Listed {
  readonly page: string
  /** What it shows one of: the first that this call names. */
  readonly of: string
  readonly call: CallName
  readonly payload: object
}

const one = (page: string, of: string, call: CallName, payload: object = {}): Listed => ({
  ...{ page, of, call, payload },
})

/** Every page of the app, by somebody who may see it. */
const screens: Readonly<Record<string, readonly (string | Listed)[]>> = {
  赵永顺: [
    'pages/boards/index',
    'pages/activities/index',
    'pages/points/index',
    'pages/me/index',
    'packages/activities/calendar/index',
    one('packages/activities/activity/index', 'activityId', 'activities.list', { past: false }),
    one('packages/points/ledger/index', 'accountId', 'ledger.account'),
    one('packages/points/deed/index', 'deedId', 'ledger.account'),
    'packages/points/claim/index',
    'packages/points/inbox/index',
    'packages/boards/publicity/index',
    'packages/boards/rules/index',
    'packages/boards/aspire/index',
    'packages/boards/village/index',
    one('packages/boards/honour/index', 'honourId', 'honours.list'),
    one('packages/boards/aspiration/index', 'aspirationId', 'aspirations.list'),
    'packages/account/browsers/index',
    'packages/account/privacy/index',
    'packages/account/unsent/index',
    'packages/account/profile/index',
  ],
  李桂芳: [
    'packages/committee/todo/index',
    'pages/me/index',
    'packages/committee/checks/index',
    'packages/committee/honour/index',
    'packages/committee/settings/index',
    'packages/committee/roster/index',
    'packages/committee/roster-import/index',
    one('packages/committee/household/index', 'householdId', 'roster.find', { text: '' }),
  ],
  陈守义: ['packages/committee/objections/index'],
  马德厚: [
    'packages/committee/file/index',
    'packages/activities/edit/index',
    one('packages/activities/attendance/index', 'shiftId', 'activities.list', { past: false }),
  ],
  罗长福: ['pages/boards/index', 'pages/points/index'],
}

export const pagesLookedAt: readonly string[] = Object.values(screens)
  .flat()
  .map((screen) => (typeof screen === 'string' ? screen : screen.page))

async function routeOf(screen: string | Listed, phone: Phone): Promise<string> {
  if (typeof screen === 'string') return screen
  const { page, of, call, payload } = screen
  const answer = JSON.stringify(await phone.ask(call, { villageId: 'shiwan', ...payload }))
  const id = new RegExp(`"${of}":"([^"]+)"`).exec(answer)?.[1]
  if (id === undefined) throw new Error(`no ${of} in ${call}: ${answer.slice(0, 200)}`)
  return `${page}?${of}=${id}`
}

export interface Looking<P> {
  /** For pictures to look at; it is not kept. */
  readonly folder: string
  /** Looks at what this driver alone can see. */
  readonly look?: (phone: P, route: string) => Promise<void>
  /** What somebody's screen asks in a trip of its own, since it was not known before that this person may. */
  readonly asksAgain?: Readonly<Record<string, readonly string[]>>
}

export function tellScreens<P extends Phone>(
  stage: Stage<P>,
  { folder, look, asksAgain = {} }: Looking<P>,
): void {
  beforeAll(() => mkdirSync(folder, { recursive: true }))

  describe.each([
    { mode: 'normal', width: stage.widths.normal, elder: false },
    { mode: 'elder', width: stage.widths.elder, elder: true },
  ])('$mode mode at $width px', ({ mode, width, elder }) => {
    test.each(Object.entries(screens))(
      'every screen of %s opens with one trip, fits and fails nowhere',
      async (name, listed) => {
        const phone = await stage.phone(name, { elder })
        await phone.settled()
        for (const each of listed) {
          const route = await routeOf(each, phone)
          await phone.later()
          phone.takeTrips()
          await phone.go(route)
          const trips: string[] = []
          await phone.until('a trip', () => {
            trips.push(...phone.takeTrips())
            return Promise.resolve(trips.length > 0)
          })
          await phone.settled()
          const part = route.split('?')[0]?.split('/').slice(1, -1).join('-') ?? ''
          await phone.screenshot(`${folder}/${mode}-${name}-${part}.png`)
          trips.push(...phone.takeTrips())
          expect([route, opening(trips)]).toEqual([
            route,
            [expect.anything(), ...(asksAgain[`${name} ${route}`] ?? [])],
          ])
          expect([route, await phone.width(), stage.failures()]).toEqual([route, width, []])
          await look?.(phone, route)
        }
      },
    )

    test('the boards', async () => {
      const phone = await stage.phone('赵永顺', { elder })
      await phone.open('pages/boards/index')
      for (const board of ['积分榜', '光荣榜', '志气榜']) {
        await phone.tap(new RegExp(board), 'tab')
        await phone.settled()
        await phone.screenshot(`${folder}/${mode}-${board}.png`)
        expect(await phone.width()).toBe(width)
      }
    })
  })
}
