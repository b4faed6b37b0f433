import * as fc from 'fast-check'
import { postDeed } from '../../cloudfunctions/services/deeds/posting'
import { runTimer } from '../../cloudfunctions/services/timer'
import { accountsOf, verifyAccount } from '../../cloudfunctions/services/ledger/ledger'
import { listAll } from '../../cloudfunctions/services/common/documents-tools'
import { reservingStates } from '@/domain/deeds/states'
import { approvedDeed, fileDeed, objectionOf } from './doing'
import { castOf } from './village'
import { cappedSweep, litter, runs, worldForAll } from './world'

const world = worldForAll()

type OnDeed = 'approve' | 'reject' | 'withdraw' | 'takeBack' | 'object' | 'retract'
type Step =
  | { do: 'file'; item: 'sweep' | 'litter'; again: boolean }
  | { do: OnDeed; pick: number; again: boolean }
  | { do: 'answer'; pick: number; uphold: boolean; again: boolean }
  | { do: 'timer'; hours: number; again: boolean }

const again = fc.boolean()
const pick = fc.nat()
const file = fc.record({
  do: fc.constant('file' as const),
  item: fc.constantFrom('sweep' as const, 'sweep' as const, 'litter' as const),
  again,
})
const onDeed = (action: OnDeed) => fc.record({ do: fc.constant(action), pick, again })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: file },
  { weight: 6, arbitrary: onDeed('approve') },
  { weight: 1, arbitrary: onDeed('reject') },
  { weight: 2, arbitrary: onDeed('withdraw') },
  { weight: 2, arbitrary: onDeed('takeBack') },
  { weight: 2, arbitrary: onDeed('object') },
  { weight: 1, arbitrary: onDeed('retract') },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('answer' as const), pick, uphold: fc.boolean(), again }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('timer' as const),
      hours: fc.integer({ min: 0, max: 60 }),
      again,
    }),
  },
)

let villages = 0

/** One village of its own a run: commands in any order, some sent twice under one key, the timer at any time. */
async function play(steps: readonly Step[]): Promise<string> {
  const v = `v${String(++villages)}`
  world.rewind()
  await world.addVillage({
    villageId: v,
    publicityDays: villages % 3,
    items: [cappedSweep, litter],
    households: castOf(v),
  })
  const filed: { deedId: string; item: 'sweep' | 'litter' }[] = []
  for (const [i, s] of steps.entries()) {
    if (s.do === 'timer') {
      world.pass(s.hours * 3_600_000)
      await runTimer(world.platform)
      if (s.again) await Promise.all([runTimer(world.platform), runTimer(world.platform)])
      continue
    }
    const deed = s.do === 'file' ? undefined : filed[s.pick % Math.max(1, filed.length)]
    if (s.do !== 'file' && !deed) continue
    const [name, payload, who] = await commandOf(v, s, deed)
    const key = `${v}-step-${String(i)}`
    const first = await world.call(name, payload, who, key)
    if (s.again) {
      const second = await world.call(name, payload, who, key)
      if (first.ok) expect(second).toEqual(first)
    }
    if (s.do === 'file' && first.ok)
      filed.push({ deedId: (first.data as { deedId: string }).deedId, item: s.item })
  }
  world.pass(4 * 86_400_000)
  await runTimer(world.platform)
  return v
}

async function commandOf(
  v: string,
  s: Exclude<Step, { do: 'timer' }>,
  deed: { deedId: string; item: string } | undefined,
): Promise<[string, object, string]> {
  const deedId = deed?.deedId ?? ''
  switch (s.do) {
    case 'file':
      return [
        'deeds.file',
        { villageId: v, itemId: s.item, householdId: `${v}h1`, doneOn: today() },
        `${v}qian`,
      ]
    case 'approve':
      return [
        'deeds.approve',
        { villageId: v, deedId, ...(deed?.item === 'litter' ? { points: 3 } : {}) },
        `${v}sun`,
      ]
    case 'reject':
      return ['deeds.reject', { villageId: v, deedId, reason: '照片不清' }, `${v}sun`]
    case 'withdraw':
      return ['deeds.withdraw', { villageId: v, deedId }, `${v}qian`]
    case 'takeBack':
      return ['deeds.takeBack', { villageId: v, deedId, reason: '分值选错了' }, `${v}sun`]
    case 'retract':
      return ['deeds.retract', { villageId: v, deedId }, `${v}zhao`]
    case 'object':
      return ['deeds.object', { villageId: v, deedId, text: '没有看见' }, `${v}zhao`]
    case 'answer':
      return [
        'deeds.answer',
        {
          villageId: v,
          objectionId: await objectionOf(world, deedId, `${v}zhao`).catch(() => 'none'),
          decision: s.uphold ? 'upheld' : 'dismissed',
          reason: '查过了',
        },
        `${v}li`,
      ]
  }
}

