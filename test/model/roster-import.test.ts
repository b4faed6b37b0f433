import { setImmediate } from 'node:timers/promises'
import { writeCsv } from '../../cloudfunctions/platform/sheets/csv'
import { readSheets } from '../../cloudfunctions/platform/sheets/read'
import { writeXlsx } from '../../cloudfunctions/platform/sheets/write'
import { contributions } from '../../cloudfunctions/services/capabilities'
import { continueImport } from '../../cloudfunctions/services/roster/chunks'
import { runTimer } from '../../cloudfunctions/services/timer'
import { rosterTable } from '../roster/workbook'
import { sendFile } from './doing'
import { worldForAll } from './world'

// Hundreds of households, looked at after every step.
jest.setTimeout(60_000)

/** One step, and no more. */
const noTime = () => false

let villages = 0
let villageId: string
/** The clerk of the village. */
let clerk: string

const world = worldForAll()

beforeEach(async () => {
  villageId = `rv${String(++villages)}`
  clerk = `${villageId}clerk`
  await world.addVillage({
    villageId,
    households: {
      [`${villageId}h1`]: { [clerk]: ['committee'], [`${villageId}son`]: [] },
      [`${villageId}h2`]: { [`${villageId}zhao`]: [] },
    },
  })
  const { store } = world.platform
  // Houses of one group have different numbers, and people of different houses different phones.
  await store.tx((t) => t.update('households', `${villageId}h2`, { number: '2' }))
  await store.tx((t) => t.update('residents', `${villageId}zhao`, { phone: '13900005678' }))
})

const heads = ['组', '户号', '姓名', '与户主关系', '电话', '出生日期']

/** The roster as `addVillage` made it. */
function asItIs(): string[][] {
  return [
    ['一组', '1', '张小山', '户主', '13800001234', '1970-01-01'],
    ['一组', '1', '张小禾', '', '13800001234', '1970-01-01'],
    ['一组', '2', '赵永顺', '户主', '13900005678', '1970-01-01'],
  ]
}

/** Gives the people names that a file may hold. */
async function christen(): Promise<void> {
  const { store } = world.platform
  const names = { [clerk]: '张小山', [`${villageId}son`]: '张小禾', [`${villageId}zhao`]: '赵永顺' }
  for (const [id, name] of Object.entries(names))
    await store.tx((t) => t.update('residents', id, { name }))
  await store.tx((t) => t.update('households', `${villageId}h1`, { name: '张小山' }))
  await store.tx((t) => t.update('households', `${villageId}h2`, { name: '赵永顺' }))
}

const upload = (bytes: Buffer, as = clerk) =>
  sendFile(world, { villageId, purpose: 'roster' }, bytes, as)

async function check(rows: string[][], headings = heads) {
  const fileId = await upload(writeCsv([headings, ...rows]))
  return world.must('roster.checkImport', { villageId, fileId }, clerk)
}

/** What a call does that is cut off right after its first write. */
async function startOnly(importId: string): Promise<void> {
  await world.platform.store.tx(async (t) => {
    await t.insert('rosters', { _id: villageId, version: 0, runningId: importId })
    await t.update('rosterImports', importId, { state: 'writing' })
  })
}

/** What readers see of the whole village: people by household, and the figures of village and groups. */
async function seen() {
  const { store } = world.platform
  const [households, residents, village, { groups }] = await Promise.all([
    store.list('households', { eq: { villageId }, range: { field: 'name' }, limit: 1000 }),
    store.list('residents', { eq: { villageId }, range: { field: 'name' }, limit: 1000 }),
    store.get('villages', villageId),
    world.must('roster.groups', { villageId }, clerk),
  ])
  return {
    households: households.map((h) => `${h.householdId} ${h.number} ${h.name}`).sort(),
    residents: residents.map((r) => `${r.householdId} ${r.name} ${r.phone}`).sort(),
    figures: [village?.households, village?.residents],
    groups: groups.map((g) => [g.name, g.households]),
  }
}

