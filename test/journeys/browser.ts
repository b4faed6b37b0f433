import { openApp, type App } from './app'
import { smallScreen, usualScreen, type BrowserPhone } from './browser-phone'
import type { Stage } from './phone'

/** The web app of `npm start` on a fresh demo county, for the tests of a file. */
export function browserStage(): Stage<BrowserPhone> {
  let app: App
  const phones = new Set<BrowserPhone>()
  jest.setTimeout(240_000)
  beforeAll(async () => {
    app = await openApp()
  })
  afterEach(async () => {
    const failures = stage.failures()
    for (const phone of phones) await phone.close()
    phones.clear()
    expect(failures).toEqual([])
  })
  afterAll(() => app.close())
  const stage: Stage<BrowserPhone> = {
    widths: { normal: usualScreen.width, elder: smallScreen.width },
    failures: () => [...phones].flatMap((phone) => phone.errors),
    async phone(name, setting) {
      const phone = await app.phone(setting)
      phones.add(phone)
      if (name !== undefined) await phone.signInAs(name)
      return phone
    },
    async passDays(days) {
      const phone = await stage.phone('杨树林')
      const today = phone.text(/^今天是 .+。\s*过一天/)
      for (let day = 0; day < days; day++) {
        const before = /今天是 .+?。/.exec(await today.innerText())?.[0] ?? ''
        await phone.button('过一天').tap()
        await today.filter({ hasNotText: before }).waitFor()
      }
    },
  }
  return stage
}