function today(): string {
  return new Date(Date.parse(world.platform.clock.now()) + 8 * 3_600_000).toISOString().slice(0, 10)
}

test('whatever the order of file, approve, object, withdraw, timer and retry, the books hold', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (steps) => {
      const v = await play(steps)
      const { store } = world.platform
      const deeds = await listAll(store, 'deeds', {
        eq: { householdId: `${v}h1` },
        range: { field: 'filedAt' },
      })
      const accounts = await accountsOf(store, v)
      const entries = await store.list('entries', {
        eq: { accountId: `points:${v}h1` },
        range: { field: 'seq' },
        limit: 1000,
      })

      for (const account of accounts)
        expect(await verifyAccount(store, account)).toMatchObject({ ok: true })
      const posted = deeds.filter((d) => d.state === 'posted')
      expect(entries.map((e) => e.source.id).sort()).toEqual(posted.map((d) => d.deedId).sort())
      expect(entries.map((e) => e.seq)).toEqual(entries.map((_, i) => i + 1))
      expect(accounts.reduce((sum, a) => sum + a.honour, 0)).toBe(
        entries.reduce((sum, e) => sum + e.honour, 0),
      )

      const held = new Map<string, number>(monthsOf(v).map((id) => [id, 0]))
      for (const deed of deeds) {
        if (!reservingStates.includes(deed.state)) expect(deed.reserved).toEqual([])
        for (const { id, amount } of deed.reserved) held.set(id, (held.get(id) ?? 0) + amount)
      }
      for (const [id, amount] of held) {
        expect(amount).toBeLessThanOrEqual(12)
        expect((await store.get('capUses', id))?.used ?? 0).toBe(amount)
      }
      for (const deed of deeds) {
        const dueAndFree =
          deed.state === 'publicity' && (deed.dueAt ?? '') <= world.platform.clock.now()
        expect(dueAndFree).toBe(false)
      }
    }),
    { numRuns: runs(1000) },
  )
}, 240_000)

/** The cap of the rule in every month that a run may reach. */
function monthsOf(v: string): string[] {
  return ['2026-11', '2026-12', '2027-01'].map((month) => `${v}:sweep:h:${v}h1:p:${month}`)
}

test('posting is its own receipt, and an objection or a withdrawal holds it back', async () => {
  const v = 'once'
  world.rewind()
  await world.addVillage({
    villageId: v,
    publicityDays: 1,
    items: [cappedSweep],
    households: castOf(v),
  })
  const village = await world.platform.store.get('villages', v)
  if (!village) throw new Error('the village is there')
  const deed = { villageId: v, householdId: `${v}h1`, doneOn: today() }
  const approved = () => approvedDeed(world, deed, { filer: `${v}qian`, reviewer: `${v}sun` })
  const post = (deedId: string) => postDeed(world.platform, village, deedId, '')
  const [first, second] = [await approved(), await approved()]
  await world.must('deeds.withdraw', { villageId: v, deedId: second }, `${v}qian`)
  world.pass(2 * 86_400_000)
  expect(await Promise.all([post(first), post(first), post(first)])).toEqual([true, false, false])
  expect(await post(second)).toBe(false)
  expect(await world.platform.store.get('accounts', `points:${v}h1`)).toMatchObject({
    seq: 1,
    honour: 5,
  })
})