test('three bad rows are named and listed; mended, the file is imported and a new household is found', async () => {
  await christen()
  const rows = [...asItIs(), ['一组', '7', '钱桂英', '户主', '13900007788', '1955/7/2']]
  const bad = [
    ...rows.slice(0, 3),
    ['一组', '7', '钱桂英', '户主', '139000', ''],
    ['一组', '8', '孙二娘', '女儿', '', ''],
    ['一组', '9', '', '户主', '', '昨天'],
  ]
  const refused = await check(bad)
  expect(refused).toMatchObject({ state: 'faulty', faultCount: 3, counts: { rows: 6 } })
  expect(refused.faults.map((f) => `${String(f.line)} ${f.column}`)).toEqual([
    '5 电话',
    '6 与户主关系',
    '7 姓名',
  ])
  const list = await world.platform.files.read(`rosters/${refused.importId}/faults.csv`)
  const [sheet] = (await readSheets(list ?? Buffer.alloc(0), { rowsMax: 10 })) as unknown as {
    rows: { cells: unknown[] }[]
  }[]
  expect(sheet?.rows.map((row) => row.cells[0])).toEqual(['行', '5', '6', '7'])
  expect(refused.faultsAt).toMatch(/faults\.csv/)
  expect(
    await world.call('roster.import', { villageId, importId: refused.importId }, clerk),
  ).toMatchObject({ code: 'IMPORT_FAULTY' })

  const ready = await check(rows)
  expect(ready).toMatchObject({
    state: 'ready',
    faultsAt: null,
    counts: { added: 1, changed: 0, unchanged: 3, gone: 0, newHouseholds: 1 },
    first: [{ line: 5, name: '钱桂英', state: 'new' }, {}, {}, {}],
  })
  const before = await seen()
  expect(
    await world.must('roster.import', { villageId, importId: ready.importId }, clerk),
  ).toMatchObject({ state: 'done', done: 4, total: 4 })
  const { households } = await world.must('roster.find', { villageId, text: '钱' }, clerk)
  expect(households).toMatchObject([{ name: '钱桂英户', number: '7', group: '一组' }])
  const after = await seen()
  expect(after.households).toEqual(expect.arrayContaining(before.households))
  expect([after.figures, after.groups]).toEqual([[3, 4], [['一组', 3]]])
  const householdId = households[0]?.householdId ?? ''
  const { cardCode, code } = await world.must('roster.giveCode', { villageId, householdId }, clerk)
  const first = { cardCode, proof: code, secret: '903174' }
  const bound = await world.must('session.bind', first, 'newuser')
  expect(bound.identity?.name).toBe('钱桂英')
})

test('whoever got another phone, or moved out, signs in anew; nobody else does', async () => {
  await christen()
  const as = (who: string) => world.call('home.household', { villageId }, `${villageId}${who}`)
  expect(await as('zhao')).toMatchObject({ ok: true })
  const rows = asItIs().map((row) =>
    row[2] === '赵永顺' ? [...row.slice(0, 4), '13900005555', ...row.slice(5)] : row,
  )
  const { importId } = await check(rows)
  await world.must('roster.import', { villageId, importId }, clerk)
  expect(await as('zhao')).toMatchObject({ code: 'NOT_IN_VILLAGE' })
  expect(await world.call('home.household', { villageId }, clerk)).toMatchObject({ ok: true })
  const bound = () => world.stored.list('bindings', { eq: { personId: `${villageId}zhao` } })
  expect(await bound()).toEqual([])
})

test('nothing of an uploaded file is kept, least of all an identity card number or a birthday', async () => {
  await christen()
  const zhao = `${villageId}zhao`
  await world.platform.store.tx((t) => t.update('residents', zhao, { under18Until: null }))
  const number = '11010519491231002X'
  const rows = asItIs().map((row, i) => [...row.slice(0, 5), '', i === 2 ? number : ''])
  const fileId = await upload(
    await writeXlsx([{ name: '名册', widths: [], rows: [[...heads, '身份证号'], ...rows] }]),
  )
  const ready = await world.must('roster.checkImport', { villageId, fileId }, clerk)
  expect(ready).toMatchObject({ idNumbers: true, counts: { changed: 1 } })
  expect(await world.platform.files.size(`incoming/${fileId}.bin`)).toBeNull()
  const plan = await world.platform.files.read(`rosters/${ready.importId}/chunk-0.json`)
  expect(plan?.toString()).toContain('"under18Until":"grown"')
  expect(plan?.toString()).not.toMatch(/110105|1949/)
  const again = { villageId, fileId }
  expect(await world.call('roster.checkImport', again, clerk)).toMatchObject({
    code: 'FILE_NOT_YOURS',
  })
})

