import { runTimer } from '../../cloudfunctions/services/timer'
import { fileDeed } from './doing'
import { castOf } from './village'
import { worldForAll } from './world'

let drawn = 0

const world = worldForAll()

async function village(): Promise<string> {
  const v = `set${String(drawn++)}`
  const zhou = { [`${v}zhou`]: ['reviewer', 'committee'] } as const
  await world.addVillage({ villageId: v, households: { ...castOf(v), [`${v}h5`]: zhou } })
  return v
}

const householdOf = (v: string) => ({ villageId: v, householdId: `${v}h1` })
const read = (v: string) => world.must('settings.read', { villageId: v }, `${v}zhou`)
const day = 24 * 3_600_000

test('a change is read again, recorded with who made it, and needs the version it saw', async () => {
  const v = await village()
  const change = { villageId: v, version: 0, claimDays: 20, ranking: false }
  expect(await world.must('settings.change', change, `${v}zhou`)).toEqual({ version: 1 })
  expect(await read(v)).toMatchObject({ version: 1, claimDays: 20, ranking: false })
  expect(
    await world.call('settings.change', { ...change, claimDays: 10 }, `${v}zhou`),
  ).toMatchObject({ code: 'SETTINGS_STALE' })
  const { changes } = await world.must('settings.changes', { villageId: v }, `${v}zhou`)
  expect(changes).toHaveLength(1)
  expect(changes[0]).toMatchObject({
    by: `张${v}zhou明`,
    person: null,
    words: ['补报期限：30 天 → 20 天', '积分榜：关闭排名'],
  })
})

test('publicity days hold for what is approved from tomorrow on', async () => {
  const v = await village()
  await world.must('settings.change', { villageId: v, version: 0, publicityDays: 0 }, `${v}zhou`)
  expect(await read(v)).toMatchObject({ publicityDays: 3, publicityNext: { days: 0 } })
  const approved = async () => {
    const doneOn = world.platform.clock.now().slice(0, 10)
    const deedId = await fileDeed(world, { ...householdOf(v), doneOn }, `${v}qian`)
    return (await world.must('deeds.approve', { villageId: v, deedId }, `${v}zhou`)).endsAt
  }
  expect(await approved()).toBe('2026-11-05T16:00:00.000Z')
  world.pass(day)
  expect(await read(v)).toMatchObject({ publicityDays: 0, publicityNext: null })
  expect(await approved()).toBe(world.platform.clock.now())
  world.rewind()
})

test('the unit can be chosen until the first deed is filed, and never again', async () => {
  const v = await village()
  const unit = (unit: 'household' | 'resident', version: number) =>
    world.call('settings.change', { villageId: v, version, unit }, `${v}zhou`)
  expect(await unit('resident', 0)).toMatchObject({ ok: true })
  await fileDeed(world, { ...householdOf(v), doerId: `${v}zhao` }, `${v}qian`)
  expect(await read(v)).toMatchObject({ unit: 'resident', unitFixed: true })
  expect(await unit('household', 1)).toMatchObject({ code: 'UNIT_FIXED' })
})

test('a deed and a change of the unit at the same moment: never an account of the other unit', async () => {
  for (let n = 0; n < 6; n++) {
    const v = await village()
    const change = () =>
      world.call('settings.change', { villageId: v, version: 0, unit: 'resident' }, `${v}zhou`)
    const claim = { ...householdOf(v), itemId: 'sweep', doerId: `${v}zhao`, doneOn: '2026-11-01' }
    const file = () => world.call('deeds.file', claim, `${v}qian`)
    const [, filed] = await Promise.all(n % 2 ? [change(), file()] : [file(), change()].reverse())
    const { unit } = await read(v)
    const deeds = await world.must('deeds.mine', { villageId: v }, `${v}zhao`)
    if (!filed?.ok) continue
    const deed = await world.platform.store.get('deeds', deeds.deeds[0]?.deedId ?? '')
    if (deed) expect(deed.accountId).toBe(`points:${unit === 'household' ? `${v}h1` : `${v}zhao`}`)
  }
})

test('groups are added, renamed and removed while nobody lives in them', async () => {
  const v = await village()
  const name = (version: number, name: string, groupId?: string) =>
    world.call(
      'settings.nameGroup',
      { villageId: v, version, name, ...(groupId ? { groupId } : {}) },
      `${v}zhou`,
    )
  const remove = (version: number, groupId: string) =>
    world.call('settings.removeGroup', { villageId: v, version, groupId }, `${v}zhou`)
  const added = await name(0, '二组')
  const groupId = added.ok ? (added.data as { groupId: string }).groupId : ''
  expect(await name(1, '二组')).toMatchObject({ code: 'GROUP_NAME_TAKEN' })
  expect(await name(1, '河东组', groupId)).toMatchObject({ ok: true })
  expect(await name(2, '别村的组', 'set0-g')).toMatchObject(
    v === 'set0' ? {} : { code: 'GROUP_NOT_FOUND' },
  )
  expect((await read(v)).groups.map((g) => g.name)).toEqual(['一组', '河东组'])
  expect(await remove(2, `${v}-g`)).toMatchObject({ code: 'GROUP_NOT_EMPTY' })
  expect(await remove(2, groupId)).toMatchObject({ ok: true })
})

test('a ranking that is switched off shows no board, the points stay', async () => {
  const v = await village()
  await runTimer(world.platform)
  await world.must('settings.change', { villageId: v, version: 0, ranking: false }, `${v}zhou`)
  expect(
    await world.must('ranking.page', { villageId: v, kind: 'month', from: 0 }, `${v}zhao`),
  ).toMatchObject({ rows: [] })
})

test('the supervisor, who decides on none of it, reads names in settings and record as people agreed', async () => {
  const v = await village()
  await world.must('settings.change', { villageId: v, version: 0, claimDays: 20 }, `${v}zhou`)
  const roles = { villageId: v, version: 1, residentId: `${v}wu`, roles: ['recorder' as const] }
  await world.must('settings.giveRoles', roles, `${v}zhou`)
  const all = async (as: string) => {
    const { changes } = await world.must('settings.changes', { villageId: v }, `${v}${as}`)
    const { staff } = await world.must('settings.read', { villageId: v }, `${v}${as}`)
    return [...changes.flatMap(({ by, person }) => [by, person]), ...staff.map((s) => s.name)]
  }
  expect(new Set(await all('zhou'))).toContain(`张${v}wu明`)
  expect(new Set(await all('li'))).toEqual(new Set(['张*明', null, `张${v}li明`]))
  await world.must('home.allowName', { villageId: v, residentId: `${v}wu`, on: true }, `${v}wu`)
  expect(new Set(await all('li'))).toContain(`张${v}wu明`)
})