test('nothing is taken back once publicity is over, even if the timer is late', async () => {
  const v = 'over'
  world.rewind()
  await world.addVillage({ villageId: v, items: [cappedSweep], households: castOf(v) })
  const deed = { villageId: v, itemId: 'sweep', householdId: `${v}h1`, doneOn: today() }
  const approved = async () => {
    const { deedId } = await world.must('deeds.file', deed, `${v}qian`)
    const { endsAt } = await world.must('deeds.approve', { villageId: v, deedId }, `${v}sun`)
    return { villageId: v, deedId, endsAt }
  }
  const [{ endsAt, ...first }, { endsAt: _, ...second }] = [await approved(), await approved()]
  const can = async () => {
    const story = await world.must('deeds.read', first, `${v}qian`)
    const { can } = await world.must('deeds.read', first, `${v}sun`)
    return [story.can.withdraw, can.takeBack]
  }
  const takeBack = (of: object) =>
    world.call('deeds.takeBack', { ...of, reason: '分值选错了' }, `${v}sun`)
  world.pass(Date.parse(endsAt) - Date.parse(world.platform.clock.now()) - 1)
  expect(await can()).toEqual([true, true])
  expect(await takeBack(second)).toMatchObject({ ok: true })
  world.pass(1)
  expect(await can()).toEqual([false, false])
  expect(await world.call('deeds.withdraw', first, `${v}qian`)).toMatchObject({
    code: 'WITHDRAW_CLOSED',
  })
  expect(await takeBack(first)).toMatchObject({ code: 'TAKE_BACK_CLOSED' })
  await runTimer(world.platform)
  expect(await world.must('deeds.read', first, `${v}qian`)).toMatchObject({
    deed: { state: 'posted' },
  })
})

test('an approval that was taken back is decided anew, told anew and counts what is decided then', async () => {
  const v = 'back'
  world.rewind()
  const item = { ...cappedSweep, points: { kind: 'range' as const, from: 2, to: 9 } }
  await world.addVillage({
    villageId: v,
    items: [item],
    households: { ...castOf(v), [`${v}h6`]: { [`${v}wu`]: ['reviewer'] } },
  })
  const deed = { villageId: v, itemId: 'sweep', householdId: `${v}h1`, doneOn: today() }
  const { deedId } = await world.must('deeds.file', deed, `${v}qian`)
  const of = { villageId: v, deedId }
  await world.must('deeds.approve', { ...of, points: 9 }, `${v}sun`)
  await world.must('deeds.object', { ...of, text: '分给多了' }, `${v}li`)
  const reason = '分值选错了'
  for (const as of ['zhao', 'qian', 'li'])
    expect(await world.call('deeds.takeBack', { ...of, reason }, v + as)).toMatchObject({
      ok: false,
    })
  // Another reviewer than the one who approved.
  await world.must('deeds.takeBack', { ...of, reason }, `${v}wu`)
  expect((await world.must('deeds.todo', { villageId: v }, `${v}sun`)).rows).toMatchObject([
    { deed: { deedId, state: 'filed', points: null, takenBack: reason } },
  ])
  expect(await world.platform.store.get('capUses', monthsOf(v)[0] ?? '')).toMatchObject({ used: 0 })
  const told = async (as: string) =>
    (await world.must('inbox.list', { villageId: v, limit: 20 }, v + as)).notices.map((n) => [
      n.newer ?? n.kind,
      n.reason,
    ])
  expect(await told('zhao')).toContainEqual(['deed.takenBack', reason])
  expect(await told('qian')).toEqual([['deed.takenBack', reason]])
  expect(await told('li')).toEqual([['objection.lapsed', null]])
  expect(await world.must('deeds.read', of, `${v}li`)).toMatchObject({
    deed: { state: 'filed' },
    objection: { state: 'lapsed' },
  })
  await world.must('deeds.approve', { ...of, points: 3 }, `${v}sun`)
  await world.must('deeds.object', { ...of, text: '还是多了' }, `${v}li`)
  await world.must('deeds.retract', of, `${v}li`)
  // And once more, by whoever approved it.
  await world.must('deeds.takeBack', { ...of, reason: '还是不对' }, `${v}sun`)
  await world.must('deeds.approve', { ...of, points: 2 }, `${v}wu`)
  world.pass(4 * 86_400_000)
  await runTimer(world.platform)
  expect(await world.must('ledger.account', { villageId: v }, `${v}zhao`)).toMatchObject({
    honour: 2,
    entries: [{ record: { honour: 2, approvedBy: `${v}wu` } }],
  })
  expect((await told('zhao')).map(([kind]) => kind).sort()).toEqual([
    ...['deed.approved', 'deed.approved', 'deed.approved'],
    ...['deed.posted', 'deed.takenBack', 'deed.takenBack'],
  ])
})