describe('a large import', () => {
  const people = 900

  async function started() {
    await christen()
    const { importId } = await check(rosterTable(people).slice(1))
    const before = await seen()
    await startOnly(importId)
    return { importId, before }
  }

  test('is seen by nobody until it is seen whole, however far it has come', async () => {
    const { importId, before } = await started()
    let whole: Awaited<ReturnType<typeof seen>> | null = null
    const figures = new Set<number>()
    const { store } = world.platform
    while ((await store.get('rosterImports', importId))?.state !== 'done') {
      await continueImport(world.platform, importId, noTime, contributions)
      const now = await seen()
      const { state, done } = await world.must('roster.importState', { villageId, importId }, clerk)
      if (state === 'done') whole ??= now
      else figures.add(done)
      expect(now).toEqual(whole ?? before)
    }
    expect(whole?.figures).toEqual([302, 903])
    expect(whole?.residents).toHaveLength(903)
    expect([...figures].every((done) => done < people)).toBe(true)
    expect(figures.size).toBeGreaterThan(5)
    const raw = await world.stored.list('residents', { eq: { villageId }, limit: 1000 })
    expect(raw.filter((r) => r.pending)).toEqual([])
    expect(await world.platform.files.size(`rosters/${importId}/chunk-0.json`)).toBeNull()
  })

  test.each([0, 3, 9, 12])('cut off after %i steps, it is finished by the timer', async (steps) => {
    const { importId } = await started()
    for (let i = 0; i < steps; i++)
      await continueImport(world.platform, importId, noTime, contributions)
    await runTimer(world.platform)
    expect((await seen()).figures).toEqual([302, 903])
    expect(await world.platform.store.get('rosterImports', importId)).toMatchObject({
      state: 'done',
    })
  })

  test('two that work on it at once write nothing twice', async () => {
    const { importId } = await started()
    const { platform } = world
    await Promise.all(
      [1, 2, 3].map(() => continueImport(platform, importId, () => true, contributions)),
    )
    const { residents } = await seen()
    expect(new Set(residents).size).toBe(903)
  })

  test('pages of a list are walked without a gap while it is half written', async () => {
    const { importId } = await started()
    for (let i = 0; i < 4; i++)
      await continueImport(world.platform, importId, noTime, contributions)
    const names: string[] = []
    let after: string | undefined
    do {
      const page = await world.must(
        'roster.people',
        { villageId, text: '', limit: 2, ...(after === undefined ? {} : { after }) },
        clerk,
      )
      names.push(...page.people.map((p) => p.name))
      after = page.after ?? undefined
    } while (after !== undefined)
    expect(names.sort()).toEqual(['张小山', '张小禾', '赵永顺'].sort())
  })
})

test('what is written between the flip and the folding in stays written', async () => {
  await christen()
  const rows = asItIs().map((row, i) => (i === 2 ? [...row.slice(0, 4), '13777777777', ''] : row))
  const { importId } = await check(rows)
  const { store } = world.platform
  await startOnly(importId)
  const residentId = `${villageId}zhao`
  const phone = async () => (await store.get('residents', residentId))?.phone
  while ((await store.get('rosterImports', importId))?.state !== 'folding') {
    expect(await phone()).toBe('13900005678')
    await continueImport(world.platform, importId, noTime, contributions)
  }
  expect(await phone()).toBe('13777777777')
  await store.tx((t) => t.update('residents', residentId, { phone: '13111111111' }))
  expect(await phone()).toBe('13111111111')
  await runTimer(world.platform)
  expect(await world.stored.get('residents', residentId)).toMatchObject({
    phone: '13111111111',
    pending: null,
  })
})

