import { runTimer } from '../../cloudfunctions/services/timer'
import { approvedDeed, fileDeed, objectionOf } from './doing'
import { castOf } from './village'
import { worldForEach } from './world'

const v = { villageId: 'v' }
/** Two who review: one of them is near to zhao's household. */
const world = worldForEach(async (world) => {
  await world.addVillage({
    villageId: 'v',
    households: { ...castOf(), h5: { zhou: ['committee', 'reviewer'] }, h7: { he: ['committee'] } },
  })
  await world.must('settings.stateNear', { ...v, householdIds: ['h1'] }, 'sun')
})

const roles = (id: string, now: readonly string[]) =>
  world.stored.tx((t) => t.update('residents', id, { roles: now as [], staff: now.length > 0 }))
const approve = (deedId: string, as: string) => world.call('deeds.approve', { ...v, deedId }, as)
const todo = async (as: string) =>
  (await world.must('deeds.todo', v, as)).rows.map(({ deed }) => deed.deedId)

test('the household of a near relative bars a reviewer as the own one does', async () => {
  const deedId = await fileDeed(world, v)
  expect(await approve(deedId, 'sun')).toMatchObject({ code: 'OWN_HOUSEHOLD' })
  expect(await approve(deedId, 'zhou')).toMatchObject({ ok: true })
  // Whom he stated as near is not kept with what he decides or files.
  expect(JSON.stringify(await world.stored.get('deeds', deedId))).not.toContain('near')
})

test('whom somebody stated is read by him, the supervisor and the town, and by nobody else', async () => {
  const near = (as: string) => world.must('settings.near', { ...v, text: '' }, as)
  expect((await near('sun')).own).toMatchObject([{ householdId: 'h1', name: '张zhao明户' }])
  for (const as of ['li', 'officer'])
    expect((await near(as)).staff).toMatchObject([
      { residentId: 'sun', near: [{ name: '张zhao明户' }] },
    ])
  for (const as of ['zhou', 'qian']) expect(JSON.stringify(await near(as))).not.toContain('zhao')
  const { changes } = await world.must('settings.changes', v, 'zhou')
  expect(changes[0]?.words).toEqual(['近亲户：申报了 1 户'])
})

test('a supervisor near to the household does not decide on it, and the town does at once', async () => {
  await world.must('settings.stateNear', { ...v, householdIds: ['h1'] }, 'li')
  const deedId = await approvedDeed(world, v, { reviewer: 'zhou' })
  await world.must('deeds.object', { ...v, deedId, text: '没看见' }, 'wu')
  const answer = {
    ...v,
    objectionId: await objectionOf(world, deedId, 'wu'),
    decision: 'dismissed' as const,
    reason: '问过邻居',
  }
  expect(await world.call('deeds.answer', answer, 'li')).toMatchObject({ ok: false })
  expect(await world.call('deeds.answer', answer, 'officer')).toMatchObject({ ok: true })
})

test('an honour of the own household or a near one is posted by another', async () => {
  const honour = {
    ...v,
    title: '最美庭院',
    householdId: 'h6',
    citation: '院子整洁干净',
    awardedOn: '2026-10-01',
    issuer: '村委',
    consent: true,
  }
  const post = (householdId: string, as: string) =>
    world.call('honours.post', { ...honour, householdId }, as)
  expect(await post('h5', 'zhou')).toMatchObject({ code: 'HONOUR_OWN' })
  await world.must('settings.stateNear', { ...v, householdIds: ['h6'] }, 'zhou')
  expect(await post('h6', 'zhou')).toMatchObject({ code: 'HONOUR_OWN' })
  expect(await post('h6', 'he')).toMatchObject({ ok: true })
})

test('a deed whose last reviewer goes is the town’s from then on, and the village’s again with a new one', async () => {
  const deedId = await fileDeed(world, v)
  expect(await todo('officer')).toEqual([])
  expect(await todo('zhou')).toEqual([deedId])
  await roles('zhou', ['committee'])
  expect(await todo('officer')).toEqual([deedId])
  await roles('wu', ['reviewer'])
  expect(await todo('officer')).toEqual([])
  expect(await approve(deedId, 'officer')).toMatchObject({ code: 'NOT_SUBSTITUTE' })
  await roles('wu', [])
  expect(await world.call('deeds.read', { ...v, deedId }, 'officer')).toMatchObject({ ok: true })
  expect(await approve(deedId, 'officer')).toMatchObject({ ok: true })
})

