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

/** Opens the app by the card of a household and gives the end of a phone number. */
export async function openByCard(villager: Phone, code: string, lastDigits: string): Promise<void> {
  await villager.open(`pages/me/index?card=${code}`)
  await villager.type(lastDigits, '手机号后四位')
  await villager.tap(/^登录$/)
}

export function tellRoster(stage: Stage): void {
  test('a clerk finds a household on the phone, with its members and the code of its card', async () => {
    const clerk = await clerkOnRoster(stage)
    const code = await openHousehold(clerk, '赵永', /^赵永顺户/)
    await clerk.see('赵永顺')
    expect(code).toMatch(/^[0-9A-Z]{8}$/)
  })

  test('who gets a card opens the app by it, gives the last digits of the phone, and is known from then on', async () => {
    const clerk = await clerkOnRoster(stage)
    const code = await openHousehold(clerk, '赵永', /^赵永顺户/)
    const head = (await clerk.texts('house-row')).find((row) => row.includes('户主'))

    const villager = await stage.phone()
    await openByCard(villager, code, head?.trim().slice(-4) ?? '')
    // Three of the household share this number.
    await villager.tap(/^赵永顺$/, 'radio')
    await villager.tap(/^登录$/)
    await villager.see('家里人')
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
    await clerk.see(/赵海波，分户：三组 12 号赵永顺户 → 三组 88 号赵海波户/)
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