test('an import again changes people in place; the missing stay, or move out where the clerk says so', async () => {
  await christen()
  const rows = [
    ['二组', '1', '张小山', '户主', '13800009999', '1970-01-01'],
    ['二组', '1', '张小禾', '长子', '', ''],
  ]
  await world.must('deeds.file', deed(`${villageId}h1`), clerk)
  const kept = await check(rows)
  expect(kept).toMatchObject({ counts: { changed: 2, gone: 1 }, goneNames: ['赵永顺'] })
  await world.must('roster.import', { villageId, importId: kept.importId }, clerk)
  expect((await seen()).figures).toEqual([2, 3])
  const me = await world.must('home.household', { villageId }, clerk)
  expect(me).toMatchObject({ householdId: `${villageId}h1`, group: '二组' })
  expect(me.members.map((m) => [m.name, m.phone, m.roles])).toEqual([
    ['张小山', '138********', ['committee']],
    ['张小禾', '138********', []],
  ])

  const zhao = `${villageId}zhao`
  expect(await world.call('home.household', { villageId }, zhao)).toMatchObject({ ok: true })
  const out = await check(rows)
  await world.must('roster.import', { villageId, importId: out.importId, movedOut: true }, clerk)
  expect((await seen()).figures).toEqual([1, 2])
  expect(await world.must('roster.find', { villageId, text: '赵' }, clerk)).toMatchObject({
    households: [],
  })
  expect(await world.call('home.household', { villageId }, zhao)).toMatchObject({
    code: 'NOT_IN_VILLAGE',
  })
  const back = await check(asItIs())
  await world.must('roster.import', { villageId, importId: back.importId }, clerk)
  // Back on the roster, and signed out while away.
  const { households } = await world.must('roster.find', { villageId, text: '赵' }, clerk)
  expect(households).toMatchObject([{ name: '赵永顺户' }])
  expect((await world.call('home.household', { villageId }, zhao)).ok).toBe(false)
})

function deed(householdId: string) {
  return { villageId, itemId: 'sweep', householdId, doneOn: '2026-11-01' }
}

test('a check that another import has overtaken is refused', async () => {
  await christen()
  const first = await check([...asItIs(), ['一组', '7', '钱桂英', '户主', '', '']])
  const second = await check([...asItIs(), ['一组', '7', '孙二娘', '户主', '', '']])
  await world.must('roster.import', { villageId, importId: first.importId }, clerk)
  expect(
    await world.call('roster.import', { villageId, importId: second.importId }, clerk),
  ).toMatchObject({ code: 'IMPORT_OUTDATED' })
})

test('another village’s import is not found', async () => {
  await christen()
  const { importId } = await check(asItIs())
  const elsewhere = `rv${String(villages + 1)}`
  await world.addVillage({
    villageId: elsewhere,
    items: [],
    households: { [`${elsewhere}h`]: { [`${elsewhere}x`]: ['committee'] } },
  })
  villages++
  for (const name of ['roster.import', 'roster.importState'])
    expect(
      await world.call(name, { villageId: elsewhere, importId }, `${elsewhere}x`),
    ).toMatchObject({ code: 'IMPORT_NOT_FOUND' })
})

test.each([
  ['too many rows', () => writeCsv(rosterTable(10_001)), 'ROSTER_TOO_LONG'],
  [
    'far too many',
    () => Buffer.from(`姓名,户主\n${'张三,张三\n'.repeat(100_000)}`),
    'ROSTER_TOO_LONG',
  ],
  ['no people', () => writeCsv([heads]), 'ROSTER_NO_PEOPLE'],
  ['nothing', () => Buffer.from('\n'), 'ROSTER_EMPTY'],
  ['an old workbook', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'SHEET_OLD_OR_LOCKED'],
])('%s is refused with a sentence', async (_, bytes, code) => {
  const fileId = await upload(bytes())
  expect(await world.call('roster.checkImport', { villageId, fileId }, clerk)).toMatchObject({
    code,
  })
})

test('a checked file that nobody imports is forgotten after a day', async () => {
  await christen()
  const { importId } = await check([...asItIs(), ['一组', '7', '钱桂英', '户主', '', '']])
  world.pass(24 * 3_600_000 - 1)
  await runTimer(world.platform)
  expect(await world.platform.store.get('rosterImports', importId)).not.toBeNull()
  world.pass(1)
  await runTimer(world.platform)
  expect(await world.platform.store.get('rosterImports', importId)).toBeNull()
  expect(await world.platform.files.size(`rosters/${importId}/chunk-0.json`)).toBeNull()
})

