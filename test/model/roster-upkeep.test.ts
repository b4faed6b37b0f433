import { accountIdOf } from '@/domain/ledger/account'
import { examples } from '../../cloudfunctions/server/examples'
import { contributions } from '../../cloudfunctions/services/capabilities'
import { runTimer } from '../../cloudfunctions/services/timer'
import { tellOthers } from '../../cloudfunctions/services/roster/upkeep/aftermath'
import { writeCsv } from '../../cloudfunctions/platform/sheets/csv'
import { approvedDeed, sendFile } from './doing'
import { worldForAll } from './world'

let villages = 0
let villageId: string
/** 张…明 of a village of its own; `zhou` keeps its roster. */
const id = (who: string) => villageId + who
const clerk = () => id('zhou')

const world = worldForAll()

beforeEach(async () => {
  villageId = `up${String(++villages)}`
  await addVillage('household')
})

async function addVillage(unit: 'household' | 'resident') {
  await world.addVillage({
    villageId,
    unit,
    households: {
      [id('h1')]: { [id('su')]: [], [id('cai')]: [], [id('qiang')]: ['recorder'] },
      [id('h2')]: { [id('zhao')]: [] },
      [id('h3')]: { [id('sun')]: ['reviewer'] },
      [id('h5')]: { [id('zhou')]: ['committee'] },
    },
  })
  const { store } = world.platform
  await store.tx((t) =>
    t.insert('groups', { _id: id('-g2'), villageId, name: '二组', order: 2, households: 0 }),
  )
  // Phones of different households differ, and so do their numbers.
  for (const [i, who] of ['su', 'cai', 'qiang', 'zhao', 'sun', 'zhou'].entries())
    await store.tx((t) => t.update('residents', id(who), { phone: `1380000100${String(i)}` }))
  for (const n of ['1', '2', '3', '5'])
    await store.tx((t) => t.update('households', id(`h${n}`), { number: n }))
}

const resident = (who: string) => world.platform.store.get('residents', id(who))
const household = (h: string) => world.platform.store.get('households', id(h))
async function figures() {
  const village = await world.platform.store.get('villages', villageId)
  const { groups } = await world.must('roster.groups', { villageId }, clerk())
  return [village?.households, village?.residents, ...groups.map((g) => g.households)]
}
async function record() {
  const { changes } = await world.must('settings.changes', { villageId }, clerk())
  return changes.map(({ person, words }) => `${person ?? ''}：${words.join('；')}`)
}

/** An activity in two days; @returns the id of its one shift */
async function cleaning(capacity = 5): Promise<string> {
  const { villageId: _, ...payload } = examples['activities.publish'].payload
  const shifts = payload.shifts.map((shift) => ({ ...shift, capacity }))
  const { activityId } = await world.must(
    'activities.publish',
    { ...payload, shifts, villageId },
    id('qiang'),
  )
  return `${activityId}:1`
}
const signUp = (shiftId: string, who: string) =>
  world.must('activities.signUp', { villageId, shiftId, residentId: id(who) }, id('qiang'))

test('somebody is added, changed and leaves; figures follow, and each stands in the record of the village', async () => {
  const added = { villageId, householdId: id('h1'), name: '梁 小禾', birth: '2019-06-01' }
  const { residentId } = await world.must('roster.addPerson', added, clerk())
  expect(await figures()).toEqual([4, 7, 4, 0])
  await world.must('roster.changePerson', { villageId, residentId, relation: '孙女' }, clerk())
  await world.must('roster.personLeft', { villageId, residentId, how: 'movedOut' }, clerk())
  expect(await figures()).toEqual([4, 6, 4, 0])
  const card = await world.must('roster.card', { villageId, householdId: id('h1') }, clerk())
  expect(card.left).toEqual([{ residentId, name: '梁小禾', on: '2026-11-02', how: 'movedOut' }])
  const gone = await world.must('roster.people', { villageId, text: '梁', left: true }, clerk())
  expect(gone.people).toMatchObject([{ residentId, householdId: id('h1') }])
  await world.must('roster.personBack', { villageId, residentId }, clerk())
  const place = '一组 1 号'
  expect(await record()).toEqual([
    `梁小禾：回来了，${place}`,
    '梁小禾：迁出本村，2026-11-02 起',
    '梁小禾：与户主关系：孙女',
    `梁小禾：添进名册：${place}`,
  ])
})

