import type { Phone, Stage } from '../phone'

async function clerkOnRoster(stage: Stage): Promise<Phone> {
  const clerk = await stage.phone('杨树林')
  await clerk.tab('我家')
  await clerk.tap(/^名册/)
  return clerk
}

/** Opens the page of a household, and tells the code of its card. */
export async function openHousehold(clerk: Phone, said: string, called: RegExp): Promise<string> {
  await clerk.type(said, '打一个姓就行，如：赵')
  await clerk.tap(called, 'link')
  const code = await clerk.until('the code', async () => (await clerk.texts('house__code'))[0])
  return code.replace(/\s/g, '')
}

/** Makes a one-time code on the page of a household. */
export async function giveCode(clerk: Phone): Promise<string> {
  await clerk.tap('登录码')
  await clerk.tap('出一个登录码')
  const once = await clerk.until('the code', async () => (await clerk.texts('house__once'))[0])
  await clerk.tap('抄好了')
  return once.replace(/\s/g, '')
}

/** Opens the app by the card of a household and gives its secret, or the one-time code on its paper. */
export async function openByCard(villager: Phone, code: string, proof: string): Promise<void> {
  await villager.open(`pages/me/index?card=${code}`)
  await villager.type(proof, '口令或登录码')
  await villager.tap(/^下一步$/)
}

const own = '583017'

/** What follows a one-time code. */
export async function setSecret(villager: Phone): Promise<void> {
  await villager.type(own, '给家里设个口令')
  await villager.tap(/^登录$/)
}

export function tellRoster(stage: Stage): void {
  test('a clerk finds a household on the phone, with its members and the code of its card', async () => {
    const clerk = await clerkOnRoster(stage)
    const code = await openHousehold(clerk, '赵永', /^赵永顺户/)
    await clerk.see('赵永顺')
    expect(code).toMatch(/^[0-9A-Z]{8}$/)
  })

  test('who gets a card and a code opens the app by them, sets the secret, and signs in by it from then on', async () => {
    const clerk = await clerkOnRoster(stage)
    const code = await openHousehold(clerk, '赵永', /^赵永顺户/)
    const once = await giveCode(clerk)

    const villager = await stage.phone()
    await openByCard(villager, code, once)
    await villager.tap(/^赵永顺$/, 'radio')
    await setSecret(villager)
    await villager.see('赵永顺，您好')

    const wife = await stage.phone()
    await openByCard(wife, code, own)
    await wife.tap(/^苏桂香$/, 'radio')
    await wife.tap(/^登录$/)
    await wife.see('苏桂香，您好')
  })

  test('somebody splits off: the new household is found, and the record says whose idea it was', async () => {
    const clerk = await clerkOnRoster(stage)
    await openHousehold(clerk, '赵永', /^赵永顺户/)
    await clerk.tap(/^赵海波/)
    await clerk.tap('分户', 'radio')
    await clerk.see(/登录、报过的事都跟着赵海波/)
    await clerk.type('88', '如：21')
    await clerk.tap('分户，另立一本')
    await clerk.see('改好了，已记入改动记录')
    await clerk.open('packages/committee/roster/index')
    await openHousehold(clerk, '赵海', /^赵海波户，三组 · 88 号/)
    await clerk.open('packages/committee/settings/index')
    await clerk.see(/赵海波，分户：三组 12 号 → 三组 88 号/)
  })

  test('messages and settings open', async () => {
    const chair = await stage.phone('李桂芳')
    await chair.tab('我家')
    await chair.tap(/^消息/)
    await chair.see(/消息/)
    await chair.open('packages/committee/settings/index')
    await chair.see('公示天数')
  })
}