test('what is exported can be imported again and changes nothing', async () => {
  await christen()
  for (const kind of ['xlsx', 'csv'] as const) {
    const { address, name } = await world.must('roster.export', { villageId, kind }, clerk)
    expect(name).toBe(
      `岭头村名册 2026-11-${name.slice(-(kind.length + 3), -(kind.length + 1))}.${kind}`,
    )
    const path = /\/files\/([^?]+)/.exec(address)?.[1] ?? ''
    const fileId = await upload((await world.platform.files.read(path)) ?? Buffer.alloc(0))
    const read = await world.must('roster.checkImport', { villageId, fileId }, clerk)
    expect(read.counts).toMatchObject({ unchanged: 3, added: 0, changed: 0, gone: 0 })
  }
})

test('the template is a roster without faults', async () => {
  await christen()
  const { address } = await world.must('roster.template', { villageId }, clerk)
  const path = /\/files\/([^?]+)/.exec(address)?.[1] ?? ''
  const fileId = await upload((await world.platform.files.read(path)) ?? Buffer.alloc(0))
  const read = await world.must('roster.checkImport', { villageId, fileId }, clerk)
  expect(read).toMatchObject({ faults: [], sheet: '名册' })
})

test('what the clerk says of a heading is remembered for the village, and for no other', async () => {
  await christen()
  const heading = ['组', '房屋编号（新）', '姓名', '与户主关系', '电话', '出生日期']
  const asked = await check(asItIs(), heading)
  expect(asked.columns.filter((c) => c.asked)).toMatchObject([
    { key: '房屋编号(新)', title: '房屋编号(新)', letter: 'B', sample: '1' },
  ])
  const fileId = await upload(writeCsv([heading, ...asItIs()]))
  const columns = [{ key: '房屋编号(新)', as: 'number' as const }]
  const said = await world.must('roster.checkImport', { villageId, fileId, columns }, clerk)
  expect(said.counts).toMatchObject({ unchanged: 3, added: 0 })
  const again = await check(asItIs(), heading)
  expect(again.columns.find((c) => c.title === '房屋编号(新)')).toMatchObject({
    as: 'number',
    chosen: true,
    asked: false,
  })
  expect(await world.stored.get('rosterHeadings', villageId)).toMatchObject({ titles: columns })
  expect(JSON.stringify(await world.stored.get('rosterHeadings', 'rv1'))).not.toContain(
    villageId === 'rv1' ? 'never' : '房屋编号',
  )
})

test('every sheet is read or named, and the clerk may choose', async () => {
  await christen()
  const [, , zhao] = asItIs()
  const book = await writeXlsx([
    {
      name: '汇总',
      widths: [],
      rows: [
        ['组', '户主姓名', '人口数'],
        ['一组', '张小山', '2'],
        ['一组', '赵永顺', '1'],
      ],
    },
    { name: '一户', widths: [], rows: [heads, ...asItIs().slice(0, 2)] },
    { name: '二户', widths: [], rows: [heads, zhao ?? []] },
  ])
  const fileId = await upload(book)
  const all = await world.must('roster.checkImport', { villageId, fileId }, clerk)
  expect(all.sheets.map((s) => s.state)).toEqual(['summary', 'read', 'read'])
  expect(all.counts).toMatchObject({ rows: 3, households: 2, unchanged: 3, gone: 0 })
  const one = { villageId, fileId: await upload(book), sheets: ['一户'] }
  const some = await world.must('roster.checkImport', one, clerk)
  expect(some.sheets.map((s) => s.state)).toEqual(['left', 'read', 'left'])
  expect(some.counts).toMatchObject({ rows: 2, gone: 1 })
})

