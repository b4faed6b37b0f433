import { dailyLimits } from '@/domain/common/daily'
import type { Role } from '@/domain/common/roles'
import { runTimer } from '../../cloudfunctions/services/timer'
import { approvedDeed, objectionOf } from './doing'
import { castOf, crowdOf } from './village'
import { worldForEach } from './world'

const v = { villageId: 'v' }
/** Two recorders: `qian`, who files what is objected to, and `ma`. */
const world = worldForEach((world) =>
  world.addVillage({
    ...v,
    households: { ...castOf(), h7: { ma: ['recorder'], son: [] }, h8: { su: [], mei: [] } },
  }),
)

const publicDeed = () => approvedDeed(world, v)
const words = { text: '那天没看见有人扫', heard: true as const }
const objectFor = (deedId: string, residentId = 'su', as = 'ma') =>
  world.call('deeds.objectFor', { ...v, deedId, residentId, ...words }, as)
const mustFor = async (deedId: string, residentId = 'su', as = 'ma') => {
  expect(await objectFor(deedId, residentId, as)).toMatchObject({ ok: true })
}
const read = (deedId: string, as: string) => world.must('deeds.read', { ...v, deedId }, as)
const told = async (as: string) =>
  (await world.must('inbox.list', { ...v, limit: 50 }, as)).notices.filter((n) =>
    n.newer?.startsWith('objection.'),
  )
const change = (residentId: string, to: object) =>
  world.platform.store.tx((t) => t.update('residents', residentId, to))
const waiting = async (as = 'li') => (await world.must('deeds.objections', v, as)).rows

test('somebody objects through a recorder: the supervisor reads who did and who wrote it', async () => {
  const deedId = await publicDeed()
  await mustFor(deedId)
  expect(await waiting()).toMatchObject([
    { text: words.text, by: '张su明', byPlace: '一组 1 号', scribe: '张ma明' },
  ])
  const objectionId = await objectionOf(world, deedId, 'su')
  expect(await world.stored.get('objections', objectionId)).toMatchObject({
    by: { personId: 'su', householdId: 'h8' },
    scribe: { personId: 'ma', householdId: 'h7' },
  })
  world.pass(8 * 86_400_000)
  const [row] = await waiting('officer')
  expect(row).toMatchObject({ text: words.text, by: null })
  expect(row).not.toHaveProperty('scribe')
})

test('they are told at once, they alone, and take it back', async () => {
  const deedId = await publicDeed()
  await mustFor(deedId)
  expect(await told('su')).toMatchObject([
    { newer: 'objection.written', subjectId: deedId, who: '张*明' },
  ])
  expect(await told('ma')).toEqual([])
  expect(await read(deedId, 'su')).toMatchObject({
    objection: { ...{ text: words.text, state: 'open' }, scribe: '张*明' },
    can: { retract: true, object: false },
  })
  await world.must('deeds.retract', { ...v, deedId }, 'su')
  expect(await read(deedId, 'ma')).toMatchObject({ written: [{ state: 'withdrawn' }] })
  expect(await waiting()).toEqual([])
})

test('nobody else of the two households, nor of the village, learns of it', async () => {
  const deedId = await publicDeed()
  await mustFor(deedId)
  for (const as of ['son', 'mei', 'zhao', 'qian', 'sun', 'zhou', 'wu', null]) {
    const story = await world.must('deeds.read', { ...v, deedId }, as)
    expect(story).not.toHaveProperty('written')
    expect(story).not.toHaveProperty('objection')
    expect(JSON.stringify(story)).not.toMatch(/没看见|"su"|张su明/)
    if (as !== null) expect(await told(as)).toEqual([])
  }
})

test('the answer goes to them, and to the recorder, who goes and tells them', async () => {
  const deedId = await publicDeed()
  await mustFor(deedId)
  const objectionId = await objectionOf(world, deedId, 'su')
  const answer = { objectionId, decision: 'dismissed', reason: '问过邻居' } as const
  world.pass(60_000)
  await world.must('deeds.answer', { ...v, ...answer }, 'li')
  const [own] = await told('su')
  expect(own).toMatchObject({ newer: 'objection.dismissed', reason: '问过邻居', who: null })
  expect(await told('ma')).toMatchObject([
    { newer: 'objection.dismissed', reason: '问过邻居', who: '张su明' },
  ])
  // Also once it is posted, and nobody else may read the deed.
  world.pass(30 * 86_400_000)
  await runTimer(world.platform)
  expect(await read(deedId, 'ma')).toMatchObject({
    deed: { state: 'posted' },
    written: [{ who: '张su明', place: '一组 1 号', state: 'dismissed', text: words.text }],
    entry: null,
  })
  expect(await world.call('deeds.read', { ...v, deedId }, 'son')).toMatchObject({
    code: 'DEED_NOT_FOUND',
  })
})

test('once a deed, whoever sends it', async () => {
  const deedId = await publicDeed()
  await mustFor(deedId)
  expect(await objectFor(deedId)).toMatchObject({ code: 'OBJECTION_NOT_FOR_THEM' })
  expect(await world.call('deeds.object', { ...v, deedId, text: '我也说' }, 'su')).toMatchObject({
    code: 'OBJECTED_ALREADY',
  })
  const another = await publicDeed()
  await world.must('deeds.object', { ...v, deedId: another, text: '没看见' }, 'su')
  expect(await objectFor(another)).toMatchObject({ code: 'OBJECTION_NOT_FOR_THEM' })
})

