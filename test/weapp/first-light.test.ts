import { stageOfFile } from './stage'
import type { Phone } from './phone'

const stage = stageOfFile()

const note = '把村口到桥头的路扫干净了'

/** Reads figures such as 1,286 that stand beside their labels. */
async function figures(phone: Phone): Promise<{ spendable: number; honour: number }> {
  await phone.see(/^(可兑积分|能换东西)$/)
  const numbers = await phone.until('both figures', async () => {
    const shown = await phone.texts('figure__number')
    return shown.length >= 2 && shown.every((text) => /\d/.test(text)) && shown
  })
  const [spendable = NaN, honour = NaN] = numbers.map((text) =>
    Number(text.replace(/,/g, '').replace('−', '-')),
  )
  return { spendable, honour }
}

test('a household swept the road: filed, approved, publicised, posted, seen on its page and on the board', async () => {
  const villager = await stage.phone('赵永顺')
  await villager.tab('积分')
  const before = await figures(villager)

  const recorder = await stage.phone('马德厚')
  await recorder.tab('我家')
  await recorder.tap(/^替人申报/)
  await recorder.type('赵永顺', '打一个姓就行，如：赵')
  await recorder.tap(/^赵永顺户/)
  await recorder.tap(/^清扫村道，/)
  await recorder.type(note)
  await recorder.tap(/^报上去/)
  await recorder.see(/赵永顺户 · 清扫村道，等审核/)

  const reviewer = await stage.phone('杨树林')
  await reviewer.tab('我家')
  await reviewer.tap(/^待办/)
  await reviewer.see(/审事迹/)
  const approve = `同意，盖章：${note}`
  while (!(await reviewer.offers(approve))) await reviewer.tap(/再看/)
  await reviewer.tap(approve)
  await reviewer.see(/已同意/)
  await reviewer.gone(new RegExp(`^撤回：${note}`))

  // The first phone would still show its answer of the last minute.
  const soon = await stage.phone('赵永顺')
  await soon.tab('积分')
  await soon.see(note)
  expect(await figures(soon)).toEqual(before)

  await stage.county.passDays(4)
  const later = await stage.phone('赵永顺')
  await later.tab('积分')
  await later.see(/^\d+\.\d+，奖励，清扫村道/)
  expect((await figures(later)).honour).toBeGreaterThan(before.honour)
  await later.tap(/^\d+\.\d+，奖励，清扫村道/)
  await later.see(/积分细则/)

  await later.open('pages/boards/index')
  await later.tap(/^积分榜/)
  await later.see(/赵永顺户/)
})

test('a reviewer cannot approve a deed of the own household, and sees who can', async () => {
  const reviewer = await stage.phone('李桂芳')
  await reviewer.tab('我家')
  await reviewer.tap(/^待办/)
  await reviewer.see('与您同户，须由他人审')
  await reviewer.see(/可由.+审/)
})

test('a stranger chooses a village and sees masked names only', async () => {
  const stranger = await stage.phone()
  await stranger.tap(/柿湾村/)
  await stranger.tap(/^积分榜/)
  const names = await stranger.until('the board', async () => {
    const shown = [
      ...(await stranger.texts('podium__name')),
      ...(await stranger.texts('rank__name')),
    ]
    return shown.length > 3 && shown
  })
  for (const name of names) expect(name).toMatch(/\*|未具名/)
})