test('what was filed for the town is for a reviewer who came since', async () => {
  await roles('zhou', ['committee'])
  const deedId = await fileDeed(world, v)
  expect(await todo('officer')).toEqual([deedId])
  await roles('zhou', ['committee', 'reviewer'])
  expect(await todo('zhou')).toEqual([deedId])
  expect(await approve(deedId, 'zhou')).toMatchObject({ ok: true })
})

test('what a supervisor who goes had to answer is the town’s at once', async () => {
  const deedId = await approvedDeed(world, v, { reviewer: 'zhou' })
  await world.must('deeds.object', { ...v, deedId, text: '没看见' }, 'wu')
  const waits = async () => (await world.must('deeds.objections', v, 'officer')).rows.length
  expect(await waits()).toBe(0)
  const meeting = { heldOn: '2026-11-01', minutes: '村民代表会议免去，同意 25 票。' }
  const version = (await world.stored.get('villages', 'v'))?.settingsVersion ?? 0
  const change = { ...v, version, residentId: 'li', roles: [], meeting }
  expect(await world.must('settings.giveRoles', change, 'zhou')).toEqual({ waitsFor: 'town' })
  const { rows } = await world.must('proposals.waiting', v, 'officer')
  const proposalId = rows[0]?.proposalId ?? ''
  expect(await waits()).toBe(0)
  await world.must('proposals.confirm', { ...v, proposalId }, 'officer')
  expect(await waits()).toBe(1)
})

const objected = async () => {
  const deedId = await approvedDeed(world, v, { reviewer: 'zhou' })
  await world.must('deeds.object', { ...v, deedId, text: '没看见' }, 'wu')
}
const atTown = async () => (await world.must('deeds.objections', v, 'officer')).rows.length

test('what a supervisor who erases the account had to answer is the town’s at once', async () => {
  await objected()
  expect(await atTown()).toBe(0)
  await world.must('user.erase', {}, 'li')
  expect(await atTown()).toBe(1)
})

test('so is what a supervisor is concerned by from now on, and not what another one may answer', async () => {
  await objected()
  await roles('he', ['supervisor'])
  await world.must('settings.stateNear', { ...v, householdIds: ['h1'] }, 'li')
  expect(await atTown()).toBe(0)
  await world.must('settings.stateNear', { ...v, householdIds: ['h1'] }, 'he')
  expect(await atTown()).toBe(1)
})

/** Each with a number of their own, as the roster wants it. */
async function move(residentIds: string[], householdId: string, newHeadId?: string, as = 'he') {
  const everybody = await world.stored.list('residents', {
    ...{ eq: { villageId: 'v' }, range: { field: 'name' }, limit: 100 },
  })
  await world.stored.tx(async (t) => {
    for (const [i, { _id }] of everybody.entries())
      await t.update('residents', _id, { phone: `1380000${String(1000 + i)}` })
  })
  const payload = { ...v, residentIds, householdId, ...(newHeadId ? { newHeadId } : {}) }
  await world.must('roster.movePerson', payload, as)
}