test.each<[who: string, to: object, code: string]>([
  ['a supervisor', { roles: ['recorder', 'supervisor'] as Role[] }, 'SCRIBE_ANSWERS'],
  ['a committee member', { roles: ['recorder', 'committee'] as Role[] }, 'SCRIBE_ANSWERS'],
  ['a reviewer', { roles: ['recorder', 'reviewer'] as Role[] }, 'SCRIBE_ANSWERS'],
  ['one of the household', { householdId: 'h1' }, 'SCRIBE_CONCERNED'],
  ['a near relative', { near: ['h1'] }, 'SCRIBE_CONCERNED'],
  ['whose role was taken', { roles: [] as Role[] }, 'ROLE_MISSING'],
])('a recorder who is %s does not write it down', async (_, to, code) => {
  const deedId = await publicDeed()
  expect(await read(deedId, 'ma')).toMatchObject({ can: { objectFor: true } })
  await change('ma', to)
  expect(await read(deedId, 'ma')).toMatchObject({ can: { objectFor: false } })
  expect((await read(deedId, 'su')).scribes).toEqual([])
  expect(await objectFor(deedId)).toMatchObject({ code })
  expect(await waiting()).toEqual([])
})

test('a role that is taken while the call is on its way writes nothing', async () => {
  const deedId = await publicDeed()
  const { checkText } = world.wechat
  world.wechat.checkText = async (asked) => {
    await change('ma', { roles: [] })
    return checkText(asked)
  }
  expect(await objectFor(deedId)).toMatchObject({ code: 'ROLE_MISSING' })
  expect(await waiting()).toEqual([])
  expect(await told('su')).toEqual([])
})

test('whoever filed it, or approved it, does not either', async () => {
  expect(await objectFor(await publicDeed(), 'su', 'qian')).toMatchObject({
    code: 'SCRIBE_CONCERNED',
  })
})

test('who is no resident any more, a child, and the recorder are not written for', async () => {
  const deedId = await publicDeed()
  expect(await objectFor(deedId, 'nobody')).toMatchObject({ code: 'RESIDENT_NOT_FOUND' })
  expect(await objectFor(deedId, 'ma')).toMatchObject({ code: 'OBJECT_YOURSELF' })
  await change('su', { under18Until: '2032-05' })
  expect(await objectFor(deedId)).toMatchObject({ code: 'OBJECTOR_UNDER_14' })
  await change('su', { under18Until: null })
  expect(await objectFor(deedId)).toMatchObject({ ok: true })
})

test('what was not read back does not count', async () => {
  const deedId = await publicDeed()
  const unheard = { ...v, deedId, residentId: 'su', text: words.text }
  for (const heard of [false, undefined])
    expect(await world.call('deeds.objectFor', { ...unheard, heard }, 'ma')).toMatchObject({
      code: 'BAD_INPUT',
      message: '先念给本人听，本人说对了再提出',
    })
  expect(await waiting()).toEqual([])
})

test('whoever would object is told whom to ask, those of the own group first, and never themselves', async () => {
  const { store } = world.platform
  const group = { _id: 'g2', villageId: 'v', name: '二组', order: 2, households: 0 }
  await store.tx((t) => t.insert('groups', group))
  const deedId = await publicDeed()
  await change('wu', { roles: ['recorder'], staff: true, groupId: 'g2' })
  const scribes = async (as: string) => (await read(deedId, as)).scribes
  const [ma, wu] = [
    { name: '张*明', group: '一组' },
    { name: '张*明', group: '二组' },
  ]
  // `qian` filed it.
  expect(await scribes('su')).toEqual([ma, wu])
  await change('su', { groupId: 'g2' })
  expect(await scribes('su')).toEqual([wu, ma])
  expect(await scribes('ma')).toEqual([wu])
})

test('each resident has their own number a day, and the recorder one of all', async () => {
  const { villager } = dailyLimits.objections
  const { staff } = dailyLimits.scribed
  await world.addVillage({
    villageId: 'u',
    households: { ...castOf('u'), uh7: { uma: ['recorder'] }, ...crowdOf(4, 'u') },
  })
  const u = { villageId: 'u' }
  const doers = { filer: 'uqian', reviewer: 'usun' }
  const send = async (residentId: string) => {
    const deedId = await approvedDeed(world, { ...u, householdId: 'uh1' }, doers)
    return world.call('deeds.objectFor', { ...u, deedId, residentId, ...words }, 'uma')
  }
  const others = Array.from({ length: staff - villager }, (_, i) => `un${String(1 + (i % 2))}`)
  for (let i = 0; i < villager; i++) expect(await send('un0')).toMatchObject({ ok: true })
  expect(await send('un0')).toMatchObject({ code: 'OBJECTION_NOT_FOR_THEM' })
  for (const other of others) expect(await send(other)).toMatchObject({ ok: true })
  expect(await send('un3')).toMatchObject({
    code: 'SCRIBED_ENOUGH_TODAY',
    message: '今天替人写的异议够多了，明天 00:00 起再写，或请换一位记录员',
  })
  world.pass(86_400_000)
  expect(await send('un3')).toMatchObject({ ok: true })
})
