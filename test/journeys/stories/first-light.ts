import type { Phone, Stage } from '../phone'
import { stampShown } from './stamp'
import { chooseVillage } from './visit'

const note = '把村口到桥头的路扫干净了'

/** Reads figures such as 1,286 that stand beside their labels. */
export async function figures(phone: Phone): Promise<{ spendable: number; honour: number }> {
  await phone.see(/^(积分结余|现在有)$/)
  const numbers = await phone.until('both figures', async () => {
    const shown = await phone.texts('figure__number')
    return shown.length >= 2 && shown.every((text) => /\d/.test(text)) && shown
  })
  const [spendable = NaN, honour = NaN] = numbers.map((text) =>
    Number(text.replace(/,/g, '').replace('−', '-')),
  )
  return { spendable, honour }
}

export function tellFirstLight(stage: Stage): void {
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
    await stampShown(reviewer, note)

    await villager.later()
    await villager.open('pages/points/index')
    await villager.see(note)
    expect(await figures(villager)).toEqual(before)

    await stage.passDays(4)
    await villager.later()
    await villager.open('pages/points/index')
    await villager.offered(/^\d+\.\d+，奖励，清扫村道/)
    expect((await figures(villager)).honour).toBeGreaterThan(before.honour)
    await villager.tap(/^\d+\.\d+，奖励，清扫村道/)
    await villager.see(/积分细则/)

    await villager.open('pages/boards/index')
    await villager.tap(/积分榜/, 'tab')
    await villager.see(/赵永顺户/)
  })

  test('a report that was not finished is there again, and can be begun anew', async () => {
    const villager = await stage.phone('赵永顺')
    await villager.open('packages/points/claim/index')
    await villager.tap(/^清扫村道，/)
    await villager.type(note)
    await villager.open('pages/points/index')
    await villager.open('packages/points/claim/index')
    await villager.see('上次没写完的，接着写')
    await villager.tap(/^重新写/)
    await villager.see('做了哪件事')
  })

  test('a reviewer cannot approve a deed of the own household, and sees who can', async () => {
    const reviewer = await stage.phone('李桂芳')
    await reviewer.tab('我家')
    await reviewer.tap(/^待办/)
    await reviewer.see('与您同户，须由他人审')
    const cards = await reviewer.texts('review')
    const own = cards.find((card) => card.includes('与您同户，须由他人审'))
    expect(own).toMatch(/可由.+审/)
    expect(own).not.toContain('同意')
    expect(cards.find((card) => card.includes('同意'))).toBeDefined()
  })

  test('a stranger chooses a village and sees names masked, save of those who agreed', async () => {
    const stranger = await stage.phone()
    await chooseVillage(stranger)
    await stranger.tap(/积分榜/, 'tab')
    const names = await stranger.until('the board', async () => {
      const shown = [
        ...(await stranger.texts('podium__name')),
        ...(await stranger.texts('rank__name')),
      ]
      return shown.length > 3 && shown
    })
    const masked = names.filter((name) => /\*|未具名/.test(name))
    expect(masked.length).toBeGreaterThan(names.length / 4)
  })
}
