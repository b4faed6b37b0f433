import type { CallAnswer } from '../../cloudfunctions/api/dispatch'
import { releases } from '../kept/release'
import { openAppOf, type AppOfBefore } from './app'
import { namesIn, type BrowserPhone } from './browser-phone'

jest.setTimeout(240_000)

const release = releases().at(-1) ?? ''

let app: AppOfBefore
beforeAll(async () => {
  app = await openAppOf(release)
})
afterAll(() => app.close())

/** Codes that say that the server does not know what the app asks for, or the other way round. */
const strange = ['UNKNOWN_CALL', 'BAD_INPUT', 'INTERNAL', 'KEY_MISSING', 'TOO_MANY_QUERIES']

function listen(user: BrowserPhone) {
  const asked = new Set<string>()
  const answers: Promise<void>[] = []
  const misunderstood: string[] = []
  user.page.on('response', (response) => {
    if (new URL(response.url()).pathname !== '/call') return
    const name = namesIn(response.request().postDataJSON())
    for (const one of name.split(' ')) asked.add(one)
    const read = response.json().then((answer: CallAnswer) => {
      if (!answer.ok && strange.includes(answer.code)) misunderstood.push(`${name} ${answer.code}`)
    })
    answers.push(read.catch(() => undefined))
  })
  return {
    asked,
    async expectUnderstood() {
      await Promise.all(answers)
      expect(misunderstood).toEqual([])
      expect(user.errors.filter((error) => !error.includes('ERR_INTERNET'))).toEqual([])
    },
  }
}

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
    'packages/account/browsers/index',
    'packages/account/profile/index',
  ],
  李桂芳: [
    'packages/committee/todo/index',
    'packages/committee/checks/index',
    'packages/committee/honour/index',
    'packages/committee/settings/index',
    'packages/committee/roster/index',
  ],
}

describe('the app of the release before', () => {
  test.each(Object.entries(screens))('signs %s in and opens every screen', async (name, routes) => {
    const user = await app.phone()
    const heard = listen(user)
    await user.signInAs(name)
    for (const route of routes) {
      await user.later()
      await user.go(route)
      await user.page.waitForLoadState('networkidle')
      await user.page.locator('.taro_page:visible').last().waitFor()
      await user.page.locator('.loading__blank:visible').first().waitFor({ state: 'hidden' })
    }
    await user.open('pages/boards/index')
    await user.text('新上榜').waitFor()
    await heard.expectUnderstood()
    // Names that only that release knows: the journey would prove nothing without them.
    expect([...heard.asked]).toEqual(expect.arrayContaining(['home.open', 'roster.me']))
    await user.close()
  })

  test('sends what waited on the phone, and what still waits goes with the new app', async () => {
    const recorder = await app.phone()
    const heard = listen(recorder)
    await recorder.signInAs('马德厚')
    await file(recorder, '扫了村口的路')
    await networkBack(recorder)
    await heard.expectUnderstood()

    await file(recorder, '扫了桥头的路')
    await app.update()
    const sent = networkBack(recorder)
    await recorder.open('pages/me/index')
    await recorder.text('马德厚户').first().waitFor()
    await sent
    expect([...heard.asked]).toContain('session.me')

    const reviewer = await app.phone()
    await reviewer.signInAs('杨树林')
    await reviewer.open('packages/committee/todo/index')
    for (const note of ['扫了村口的路', '扫了桥头的路']) await reviewer.text(note).first().waitFor()
    await Promise.all([recorder.close(), reviewer.close()])
  })
})

/** Waits until what lay on the phone has reached the server. */
async function networkBack(recorder: BrowserPhone): Promise<void> {
  const response = recorder.page.waitForResponse(
    (response) => response.request().postData()?.includes('"deeds.file"') === true,
    { timeout: 40_000 },
  )
  await recorder.page.context().setOffline(false)
  expect(await (await response).json()).toMatchObject({ ok: true })
}

/** Reports a deed where there is no network any more. */
async function file(recorder: BrowserPhone, note: string): Promise<void> {
  await recorder.open('packages/committee/file/index')
  await recorder.page.getByPlaceholder('打一个姓就行，如：赵').fill('赵永顺')
  await recorder
    .button(/^赵永顺户/)
    .first()
    .tap()
  await recorder
    .button(/^清扫村道，/)
    .first()
    .tap()
  await recorder.page.locator('textarea:visible').fill(note)
  await recorder.page.context().setOffline(true)
  await recorder.button(/^报上去/).tap()
  await recorder.text(/清扫村道，有网会自动送/).waitFor()
}
