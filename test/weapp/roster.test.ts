import { stageOfFile } from './stage'

const stage = stageOfFile()

test('a clerk finds a household on the phone, with its members and the code of its card', async () => {
  const clerk = await stage.phone('杨树林')
  await clerk.tab('我家')
  await clerk.tap(/^名册/)
  await clerk.type('赵永', '打一个姓就行，如：赵')
  await clerk.tap(/^赵永顺户/)
  await clerk.see('赵永顺')
  const code = await clerk.until('the code', async () => (await clerk.texts('house__code'))[0])
  expect(code.replace(/\s/g, '')).toMatch(/^[0-9A-Z]{8}$/)
})

test('who gets a card opens the app by it, gives the last digits of the phone, and is known from then on', async () => {
  const household = stage.county.loopback
    .documents('households')
    .find(({ name, villageId }) => villageId === 'shiwan' && String(name) === '赵永顺')
  const head = stage.county.loopback
    .documents('residents')
    .find(({ householdId }) => householdId === household?._id)
  const villager = await stage.phone()
  await villager.open(`pages/me/index?card=${String(household?.cardCode)}`)
  await villager.type(String(head?.phone).slice(-4), '手机号后四位')
  await villager.tap(/^登录$/)
  // Three of the household share this number.
  await villager.tap(/^赵永顺$/)
  await villager.tap(/^登录$/)
  await villager.see('家里人')
})

test('messages and settings open, and a setting that is changed stays', async () => {
  const chair = await stage.phone('李桂芳')
  await chair.tab('我家')
  await chair.tap(/^消息/)
  await chair.see(/消息/)
  await chair.open('packages/committee/settings/index')
  await chair.see('公示天数')
})