test('a deed that cannot be posted keeps no other of the same evening from it', async () => {
  const v = 'broken'
  await world.addVillage({ villageId: v, items: [cappedSweep], households: castOf(v) })
  const approved = (householdId: string) => {
    const deed = { villageId: v, householdId, doneOn: today() }
    return approvedDeed(world, deed, { filer: `${v}qian`, reviewer: `${v}sun` })
  }
  const deeds = [await approved(`${v}h4`), await approved(`${v}h1`), await approved(`${v}h1`)]
  const [first = ''] = deeds
  await world.stored.tx((t) => t.update('deeds', first, { granted: null }))
  world.pass(5 * 86_400_000)
  await runTimer(world.platform)
  const states = deeds.map((deedId) => world.stored.get('deeds', deedId))
  expect((await Promise.all(states)).map((deed) => deed?.state)).toEqual([
    'publicity',
    'posted',
    'posted',
  ])
  // Nor is the village settled while one is left.
  expect((await world.stored.get('timers', v))?.settledUntil).toBe('')
  await world.stored.tx((t) => t.update('deeds', first, { granted: 5 }))
  world.pass(61_000)
  await runTimer(world.platform)
  expect(await world.stored.get('accounts', `points:${v}h4`)).toMatchObject({ seq: 1, honour: 5 })
})

test('a key used for another payload is refused and changes nothing', async () => {
  const v = 'keys'
  await world.addVillage({ villageId: v, items: [cappedSweep], households: castOf(v) })
  const file = (doneOn: string) =>
    world.call(
      'deeds.file',
      { villageId: v, itemId: 'sweep', householdId: `${v}h1`, doneOn },
      `${v}qian`,
      'same-key-1',
    )
  expect((await file(today())).ok).toBe(true)
  expect(await file('2026-11-01')).toMatchObject({ ok: false, code: 'KEY_REUSED' })
  expect(
    await world.platform.store.count('deeds', { eq: { householdId: `${v}h1`, pending: true } }),
  ).toBe(1)
})

test('a command sent again gets its first answer, though by now it would be refused before it writes', async () => {
  const v = 'late'
  await world.addVillage({ villageId: v, items: [cappedSweep], households: castOf(v) })
  const doneOn = today()
  const file = (key: string, householdId = `${v}h1`) =>
    world.call(
      'deeds.file',
      { villageId: v, itemId: 'sweep', householdId, doneOn },
      `${v}qian`,
      key,
    )
  const first = await file('late-key-1')
  expect(first.ok).toBe(true)
  world.pass(40 * 86_400_000)
  expect(await file('late-key-2')).toMatchObject({ code: 'DEED_TOO_OLD' })
  expect(await file('late-key-1', `${v}h4`)).toMatchObject({ code: 'KEY_REUSED' })
  expect(await file('late-key-1')).toEqual(first)
  expect(await world.platform.store.count('deeds', { eq: { villageId: v, state: 'filed' } })).toBe(
    1,
  )
})

test('twenty identical approvals at once get the answer of the one that counted', async () => {
  const v = 'nod'
  await world.addVillage({ villageId: v, items: [cappedSweep], households: castOf(v) })
  const deed = { villageId: v, householdId: `${v}h1`, doneOn: today() }
  const deedId = await fileDeed(world, deed, `${v}qian`)
  const payload = { villageId: v, deedId }
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      world.call('deeds.approve', payload, `${v}sun`, 'nod-key-001'),
    ),
  )
  expect(answers[0]).toMatchObject({ ok: true })
  expect(new Set(answers.map((a) => JSON.stringify(a))).size).toBe(1)
})

test('twenty identical commands at once are one deed and one answer', async () => {
  const v = 'race'
  await world.addVillage({ villageId: v, items: [cappedSweep], households: castOf(v) })
  const payload = { villageId: v, itemId: 'sweep', householdId: `${v}h1`, doneOn: today() }
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => world.call('deeds.file', payload, `${v}qian`, 'race-key-1')),
  )
  expect(new Set(answers.map((a) => JSON.stringify(a))).size).toBe(1)
  expect(
    await world.platform.store.count('deeds', { eq: { householdId: `${v}h1`, pending: true } }),
  ).toBe(1)
})