describe('an objection passes on when the roster puts the supervisor where it is concerned', () => {
  const own = async () => (await world.must('deeds.objections', v, 'li')).rows.length

  test.each([
    ['of the deed', 'h1'],
    ['of whoever objected', 'h6'],
  ])('by moving into the household %s', async (_, householdId) => {
    await objected()
    expect([await own(), await atTown()]).toEqual([1, 0])
    await move(['li'], 'h2')
    expect([await own(), await atTown()]).toEqual([1, 0])
    await move(['li'], householdId)
    expect([await own(), await atTown()]).toEqual([0, 1])
  })

  test.each([
    ['whoever objected', 'wu'],
    ['whoever did it', 'zhao'],
  ])('or %s into the supervisor’s', async (_, moving) => {
    const deedId = await approvedDeed(world, { ...v, doerId: 'zhao' }, { reviewer: 'zhou' })
    await world.must('deeds.object', { ...v, deedId, text: '没看见' }, 'wu')
    expect([await own(), await atTown()]).toEqual([1, 0])
    await move([moving], 'h4', moving === 'zhao' ? 'wife' : undefined)
    expect([await own(), await atTown()]).toEqual([0, 1])
    const answer = {
      ...{ ...v, objectionId: await objectionOf(world, deedId, 'wu') },
      ...{ decision: 'dismissed', reason: '问过邻居' },
    } as const
    expect(await world.call('deeds.answer', answer, 'li')).toMatchObject({
      code: 'OBJECTION_NOT_FOUND',
    })
    expect(await world.call('deeds.answer', answer, 'officer')).toMatchObject({ ok: true })
  })

  test('or whoever did it lives there already when somebody objects', async () => {
    const deedId = await approvedDeed(world, { ...v, doerId: 'zhao' }, { reviewer: 'zhou' })
    await move(['zhao'], 'h4', 'wife')
    await world.must('deeds.object', { ...v, deedId, text: '没看见' }, 'wu')
    expect([await own(), await atTown()]).toEqual([0, 1])
  })

  test('and not where another supervisor may answer, nor when somebody moves away', async () => {
    await objected()
    await roles('he', ['supervisor'])
    await move(['li'], 'h1', undefined, 'zhou')
    expect([await own(), await atTown()]).toEqual([0, 0])
    expect((await world.must('deeds.objections', v, 'he')).rows).toHaveLength(1)
    const { householdId } = await world.must(
      'roster.split',
      { ...v, residentIds: ['li'], groupId: 'v-g', number: '33' },
      'zhou',
    )
    expect([await own(), await atTown()]).toEqual([1, 0])
    expect((await world.stored.get('residents', 'li'))?.householdId).toBe(householdId)
  })
})

test('a reviewer who moves into the household may not decide on it from then on', async () => {
  const deedId = await fileDeed(world, v)
  expect(await todo('zhou')).toEqual([deedId])
  await move(['zhou'], 'h1')
  expect(await todo('zhou')).toEqual([])
  expect(await approve(deedId, 'zhou')).toMatchObject({ code: 'OWN_HOUSEHOLD' })
  expect(await todo('officer')).toEqual([deedId])
})

test('a supervisor is told that somebody stated near relatives, and nobody else is', async () => {
  const told = async (as: string) =>
    (await world.must('inbox.list', v, as)).notices.map(({ newer, who, reason }) => [
      newer,
      who,
      reason,
    ])
  expect(await told('li')).toEqual([['near.stated', '张sun明', '申报了 1 户近亲']])
  expect(await told('zhou')).toEqual([])
  await world.must('settings.stateNear', { ...v, householdIds: [] }, 'sun')
  expect(await told('li')).toContainEqual(['near.stated', '张sun明', '申报没有近亲户'])
})

describe('what waited three days for review', () => {
  const days = (count: number) => world.pass(count * 86_400_000)
  const told = async (as: string) =>
    (await world.must('inbox.list', v, as)).notices
      .filter(({ newer }) => newer?.startsWith('review.'))
      .map(({ newer, title }) => [newer, title])

  test('is told once, to whoever may review it', async () => {
    await fileDeed(world, v)
    days(2.9)
    await runTimer(world.platform)
    expect(await told('zhou')).toEqual([])
    days(0.1)
    await runTimer(world.platform)
    days(10)
    await runTimer(world.platform)
    expect(await told('zhou')).toEqual([['review.waits', '清扫村道']])
    // Near to the household, on the committee, supervisor: none of them has to do anything.
    for (const as of ['sun', 'he', 'li', 'zhao']) expect(await told(as)).toEqual([])
  })

  test('is told to committee and supervisor where nobody may review it', async () => {
    await roles('zhou', ['committee'])
    await fileDeed(world, v)
    await fileDeed(world, { ...v, doneOn: '2026-10-30' })
    days(3)
    await runTimer(world.platform)
    for (const as of ['zhou', 'he', 'li'])
      expect(await told(as)).toEqual([['review.atTown', '2 件事迹']])
    expect(await told('sun')).toEqual([])
  })

  test('is told no more once it was decided', async () => {
    const deedId = await fileDeed(world, v)
    await approve(deedId, 'zhou')
    days(5)
    await runTimer(world.platform)
    expect(await told('zhou')).toEqual([])
  })
})

