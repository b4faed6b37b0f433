import { mkdirSync } from 'node:fs'
import { opening } from '../../opening'
import type { Phone, Stage } from '../phone'
import { screens, tabs, type Screen } from '../screens'

async function routeOf(screen: Screen, phone: Phone): Promise<string> {
  const { page, first } = screen
  if (!first) return page
  const { of, call, payload } = first
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
}

export function tellScreens<P extends Phone>(stage: Stage<P>, { folder, look }: Looking<P>): void {
  beforeAll(() => mkdirSync(folder, { recursive: true }))

  describe.each([
    { mode: 'normal', width: stage.widths.normal, elder: false },
    { mode: 'elder', width: stage.widths.elder, elder: true },
  ])('$mode mode at $width px', ({ mode, width, elder }) => {
    test.each([...new Set([...Object.keys(screens), ...Object.keys(tabs)])])(
      'every screen of %s opens with one trip, fits and fails nowhere',
      async (name) => {
        const phone = await stage.phone(name, { elder })
        for (const each of [...(screens[name] ?? []), ...(tabs[name] ?? [])]) {
          const route = await routeOf(each, phone)
          // What the page before still asks is none of this one's trips.
          await phone.settled()
          await phone.later()
          phone.takeTrips()
          await phone.go(route)
          const trips: string[] = []
          await phone.until('a trip', () => {
            trips.push(...phone.takeTrips())
            return Promise.resolve(trips.length > 0 || each.asksNothing === true)
          })
          await phone.settled()
          const part = route.split('?')[0]?.split('/').slice(1, -1).join('-') ?? ''
          await phone.screenshot(`${folder}/${mode}-${name}-${part}.png`)
          trips.push(...phone.takeTrips())
          expect([route, opening(trips)]).toEqual([
            route,
            each.asksNothing === true ? [] : [expect.anything()],
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
