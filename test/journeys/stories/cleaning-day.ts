import type { Phone, Stage } from '../phone'
import { stamp } from './stamp'

const cleaning = '清扫北沟村道'

/** @param held look among those that were held */
export async function openActivity(phone: Phone, title: string, held = false): Promise<void> {
  await phone.open('pages/activities/index')
  if (held) await phone.tap('办过的活动')
  await phone.tap(new RegExp(`^${title}，`), 'link')
  await phone.see(/发起/)
}

/** Ticks these names on the first list of the cleaning day and confirms. */
async function tick(phone: Phone, names: readonly string[]): Promise<void> {
  await openActivity(phone, cleaning, true)
  await phone.tap(/^名单 · .+ 8:00/)
  for (const name of names) await phone.tap(new RegExp(`^${name}`), 'checkbox')
  await phone.tap(`确认 ${String(names.length)} 人到场`)
}

export function tellCleaningDay(stage: Stage): void {
  test('a cleaning day: signed up, held, ticked, reviewed, publicised, and the points are there', async () => {
    const villager = await stage.phone('赵永顺')
    await openActivity(villager, cleaning)
    await villager.tap('报名')
    await villager.tapOnSheet('家里谁去', '报名')
    await villager.see(/^赵永顺已报上/)

    await stage.passDays(3)
    const organiser = await stage.phone('马德厚')
    await tick(organiser, ['赵永顺', '马桂香'])
    await organiser.see('已确认 1 人到场，1 人待他人确认')
    await organiser.see('与您同户，须由他人确认')
    expect(await organiser.offers(/^马桂香/, 'checkbox')).toBe(false)

    const colleague = await stage.phone('周敏')
    await tick(colleague, ['马桂香'])
    await colleague.see('已确认 1 人到场')

    const reviewer = await stage.phone('杨树林')
    await stamp(reviewer, cleaning)
    await reviewer.later()
    await stamp(reviewer, cleaning)
    await stage.passDays(4)

    await villager.later()
    await villager.open('packages/activities/calendar/index')
    await villager.tap('以前的', 'tab')
    await villager.tap(`看积分，${cleaning}，赵永顺`, 'link')
    await villager.see(cleaning)
    await villager.see(/志愿服务/)
    await villager.open('pages/points/index')
    await villager.offered(/^\d+\.\d+，奖励，志愿服务/)
  })
}
