import { openApp, smallPhone, type App, type Phone } from './app'

jest.setTimeout(180_000)

let app: App
beforeAll(async () => {
  app = await openApp()
})
afterAll(() => app.close())

/** Reads a figure such as 1,286 that stands beside its label. */
async function figures(phone: Phone): Promise<{ spendable: number; honour: number }> {
  await phone.text(/^(可兑积分|能换东西)$/).waitFor()
  const numbers = phone.page.locator('.figure__number:not(.figure__number--blank):visible')
  await numbers.nth(1).waitFor()
  const [spendable, honour] = (await numbers.allInnerTexts()).map((t) =>
    Number(t.replace(/,/g, '').replace('−', '-')),
  )
  return { spendable: spendable ?? NaN, honour: honour ?? NaN }
}

test('a household swept the road: filed, approved, publicised, posted, seen on its page and on the board', async () => {
  const villager = await app.phone()
  await villager.signInAs('赵永顺')
  await villager.tab('积分')
  const before = await figures(villager)

  const recorder = await app.phone()
  await recorder.signInAs('马德厚')
  await recorder.button(/^替人申报/).tap()
  await recorder.page.getByPlaceholder('打一个姓就行，如：赵').fill('赵永顺')
  await recorder
    .button(/^赵永顺户/)
    .first()
    .tap()
  await recorder
    .button(/^清扫村道，/)
    .first()
    .tap()
  await recorder.page.locator('textarea:visible').fill('把村口到桥头的路扫干净了')
  await recorder.button(/^报上去/).tap()
  await recorder.text(/赵永顺户 · 清扫村道，等审核/).waitFor()
  expect(recorder.errors).toEqual([])

  const reviewer = await app.phone()
  await reviewer.signInAs('杨树林')
  await reviewer.button(/^待办/).tap()
  const approve = reviewer.button('同意，盖章：把村口到桥头的路扫干净了')
  while (!(await approve.isVisible())) {
    await reviewer
      .text(/审事迹/)
      .first()
      .waitFor()
    await reviewer.button(/再看/).or(approve).first().tap({ trial: true })
    if (!(await approve.isVisible())) await reviewer.button(/再看/).tap()
  }
  await approve.tap()
  await reviewer
    .text(/已同意/)
    .first()
    .waitFor()
  await reviewer.button(/^撤回：把村口/).waitFor({ state: 'hidden' })
  expect(reviewer.errors).toEqual([])

  await villager.open('pages/points/index')
  await villager.text('把村口到桥头的路扫干净了').waitFor()
  expect(await figures(villager)).toEqual(before)

  await reviewer.open('pages/me/index')
  const today = reviewer.text(/^今天是 .+。\s*过一天/)
  for (let day = 0; day < 4; day++) {
    const before = /今天是 .+?。/.exec(await today.innerText())?.[0] ?? ''
    await reviewer.button('过一天').tap()
    await today.filter({ hasNotText: before }).waitFor()
  }

  await villager.open('pages/points/index')
  await villager
    .button(/^\d+\.\d+，奖励，清扫村道/)
    .first()
    .waitFor()
  const after = await figures(villager)
  expect(after.honour).toBeGreaterThan(before.honour)
  await villager
    .button(/^\d+\.\d+，奖励，清扫村道/)
    .first()
    .tap()
  await villager
    .text(/积分细则/)
    .first()
    .waitFor()

  await villager.open('pages/boards/index')
  await villager.page
    .getByRole('tab', { name: /积分榜/ })
    .filter({ visible: true })
    .tap()
  await villager
    .text(/赵永顺户/)
    .first()
    .waitFor()
  expect(villager.errors).toEqual([])
  await Promise.all([villager.close(), recorder.close(), reviewer.close()])
})

test('an elder reads the points at 320 px: large enough, nothing cut off', async () => {
  const elder = await app.phone({ size: smallPhone, elder: true })
  await elder.signInAs('何秀兰')
  await elder.tab('积分')
  await figures(elder)
  await elder.text('能换东西').waitFor()
  const { tooSmall, targets, wide } = await elder.page.evaluate(() => {
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
        .filter((e) => e.matches('[role=button],[role=link],[role=tab]'))
        .map((e) => ({ name: e.textContent, height: e.getBoundingClientRect().height }))
        .filter((t) => t.height < 59.5),
      wide: document.documentElement.scrollWidth,
    }
  })
  expect({ tooSmall, targets, wide }).toEqual({ tooSmall: [], targets: [], wide: smallPhone.width })
  expect(elder.errors).toEqual([])
  await elder.close()
})

test('a reviewer cannot approve a deed of the own household, and sees who can', async () => {
  const reviewer = await app.phone()
  await reviewer.signInAs('李桂芳')
  await reviewer.button(/^待办/).tap()
  await reviewer.text('与您同户，须由他人审').first().waitFor()
  const card = reviewer.page.locator('.review:visible', { hasText: '与您同户，须由他人审' }).first()
  expect(await card.getByRole('button', { name: /^同意/ }).count()).toBe(0)
  expect(await card.innerText()).toMatch(/可由.+审/)
  expect(reviewer.errors).toEqual([])
  await reviewer.close()
})

test('a visitor sees masked names only', async () => {
  const visitor = await app.phone()
  await visitor.open('pages/boards/index')
  const choice = visitor.button(/柿湾村/).first()
  const ranking = visitor.page.getByRole('tab', { name: /积分榜/ }).filter({ visible: true })
  await choice.or(ranking).first().waitFor()
  if (!(await ranking.isVisible())) await choice.tap()
  await ranking.tap()
  await visitor.page.locator('.podium:visible').waitFor()
  const names = await visitor.page
    .locator('.podium__name:visible, .rank__name:visible')
    .allInnerTexts()
  expect(names.length).toBeGreaterThan(3)
  for (const name of names) expect(name).toMatch(/\*|未具名/)
  expect(visitor.errors).toEqual([])
  await visitor.close()
})

/** Counts what a thumb does from now on, wherever it lands. */
async function countTaps({ page }: Phone): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    document.documentElement.dataset.taps = '0'
    const count = () => {
      const { dataset } = document.documentElement
      dataset.taps = String(Number(dataset.taps) + 1)
    }
    document.addEventListener('touchstart', count, { capture: true, passive: true })
  })
  return () => page.evaluate(() => Number(document.documentElement.dataset.taps))
}

test('a claim takes six taps at most from the points page, an approval two from 我家', async () => {
  const villager = await app.phone()
  await villager.signInAs('赵永顺')
  await villager.tab('积分')
  await villager.button('报一件事').waitFor()
  const claiming = await countTaps(villager)
  await villager.button('报一件事').tap()
  await villager
    .button(/^清扫村道，/)
    .first()
    .tap()
  await villager.page.locator('textarea:visible').fill('扫了桥头')
  await villager.button(/^报上去/).tap()
  await villager.text('报上去了，等审核').waitFor()
  const claimed = await claiming()
  expect(claimed).toBeGreaterThan(0)
  expect(claimed).toBeLessThanOrEqual(6)

  const reviewer = await app.phone()
  await reviewer.signInAs('杨树林')
  const approving = await countTaps(reviewer)
  await reviewer.button(/^待办/).tap()
  await reviewer
    .button(/^同意，盖章/)
    .first()
    .tap()
  await reviewer
    .text(/已同意/)
    .first()
    .waitFor()
  expect(await approving()).toBe(2)
  await Promise.all([villager.close(), reviewer.close()])
})