describe('an honour of the own household, where nobody else of the committee may post it', () => {
  const honour = {
    ...v,
    title: '最美庭院',
    householdId: 'h5',
    citation: '院子整洁干净',
    awardedOn: '2026-10-01',
    issuer: '云岭镇',
    consent: true,
  }
  const propose = async (more: { photoIds?: string[] } = {}) => {
    await roles('he', [])
    const posted = await world.must('honours.post', { ...honour, ...more }, 'zhou')
    expect(posted).toMatchObject({ number: 0, waitsFor: 'town' })
    const { rows } = await world.must('proposals.waiting', v, 'officer')
    return { honourId: posted.honourId, row: rows[0]! }
  }
  const roll = async () => (await world.must('honours.list', v, null)).honours
  const read = (honourId: string, as: string) => world.call('honours.read', { ...v, honourId }, as)

  test('stands on the roll once the town agreed, and is there for nobody before', async () => {
    const { honourId, row } = await propose()
    expect(row).toMatchObject({ about: '张zhou明', may: true })
    expect(row.detail).toContain('院子整洁干净')
    expect(await roll()).toEqual([])
    for (const as of ['zhou', 'li', 'zhao'])
      expect(await read(honourId, as)).toMatchObject({ code: 'HONOUR_NOT_FOUND' })
    const named = { ...v, proposalId: row.proposalId }
    expect(await world.call('proposals.confirm', named, 'zhou')).toMatchObject({ ok: false })
    world.pass(86_400_000)
    await world.must('proposals.confirm', named, 'officer')
    expect(await roll()).toMatchObject([{ honourId, number: 1, name: '张zhou明户' }])
    expect((await world.must('inbox.list', v, 'li')).notices[0]).toMatchObject({
      newer: 'proposal.told',
    })
    const { changes } = await world.must('settings.changes', v, 'zhou')
    expect(changes[0]?.words).toEqual(['上光荣榜：最美庭院（全家）'])
    expect(await world.call('proposals.confirm', named, 'officer')).toMatchObject({
      code: 'PROPOSAL_GONE',
    })
  })

  test('never does where whoever proposed it is not on the committee any more', async () => {
    const { row } = await propose()
    await roles('zhou', [])
    const named = { ...v, proposalId: row.proposalId }
    expect(await world.call('proposals.confirm', named, 'officer')).toMatchObject({
      code: 'PROPOSAL_STALE',
    })
    expect(await roll()).toEqual([])
  })

  test('never does where the town refuses', async () => {
    const { honourId, row } = await propose()
    const refused = { ...v, proposalId: row.proposalId, reason: '材料还不齐' }
    await world.must('proposals.refuse', refused, 'officer')
    expect(await roll()).toEqual([])
    expect(await read(honourId, 'zhou')).toMatchObject({ code: 'HONOUR_NOT_FOUND' })
  })

  test.each(['refused', 'withdrawn', 'lapsed'])('%s, it lets its photos go', async (how) => {
    const owned = {
      villageId: 'v',
      ownerId: 'zhou',
      addedAt: world.platform.clock.now(),
      heldBy: null,
    }
    const free = { width: 800, height: 600, usedBy: null, used: false }
    const photo = { _id: 'p1', photoId: 'p1', ...owned, ...free }
    await world.stored.tx((t) => t.insert('photos', photo))
    const { honourId, row } = await propose({ photoIds: ['p1'] })
    expect(await world.stored.get('photos', 'p1')).toMatchObject({ used: true })
    const named = { ...v, proposalId: row.proposalId }
    if (how === 'refused')
      await world.must('proposals.refuse', { ...named, reason: '材料还不齐' }, 'officer')
    else if (how === 'withdrawn') await world.must('proposals.withdraw', named, 'zhou')
    else world.pass(31 * 86_400_000)
    await runTimer(world.platform)
    expect(await world.stored.get('honours', honourId)).toMatchObject({ photos: [] })
    expect((await world.stored.get('photos', 'p1'))?.used ?? false).toBe(false)
  })

  test('is under a masked name where the consent was taken back meanwhile', async () => {
    const { row } = await propose()
    world.pass(1000)
    await world.must('home.allowName', { ...v, residentId: 'zhou', on: false }, 'zhou')
    world.pass(1000)
    await world.must('proposals.confirm', { ...v, proposalId: row.proposalId }, 'officer')
    expect(await roll()).toMatchObject([{ name: '张*明户' }])
  })

  test('is refused as before where another one may', async () => {
    expect(await world.call('honours.post', honour, 'zhou')).toMatchObject({ code: 'HONOUR_OWN' })
  })
})