test('the same family under a new head keeps its household, its card and its account', async () => {
  await christen()
  const { store } = world.platform
  const before = await store.get('households', `${villageId}h1`)
  // The head of old holds a role, and a file sends nobody with a role away.
  await store.tx((t) => t.update('residents', clerk, { roles: [], staff: false }))
  await store.tx((t) =>
    t.update('residents', `${villageId}zhao`, { roles: ['committee'], staff: true }),
  )
  const rows = [
    ['一组', '张小禾', '张小禾', '户主', ''],
    ['一组', '张小禾', '张小山', '父亲', '已故'],
    ['一组', '赵永顺', '赵永顺', '户主', ''],
  ]
  const zhao = `${villageId}zhao`
  const fileId = await upload(
    writeCsv([['组', '户主', '姓名', '与户主关系', '状态'], ...rows]),
    zhao,
  )
  const ready = await world.must('roster.checkImport', { villageId, fileId }, zhao)
  expect(ready).toMatchObject({
    counts: { newHouseholds: 0, added: 0, gone: 0, left: 1 },
    leftNames: ['张小山'],
    holders: ['赵永顺'],
  })
  const started = { villageId, importId: ready.importId }
  await world.must('roster.import', started, zhao)
  const after = await store.get('households', `${villageId}h1`)
  expect(after).toMatchObject({ name: '张小禾', cardCode: before?.cardCode })
  expect(await store.get('residents', clerk)).toMatchObject({
    leftOn: expect.stringMatching(/^2026-11-/) as string,
  })
})

test('an import that would part a role from its person stops; what went wrong before, the town mends', async () => {
  await christen()
  const founder = ['三组', '12', '张小山', '户主', '13900000000', '']
  const stopped = await check([founder, ...asItIs().slice(2)])
  expect(stopped).toMatchObject({ state: 'faulty', faults: [{ line: 2, name: '张小山' }] })
  expect(stopped.faults[0]?.reason).toContain('有职务（村委）')

  const { store } = world.platform
  // As an import of before left it: somebody new of that name has the phone, and the role is on a row without one.
  await store.tx(async (t) => {
    await t.update('residents', clerk, { phone: '' })
    const old = await t.get('residents', `${villageId}zhao`)
    if (old) {
      const anew = { residentId: `${villageId}anew`, name: '张小山', phone: '13900000000' }
      await t.insert('residents', {
        ...old,
        ...anew,
        _id: anew.residentId,
        roles: [],
        staff: false,
      })
    }
  })
  const mend = { villageId, name: '张小山', phone: '13900000000', reason: '导入时把他记成了新人' }
  expect(await world.call('settings.restoreHolder', mend, clerk)).toMatchObject({
    code: 'ROLE_MISSING',
  })
  expect(await world.must('settings.restoreHolder', mend, 'officer')).toEqual({
    group: '一组',
    number: '2',
  })
  expect(await store.get('residents', `${villageId}anew`)).toMatchObject({
    roles: ['committee'],
    staff: true,
  })
  expect(await store.get('residents', clerk)).toMatchObject({ roles: [], staff: false })
  const [change] = await store.list('settingChanges', {
    eq: { villageId },
    range: { field: 'version' },
  })
  expect(change).toMatchObject({
    by: 'officer',
    words: ['上级恢复登录：改了手机号，职务（村委）随人', '缘由：导入时把他记成了新人'],
  })
})