test('a split keeps the people who they are, and the points where they were earned', async () => {
  const deed = { villageId, householdId: id('h1'), itemId: 'sweep' }
  await approvedDeed(world, deed, { filer: id('qiang'), reviewer: id('sun') })
  world.pass(4 * 86_400_000)
  await runTimer(world.platform)
  const before = await world.platform.store.get('accounts', accountIdOf(id('h1')))
  expect(before?.honour).toBeGreaterThan(0)
  const { householdId } = await world.must(
    'roster.split',
    { villageId, residentIds: [id('qiang')], groupId: id('-g2'), number: '21' },
    clerk(),
  )
  expect(await resident('qiang')).toMatchObject({ householdId, roles: ['recorder'] })
  expect(await figures()).toEqual([5, 6, 4, 1])
  expect(await world.platform.store.get('accounts', accountIdOf(id('h1')))).toEqual(before)
  const card = await world.must('roster.card', { villageId, householdId }, clerk())
  expect(card).toMatchObject({ group: '二组', number: '21', points: null })
  expect(await world.platform.store.get('cards', card.cardCode)).toMatchObject({ householdId })
  const old = await world.must('roster.card', { villageId, householdId: id('h1') }, clerk())
  expect(old.points).toEqual({ spendable: before?.spendable, honour: before?.honour })
  // Signed in as before, and still a recorder.
  await approvedDeed(world, { ...deed, householdId }, { filer: id('qiang'), reviewer: id('sun') })
  world.rewind()
})

test('an account of a person goes along, that of a household follows it to its group', async () => {
  villageId = `up${String(++villages)}`
  await addVillage('resident')
  for (const who of ['cai', 'zhao']) {
    const { householdId = '' } = (await resident(who)) ?? {}
    const deed = { villageId, householdId, doerId: id(who), itemId: 'sweep' }
    await approvedDeed(world, deed, { filer: id('qiang'), reviewer: id('sun') })
  }
  world.pass(4 * 86_400_000)
  await runTimer(world.platform)
  const account = async (who: string) => {
    const found = await world.platform.store.get('accounts', accountIdOf(id(who)))
    return [found?.householdId, found?.groupId]
  }
  expect(await account('cai')).toEqual([id('h1'), id('-g')])
  const move = { villageId, residentIds: [id('cai')], householdId: id('h2') }
  await world.must('roster.movePerson', move, clerk())
  expect(await account('cai')).toEqual([id('h2'), id('-g')])
  const plate = { villageId, householdId: id('h2'), groupId: id('-g2') }
  await world.must('roster.changeHousehold', plate, clerk())
  expect([await account('cai'), await account('zhao')]).toEqual([
    [id('h2'), id('-g2')],
    [id('h2'), id('-g2')],
  ])
  world.rewind()
})

test('who leaves gives places up, and the first in the queue moves up; who moves house keeps them', async () => {
  const shift = await cleaning(2)
  for (const who of ['cai', 'su', 'zhao']) await signUp(shift, who)
  const seats = async () => {
    const found = await world.platform.store.get('shifts', shift)
    return [found?.seats, found?.queue].map((list) => list?.map((p) => p.residentId))
  }
  expect(await seats()).toEqual([[id('cai'), id('su')], [id('zhao')]])
  await world.must(
    'roster.personLeft',
    { villageId, residentId: id('cai'), how: 'movedOut' },
    clerk(),
  )
  expect(await seats()).toEqual([[id('su'), id('zhao')], []])
  const move = { villageId, residentIds: [id('zhao')], householdId: id('h1') }
  await world.must('roster.movePerson', move, clerk())
  expect(await seats()).toEqual([[id('su'), id('zhao')], []])
  const signed = await world.platform.store.get('signUps', `${shift}:${id('zhao')}`)
  expect([signed?.active, signed?.householdId]).toEqual([true, id('h1')])
  expect((await household('h2'))?.leftOn).toBe('2026-11-02')
})

