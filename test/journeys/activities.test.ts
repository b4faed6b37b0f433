import { openApp, smallPhone, type App, type Phone } from './app'

jest.setTimeout(240_000)

let app: App
beforeAll(async () => {
  app = await openApp()
})
afterAll(() => app.close())

const cleaning = '清扫北沟村道'

async function openActivity(phone: Phone, title: string, held = false): Promise<void> {
  await phone.open('pages/activities/index')
  if (held) await phone.page.getByRole('tab', { name: '办过的' }).filter({ visible: true }).tap()
  await phone.page
    .getByRole('link', { name: new RegExp(`^${title}，`) })
    .filter({ visible: true })
    .first()
    .tap()
  await phone.text(/发起$/).waitFor()
}

async function passDays(phone: Phone, days: number): Promise<void> {
  await phone.open('pages/me/index')
  const today = phone.text(/^今天是 .+。\s*过一天/)
  for (let day = 0; day < days; day++) {
    const before = /今天是 .+?。/.exec(await today.innerText())?.[0] ?? ''
    await phone.button('过一天').tap()
    await today.filter({ hasNotText: before }).waitFor()
  }
}

/** Ticks these names on the first list of the cleaning day and confirms. */
async function tick(phone: Phone, names: readonly string[]): Promise<void> {
  await openActivity(phone, cleaning, true)
  await phone
    .button(/^名单 · .+ 8:00/)
    .first()
    .tap()
  for (const name of names)
    await phone.page
      .getByRole('checkbox', { name: new RegExp(`^${name}`) })
      .filter({ visible: true })
      .tap()
  await phone.button(`确认 ${String(names.length)} 人到场`).tap()
}

/** Stamps the oldest deed of this title that waits. */
async function stamp(phone: Phone, title: string): Promise<void> {
  await phone.open('packages/committee/todo/index')
  const approve = phone.button(`同意，盖章：${title}`).first()
  await phone
    .text(/审事迹/)
    .first()
    .waitFor()
  while (!(await approve.isVisible())) {
    const more = phone.button(/再看/)
    await more.or(approve).first().waitFor()
    if (await more.isVisible()) await more.tap()
  }
  await approve.tap()
  await phone
    .text(/已同意/)
    .first()
    .waitFor()
  await phone
    .button(new RegExp(`^撤回：${title}`))
    .first()
    .waitFor({ state: 'hidden' })
}

test('an elder signs up at 320 px: large enough, nothing cut off', async () => {
  const elder = await app.phone({ size: smallPhone, elder: true })
  await elder.signInAs('何秀兰')
  await elder.tab('活动')
  await openActivity(elder, '护林防火夜巡')
  expect(await measured(elder)).toEqual({ tooSmall: [], targets: [], wide: smallPhone.width })
  await elder.button('报名').tap()
  const sheet = elder.page.getByRole('dialog', { name: '家里谁去' })
  await sheet.waitFor()
  expect(await measured(elder)).toEqual({ tooSmall: [], targets: [], wide: smallPhone.width })
  await sheet.getByRole('button', { name: '报名' }).tap()
  await elder.text('您报上了').waitFor()
  await elder.button('退出：何秀兰').first().waitFor()
  await elder.open('pages/activities/index')
  await elder.text(/您已报上/).waitFor()
  expect(await measured(elder)).toEqual({ tooSmall: [], targets: [], wide: smallPhone.width })
  expect(elder.errors).toEqual([])
  await elder.close()
})

test('a cleaning day: signed up, held, ticked, reviewed, publicised, and the points are there', async () => {
  const villager = await app.phone()
  await villager.signInAs('赵永顺')
  await openActivity(villager, cleaning)
  await villager.button('报名').tap()
  await villager.page
    .getByRole('dialog', { name: '家里谁去' })
    .getByRole('button', { name: '报名' })
    .tap()
  await villager
    .text(/^赵永顺已报上/)
    .first()
    .waitFor()

  const organiser = await app.phone()
  await organiser.signInAs('马德厚')
  await passDays(organiser, 3)
  await tick(organiser, ['赵永顺', '马桂香'])
  await organiser.text('已确认 1 人到场，1 人待他人确认').waitFor()
  await organiser.text('与您同户，须由他人确认').waitFor()
  expect(
    await organiser.page
      .getByRole('checkbox', { name: /^马桂香/ })
      .filter({ visible: true })
      .count(),
  ).toBe(0)

  const colleague = await app.phone()
  await colleague.signInAs('周敏')
  await tick(colleague, ['马桂香'])
  await colleague.text('已确认 1 人到场').waitFor()

  const reviewer = await app.phone()
  await reviewer.signInAs('杨树林')
  await stamp(reviewer, cleaning)
  await stamp(reviewer, cleaning)
  await passDays(reviewer, 4)

  await villager.open('packages/activities/calendar/index')
  await villager.page.getByRole('tab', { name: '以前的' }).filter({ visible: true }).tap()
  await villager.page
    .getByRole('link', { name: `看积分，${cleaning}，赵永顺` })
    .filter({ visible: true })
    .tap()
  await villager.text(cleaning).first().waitFor()
  await villager
    .text(/志愿服务/)
    .first()
    .waitFor()
  await villager.open('pages/points/index')
  await villager
    .button(/^\d+\.\d+，奖励，志愿服务/)
    .first()
    .waitFor()

  for (const phone of [villager, organiser, colleague, reviewer]) {
    expect(phone.errors).toEqual([])
    await phone.close()
  }
})

/** What is too small for old eyes and fingers, and how wide the page is. */
async function measured(phone: Phone) {
  return phone.page.evaluate(() => {
    const visible = (e: Element) => {
      const box = e.getBoundingClientRect()
      return box.width > 0 && box.height > 0 && getComputedStyle(e).visibility !== 'hidden'
    }
    const own = (e: Element) =>
      [...e.childNodes].some((n) => n.nodeType === 3 && (n.textContent ?? '').trim() !== '')
    const all = [...document.querySelectorAll('body *')].filter(visible)
    return {
      tooSmall: all
        .filter((e) => own(e) && parseFloat(getComputedStyle(e).fontSize) < 18)
        .map((e) => e.textContent),
      targets: all
        .filter((e) => e.matches('[role=button],[role=link],[role=tab],[role=radio]'))
        .map((e) => ({ name: e.textContent, height: e.getBoundingClientRect().height }))
        .filter((t) => t.height < 59.5),
      wide: document.documentElement.scrollWidth,
    }
  })
}
