import { stageOfFile } from './stage'
import type { Phone } from './phone'

const stage = stageOfFile()

const cleaning = '清扫北沟村道'

async function openActivity(phone: Phone, title: string, held = false): Promise<void> {
  await phone.open('pages/activities/index')
  if (held) await phone.tap('办过的')
  await phone.tap(new RegExp(`^${title}，`))
  await phone.see(/发起$/)
}

/** Ticks these names on the first list of the cleaning day and confirms. */
async function tick(phone: Phone, names: readonly string[]): Promise<void> {
  await openActivity(phone, cleaning, true)
  await phone.tap(/^名单 · .+ 8:00/)
  for (const name of names) await phone.tap(new RegExp(`^${name}`), 'tick__line')
  await phone.tap(`确认 ${String(names.length)} 人到场`)
}

async function stamp(phone: Phone, title: string): Promise<void> {
  await phone.open('packages/committee/todo/index')
  await phone.see(/审事迹/)
  while (!(await phone.offers(`同意，盖章：${title}`))) await phone.tap(/再看/)
  await phone.tap(`同意，盖章：${title}`)
  await phone.see(/已同意/)
  await phone.gone(new RegExp(`^撤回：${title}`))
}

test('a cleaning day: signed up, held, ticked, reviewed, publicised, and the points are there', async () => {
  const villager = await stage.phone('赵永顺')
  await openActivity(villager, cleaning)
  await villager.tap('报名')
  await villager.see('家里谁去')
  await villager.tap('报名', 'sheet__foot')
  await villager.see(/^赵永顺已报上/)

  await stage.county.passDays(3)
  const organiser = await stage.phone('马德厚')
  await tick(organiser, ['赵永顺', '马桂香'])
  await organiser.see('已确认 1 人到场，1 人待他人确认')
  await organiser.see('与您同户，须由他人确认')

  const colleague = await stage.phone('周敏')
  await tick(colleague, ['马桂香'])
  await colleague.see('已确认 1 人到场')

  const reviewer = await stage.phone('杨树林')
  await stamp(reviewer, cleaning)
  await stamp(await stage.phone('杨树林'), cleaning)
  await stage.county.passDays(4)

  // The first phone would still show its answers of the last minute.
  const later = await stage.phone('赵永顺')
  await later.open('packages/activities/calendar/index')
  await later.tap('以前的')
  await later.tap(`看积分，${cleaning}，赵永顺`)
  await later.see(/志愿服务/)
  await later.open('pages/points/index')
  await later.see(/^\d+\.\d+，奖励，志愿服务/)
})