test('what a call that was cut off has not told the others, the timer does', async () => {
  const shift = await cleaning()
  await signUp(shift, 'cai')
  const { store } = world.platform
  await store.tx(async (t) => {
    await t.update('residents', id('cai'), { leftOn: '2026-11-02' })
    const move = { villageId, by: clerk(), at: '2026-11-02T02:00:00.000Z' }
    const who = { left: [id('cai')], moved: [], regrouped: [] }
    await t.insert('rosterMoves', { _id: id('move'), ...move, ...who })
  })
  await runTimer(world.platform)
  expect((await store.get('shifts', shift))?.seats).toEqual([])
  expect(await store.get('rosterMoves', id('move'))).toBeNull()
  await tellOthers(world.platform, id('move'), contributions)
})

test('a role is not taken away by the roster, and nobody is left without a phone to sign in with', async () => {
  const call = async (name: string, payload: object) => {
    const answer = await world.call(name, { villageId, ...payload }, clerk())
    return answer.ok ? 'done' : answer
  }
  const leaves = { residentId: id('qiang'), how: 'died' }
  expect(await call('roster.personLeft', leaves)).toMatchObject({ code: 'HOLDER_LEAVES' })
  const unplugged = { residentId: clerk(), phone: '无' }
  expect(await call('roster.changePerson', unplugged)).toMatchObject({
    code: 'LAST_PHONE',
    data: { fields: [{ field: 'phone' }] },
  })
  expect(await call('roster.closeHousehold', { householdId: id('h5') })).toMatchObject({
    code: 'HOLDER_LEAVES',
  })
  expect(await record()).toEqual([])
})

test('an import that was checked before knows an older roster, and while one is written nobody changes it', async () => {
  const rows = [
    ['组', '户号', '姓名', '与户主关系'],
    ['二组', '90', '孙德海', '户主'],
  ]
  const fileId = await sendFile(world, { villageId, purpose: 'roster' }, writeCsv(rows), clerk())
  const { importId } = await world.must('roster.checkImport', { villageId, fileId }, clerk())
  const change = { villageId, residentId: id('su'), relation: '', phone: '无' }
  await world.must('roster.changePerson', change, clerk())
  expect(await world.call('roster.import', { villageId, importId }, clerk())).toMatchObject({
    code: 'IMPORT_OUTDATED',
  })
  const { store } = world.platform
  await store.tx((t) => t.update('rosters', villageId, { runningId: 'running' }))
  expect(
    await world.call('roster.changePerson', { ...change, phone: '13800001999' }, clerk()),
  ).toMatchObject({ code: 'IMPORT_RUNNING' })
})

test('of two who change one village at once, one is asked to look again', async () => {
  const answers = await Promise.all(
    ['13800001777', '13800001777'].map((phone, i) =>
      world.call(
        'roster.changePerson',
        { villageId, residentId: id(i === 0 ? 'su' : 'zhao'), phone },
        clerk(),
      ),
    ),
  )
  const codes = answers.map((answer) => (answer.ok ? 'done' : answer.code)).sort()
  expect(codes).toEqual(['ROSTER_CHANGED', 'done'])
})

test('nobody of another village is moved, nor moves in', async () => {
  const there = villageId
  villageId = `up${String(++villages)}`
  await addVillage('household')
  for (const [name, payload] of [
    ['roster.changePerson', { residentId: `${there}su`, phone: '无' }],
    ['roster.movePerson', { residentIds: [id('cai')], householdId: `${there}h2` }],
    ['roster.split', { residentIds: [id('cai')], groupId: `${there}-g2`, number: '9' }],
  ] as const)
    expect(await world.call(name, { villageId, ...payload }, clerk())).toMatchObject({
      code: expect.stringMatching(/_NOT_FOUND$/) as string,
    })
})
