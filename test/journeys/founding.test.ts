import { openInstallation, type Installation } from './app'
import type { BrowserPhone } from './browser-phone'

jest.setTimeout(240_000)

let installation: Installation

beforeAll(async () => {
  installation = await openInstallation()
})
afterAll(() => installation.close())

/** What stands on the slip of a card, in order: its number and the one-time code. */
async function given(phone: BrowserPhone): Promise<string[]> {
  await phone.page.locator('.given-card__code:visible').first().waitFor()
  return (await phone.texts('given-card__code')).map((text) => text.replace(/\s/g, ''))
}

async function fill(phone: BrowserPhone, values: readonly string[]): Promise<void> {
  const fields = phone.page.locator('input:visible')
  for (const [i, value] of values.entries()) await fields.nth(i).fill(value)
}

async function signIn(phone: BrowserPhone, cardCode: string, proof: string, secret: string) {
  await phone.open('packages/account/sign-in/index')
  await phone.type(cardCode, '卡号')
  await phone.type(proof, '口令或登录码')
  await phone.tap('下一步')
  await phone.type(secret, '给家里设个口令')
  await phone.tap('登录')
}

test('from an empty folder a county, a town and a village come to be, and its first two people sign in', async () => {
  const chief = await installation.phone()
  await chief.open('packages/boards/village/index')
  await chief.tap('我有开机码')
  await chief.type(installation.code, '开机码')
  await chief.type('云岭县', '县名')
  await chief.type('秦晓雯', '您是')
  await chief.type('15400000001', '手机')
  await chief.type('583017', '给自己设个口令')
  await chief.tap('开县')
  await chief.see('云岭县开好了')
  await chief.tap('抄好了，去建乡镇')

  await chief.tap('添一个乡镇')
  await chief.type('青石镇', '乡镇名')
  await chief.tapOnSheet('添一个乡镇', '添上')
  await chief.tap('在青石镇建一个村')
  await chief.see('村名（青石镇）')
  await fill(chief, [
    '柿湾村',
    ...['杨树林', '15400000003', '一组', '1'],
    ...['李桂芳', '15400000004', '二组', '2'],
  ])
  await chief.tap('建村，发两张卡')
  await chief.see('村建好了')
  const [committeeCard = '', committeeCode = '', reviewerCard = '', reviewerCode = ''] =
    await given(chief)
  await chief.tap('抄好了')
  await chief.see('还缺积分细则')
  expect(chief.errors).toEqual([])

  const committee = await installation.phone()
  await signIn(committee, committeeCard, committeeCode, '640281')
  await committee.see('杨树林户')
  await committee.offered('村务设置')
  const reviewer = await installation.phone()
  await signIn(reviewer, reviewerCard, reviewerCode, '715938')
  await reviewer.see('李桂芳户')
  await reviewer.offered('待办')

  // Whoever comes to this installation now finds a village, and no founding any more.
  const visitor = await installation.phone()
  await visitor.open('packages/boards/village/index')
  await visitor.see('柿湾村')
  await visitor.open('packages/county/open/index')
  await visitor.see('这里已经开过县了')
  for (const phone of [committee, reviewer, visitor]) expect(phone.errors).toEqual([])
})

test('the demo’s people and clock are not there', async () => {
  const visitor = await installation.phone()
  expect(await visitor.ask('demo.people', {})).toMatchObject({ code: 'UNKNOWN_CALL' })
})
