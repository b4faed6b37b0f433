import { castOf } from './village'
import { sweep, worldForEach } from './world'

const world = worldForEach(async (world) => {
  const households = { ...castOf(), h1: { zhao: [] }, h2: { qian: ['recorder'] } } as const
  await world.addVillage({ villageId: 'v', items: [sweep], households })
  await world.addVillage({ villageId: 'next', households: { n1: { far: ['committee'] } } })
})

const v = { villageId: 'v' }
const morning = { day: '2026-11-14', from: '08:00', to: '10:00', capacity: 2 }
const about = { title: '清扫北沟村道', kind: 'service', place: '村口' } as const
const publish = (more: object = {}) =>
  world.must('activities.publish', { ...v, ...about, shifts: [morning], ...more }, 'qian')
const setMarket = (market: object) =>
  world.must('settings.change', { ...v, version: 0, market: market as never }, 'zhou')

test('answers carry the lunar day, and the market that the village set', async () => {
  const { activityId } = await publish()
  const day = { day: '2026-11-14', month: '十月', lunar: '初六', term: null, market: false }
  expect((await world.must('activities.read', { ...v, activityId }, null)).days).toEqual([day])
  await setMarket({ by: 'lunar', digits: [6, 1] })
  const { days } = await world.must('activities.list', v, null)
  expect(days).toEqual([
    { day: '2026-11-02', month: '九月', lunar: '廿四', term: null, market: false },
    { ...day, market: true },
  ])
  const settings = await world.must('settings.read', v, 'zhou')
  expect(settings.market).toEqual({ by: 'lunar', digits: [1, 6] })
  const { changes } = await world.must('settings.changes', v, 'zhou')
  expect(changes[0]?.words).toEqual(['赶集：不赶集 → 农历逢一、六'])
})

test('a month has its whole weeks, what is on in them, and what ends for the household', async () => {
  await publish()
  await publish({ title: '下月', shifts: [{ ...morning, day: '2026-12-07' }] })
  const deed = { itemId: 'sweep', householdId: 'h1', doneOn: '2026-11-02', quantity: 1 }
  const { deedId } = await world.must('deeds.file', { ...v, ...deed }, 'zhao')
  await world.must('deeds.approve', { ...v, deedId }, 'sun')
  const month = await world.must('activities.month', { ...v, month: '2026-11-20' }, 'zhao')
  expect(month.days).toHaveLength(42)
  expect([month.days[0]?.day, month.days[41]?.day]).toEqual(['2026-10-26', '2026-12-06'])
  expect(month.rows.map((row) => row.activity.title)).toEqual(['清扫北沟村道'])
  expect(month.ends).toMatchObject([{ deedId, title: '清扫村道', points: 5 }])
  const others = await world.must('activities.month', { ...v, month: '2026-11-01' }, 'qian')
  expect(others.ends).toEqual([])
})

test('whoever writes it may be called by the signed-in of the village; a number in the words is for nobody', async () => {
  await world.platform.store.tx((t) => t.update('residents', 'qian', { phone: '13800001111' }))
  const { activityId } = await publish({ callMe: true })
  await world.platform.store.tx((t) =>
    t.update('activities', activityId, { contact: '钱组长 138 0000 1111' }),
  )
  const read = (as: string | null) => world.must('activities.read', { ...v, activityId }, as)
  expect((await read('zhao')).call).toEqual({
    name: expect.any(String) as string,
    phone: '13800001111',
  })
  for (const as of [null, 'far']) {
    const seen = await read(as)
    expect(seen.call).toBeUndefined()
    expect(seen.activity.contact).toBe('钱组长')
    expect(JSON.stringify(seen)).not.toContain('0000')
  }
  expect((await read('qian')).activity.contact).toBe('钱组长 138 0000 1111')
  const change = { ...v, ...about, activityId, version: 1, callMe: false }
  const shifts = [{ ...morning, shiftId: `${activityId}:1` }]
  await world.must('activities.edit', { ...change, shifts }, 'qian')
  expect((await read('zhao')).call).toBeUndefined()
})