describe('who moved out', () => {
  const shift = { day: '2026-11-04', from: '08:00', to: '10:00', capacity: 1 }
  const about = { title: '清河道垃圾', kind: 'service', place: '河边' } as const
  const signUp = (shiftId: string, who: string) => {
    const residentId = `${villageId}${who}`
    return world.call('activities.signUp', { villageId, shiftId, residentId }, clerk)
  }
  const publish = async (from: string, to: string) => {
    const plan = { villageId, ...about, shifts: [{ ...shift, from, to }] }
    return `${(await world.must('activities.publish', plan, clerk)).activityId}:1`
  }
  const placesIn = async (shiftId: string) => {
    const { attendees } = await world.must('activities.attendees', { villageId, shiftId }, clerk)
    return attendees.map((a) => [a.residentId.slice(villageId.length), a.state])
  }
  const notices = async () => {
    const list = await world.must('inbox.list', { villageId, limit: 50 }, clerk)
    return list.notices.filter((n) => n.kind === 'activity.seated')
  }

  /** 赵永顺 has the only place of the morning and waits for one of the evening. */
  async function places() {
    await christen()
    const morning = await publish('08:00', '10:00')
    const evening = await publish('18:00', '20:00')
    for (const who of ['zhao', 'son']) await signUp(morning, who)
    for (const who of ['son', 'zhao']) await signUp(evening, who)
    return { morning, evening }
  }
  const withoutZhao = () => asItIs().slice(0, 2)

  test('leaves seats and queues of coming shifts, and whoever moves up is told', async () => {
    const { morning, evening } = await places()
    expect(await placesIn(morning)).toEqual([
      ['zhao', 'seated'],
      ['son', 'queued'],
    ])
    const { importId } = await check(withoutZhao())
    await world.must('roster.import', { villageId, importId, movedOut: true }, clerk)
    expect(await placesIn(morning)).toEqual([['son', 'seated']])
    expect(await placesIn(evening)).toEqual([['son', 'seated']])
    expect(await notices()).toMatchObject([{ subjectId: morning.slice(0, -2) }])
  })

  test('keeps the place where the file leaves somebody out who did not move', async () => {
    const { morning } = await places()
    const { importId } = await check(withoutZhao())
    await world.must('roster.import', { villageId, importId, movedOut: false }, clerk)
    expect(await placesIn(morning)).toEqual([
      ['zhao', 'seated'],
      ['son', 'queued'],
    ])
  })

  test('leaves them once, also where the writing broke off after each step', async () => {
    const { morning } = await places()
    const { importId } = await check(withoutZhao())
    await startOnly(importId)
    await world.platform.store.tx((t) => t.update('rosterImports', importId, { movedOut: true }))
    const { store } = world.platform
    const tx = jest.spyOn(store, 'tx')
    for (let i = 0; i < 12; i++) {
      // Every other step is cut off before its first write, or after it.
      if (i % 2 === 0) tx.mockImplementationOnce(() => Promise.reject(new Error('killed')))
      await continueImport(world.platform, importId, noTime, contributions).catch(() => null)
    }
    tx.mockRestore()
    expect((await store.get('rosterImports', importId))?.state).toBe('done')
    expect(await placesIn(morning)).toEqual([['son', 'seated']])
    expect(await notices()).toHaveLength(1)
  })

  test('is neither signed up nor filed for, nor confirmed for a day after that', async () => {
    await christen()
    const { importId } = await check(withoutZhao())
    await world.must('roster.import', { villageId, importId, movedOut: true }, clerk)
    const shiftId = await publish('08:00', '10:00')
    const residentId = `${villageId}zhao`
    expect(await signUp(shiftId, 'zhao')).toMatchObject({ code: 'RESIDENT_NOT_FOUND' })
    const deed = { villageId, itemId: 'sweep', doneOn: '2026-11-01' }
    const gone = { ...deed, householdId: `${villageId}h2` }
    expect(await world.call('deeds.file', gone, clerk)).toMatchObject({
      code: 'HOUSEHOLD_NOT_FOUND',
    })
    const sonLeft = { leftOn: '2026-11-01' }
    await world.platform.store.tx((t) => t.update('residents', `${villageId}son`, sonLeft))
    const doer = { ...deed, householdId: `${villageId}h1`, doerId: `${villageId}son` }
    expect(await world.call('deeds.file', doer, clerk)).toMatchObject({
      code: 'DOER_NOT_IN_HOUSEHOLD',
    })
    world.pass(3 * 86_400_000)
    const came = { villageId, shiftId, came: [{ residentId }] }
    expect(await world.call('activities.confirm', came, clerk)).toMatchObject({
      code: 'RESIDENT_NOT_FOUND',
    })
  })
})

test('others are answered while a large file is read and compared', async () => {
  const fileId = await upload(
    await writeXlsx([{ name: '名册', widths: [], rows: rosterTable(3000) }]),
  )
  let checked = false as boolean
  const checking = world
    .must('roster.checkImport', { villageId, fileId }, clerk)
    .finally(() => (checked = true))
  let answered = 0
  while (!checked) {
    await world.must('home.village', { villageId }, null)
    answered++
    await setImmediate()
  }
  expect((await checking).counts.rows).toBe(3000)
  expect(answered).toBeGreaterThan(500)
})
