import type { Phone, Stage } from '../phone'

const stands = (phone: Phone, page: string) =>
  phone.until(page, async () => (await phone.route()).startsWith(page))

export function tellGoingBack(stage: Stage): void {
  test('going back closes a sheet and leaves its page only then; what was typed on it is kept', async () => {
    const send = '退回给申报人'
    const villager = await stage.phone('赵永顺')
    await villager.open('packages/points/claim/index')
    await villager.tap(/^清扫村道，/)
    await villager.type('扫了东沟')
    await villager.tap(/^报上去/)
    await villager.see('报上去了，等审核')

    const reviewer = await stage.phone('杨树林')
    const open = async () => {
      await reviewer.tap(/^退回：.*扫了东沟/)
      await reviewer.offered(send)
    }
    await reviewer.tab('我家')
    await reviewer.tap(/^待办/)
    await open()
    await reviewer.tap('关闭')
    await reviewer.gone(send)
    for (const typed of ['请写清是', '请写清是哪一段路']) {
      await open()
      await reviewer.type(typed)
      await reviewer.back()
      await reviewer.gone(send)
      await stands(reviewer, 'packages/committee/todo/index')
    }
    await reviewer.back()
    await stands(reviewer, 'pages/me/index')
    await reviewer.tap(/^待办/)
    await open()
    await reviewer.see('上次没写完的，接着写')
  })

  test('so on a tab page; and what is sent from a sheet that ends its page leads back at once', async () => {
    const goal = '给老娘在一楼修个卫生间'
    const villager = await stage.phone('赵永顺')
    await villager.tab('榜')
    await villager.tap(/^积分榜/, 'tab')
    await villager.tap('按户排名')
    await villager.see('怎么排')
    await villager.back()
    await villager.gone('怎么排')
    await villager.tap(/^志气榜/, 'tab')
    await villager.tap(new RegExp(goal))
    await villager.tap('撤下这个心愿')
    await villager.tapOnSheet('撤下这个心愿？', '撤下')
    await stands(villager, 'pages/boards/index')
    await villager.gone(goal)
  })
}
