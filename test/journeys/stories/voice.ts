import type { Phone, Stage } from '../phone'

const village = { villageId: 'shiwan' }

/** A deed that whoever holds the phone may object to, and that the supervisor answers for. */
async function openObjection(villager: Phone): Promise<string> {
  const ask = async (name: 'deeds.inPublicity' | 'deeds.read', payload: object) =>
    ((await villager.ask(name, { ...village, ...payload })) as { data: unknown }).data
  const { deeds } = (await ask('deeds.inPublicity', {})) as { deeds: { deedId: string }[] }
  for (const { deedId } of deeds) {
    const { can, answerers } = (await ask('deeds.read', { deedId })) as {
      can: { object: boolean }
      answerers?: readonly string[]
    }
    if (can.object && answerers?.includes('陈守义')) return deedId
  }
  throw new Error('no deed in publicity that this person may object to')
}

export function tellVoice(stage: Stage): void {
  test('what an elder says against a deed is listened to again, sent, and heard by the supervisor alone', async () => {
    const elder = await stage.phone('何秀兰', { elder: true })
    const deedId = await openObjection(elder)
    const about = `villageId=shiwan&deedId=${deedId}`
    await elder.open(`packages/points/object/index?${about}`)
    await elder.tap('说', 'tab')
    await elder.tap('开始说')
    await elder.see('0:04')
    await elder.tap('说完了')
    await elder.see('录好了，听一遍再交')
    await elder.tap('听一遍')
    await elder.see('正在放您说的')
    await elder.see(/^0:0[1-5]$/)
    await elder.see('录好了，听一遍再交')
    await elder.tap('提出异议')
    await elder.see(/^已交给监督员/)
    await elder.open(`packages/points/answer/index?${about}`)
    await elder.see('只有您和答复的人听得见')
    await elder.offered(/^听录音/)

    const supervisor = await stage.phone('陈守义')
    await supervisor.open('packages/committee/objections/index')
    await supervisor.tap(/^听录音/)
    await supervisor.see(/^0:0[1-5] \/ 0:0[45]$/)
    await supervisor.offered(/^听录音/)

    const head = await stage.phone('杨树林')
    await head.open(`packages/points/deed/index?${about}`)
    await head.see(/异议/)
    expect(await head.offers(/听录音/)).toBe(false)
    expect(JSON.stringify(await head.ask('deeds.read', { ...village, deedId }))).not.toMatch(
      /voice/,
    )
  })
}
