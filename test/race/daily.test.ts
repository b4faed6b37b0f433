import { dailyLimits } from '@/domain/common/daily'
import { collections } from '../../cloudfunctions/services/capabilities'
import type { Documents } from '../../cloudfunctions/services/common/documents'
import { openOnLoopback } from '../cloudbase/cloud'
import { approvedDeed } from '../model/doing'
import { castOf, crowdOf } from '../model/village'
import { openWorldOn, type World } from '../model/world'
import { openTemporary } from '../store/temporary'

const v = { villageId: 'v' }
const swept = { ...v, itemId: 'sweep', householdId: 'h1', doneOn: '2026-11-01' }
const goal = {
  ...v,
  householdId: 'h1',
  category: '种养' as const,
  goal: '栽两亩柿子',
  by: '2027-10-01',
  steps: ['选苗'],
}
const stores = {
  SQLite: () => Promise.resolve(openTemporary<Documents>(collections)),
  'CloudBase on the loopback': async () => (await openOnLoopback<Documents>(collections)).store,
}

describe.each(Object.entries(stores))('on %s', (_, open) => {
  let world: World
  beforeAll(async () => {
    world = await openWorldOn(await open())
    await world.addVillage({ villageId: 'v', households: { ...castOf(), ...crowdOf(3) } })
  })
  afterAll(() => world.close())
  beforeEach(() => world.pass(24 * 3_600_000))

  /** So many at once, and what came of them. */
  async function taken(times: number, call: (i: number) => ReturnType<World['call']>) {
    const answers = await Promise.all(Array.from({ length: times }, (_, i) => call(i)))
    const refused = answers.flatMap((a) => (a.ok ? [] : [a.code]))
    return { taken: times - refused.length, codes: [...new Set(refused)] }
  }

  test('a villager files so many deeds a day, no more though they come at once, and on the next day again', async () => {
    const { villager } = dailyLimits.deeds
    const file = () => world.call('deeds.file', swept, 'zhao')
    for (let i = 3; i < villager; i++) expect(await file()).toMatchObject({ ok: true })
    expect(await taken(10, file)).toEqual({ taken: 3, codes: ['DEEDS_ENOUGH_TODAY'] })
    expect(await file()).toMatchObject({
      message: expect.stringMatching(/^今天报得够多了，明天 00:00 起再报$/) as string,
      data: { limit: villager },
    })
    expect(await world.call('deeds.file', swept, 'wife')).toMatchObject({ ok: true })
    world.pass(24 * 3_600_000)
    expect(await file()).toMatchObject({ ok: true })
  })

  test('whoever files for others is not held up', async () => {
    const batch = dailyLimits.deeds.villager * 2
    const file = (i: number) =>
      world.call('deeds.file', { ...swept, householdId: `hn${String(i % 3)}` }, 'qian')
    expect(await taken(batch, file)).toEqual({ taken: batch, codes: [] })
  })

  test('goals and texts have their own numbers', async () => {
    const post = () => world.call('aspirations.post', goal, 'zhao')
    expect(await taken(12, post)).toEqual({
      taken: dailyLimits.goals.villager,
      codes: ['GOALS_ENOUGH_TODAY'],
    })
    const rename = (i: number) =>
      world.call('user.change', { ...v, nickname: `柿子${String(i)}` }, 'zhao')
    for (let i = 0; i < dailyLimits.texts.villager; i++)
      expect(await rename(i)).toMatchObject({ ok: true })
    expect(await rename(99)).toMatchObject({ code: 'TEXTS_ENOUGH_TODAY' })
    const { aspirationId } = await world.must('aspirations.post', goal, 'wife')
    const progress = { ...v, aspirationId, note: '苗选好了' }
    expect(await world.call('aspirations.progress', progress, 'zhao')).toMatchObject({
      code: 'TEXTS_ENOUGH_TODAY',
    })
    expect(await world.call('aspirations.progress', progress, 'wife')).toMatchObject({ ok: true })
  })

  test('objections too', async () => {
    const deeds: string[] = []
    for (let i = 0; i <= dailyLimits.objections.villager; i++)
      deeds.push(await approvedDeed(world, { ...swept, doneOn: '2026-11-03' }))
    const object = (deedId: string) =>
      world.call('deeds.object', { ...v, deedId, text: '没看见他去' }, 'wu')
    const last = deeds.pop() ?? ''
    for (const deedId of deeds) expect(await object(deedId)).toMatchObject({ ok: true })
    expect(await object(last)).toMatchObject({
      code: 'OBJECTIONS_ENOUGH_TODAY',
      data: { limit: dailyLimits.objections.villager, opens: '明天 00:00' },
    })
    world.pass(24 * 3_600_000)
    expect(await object(last)).toMatchObject({ ok: true })
  })
})
