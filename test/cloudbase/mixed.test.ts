import { collections } from '../../cloudfunctions/services/capabilities'
import { listAll } from '../../cloudfunctions/services/common/documents-tools'
import type { Documents } from '../../cloudfunctions/services/common/documents'
import { runTimer } from '../../cloudfunctions/services/timer'
import type { CallName } from '@/domain/contracts'
import { objectionOf } from '../model/doing'
import { castOf, crowdOf } from '../model/village'
import { countedSweep, openWorldOn, type World } from '../model/world'
import { openOnLoopback } from './cloud'
import type { Loopback } from './loopback'

const here = { villageId: 'v' }
const doneOn = '2026-11-01'
const dayMs = 86_400_000
const commands = 2_000
const workers = 20
const neighbours = Array.from({ length: 60 }, (_, i) => `n${String(i)}`)

interface Sent {
  readonly name: CallName
  readonly payload: object
  readonly as: string
  readonly key: string
  readonly answer: Record<string, unknown>
}

let world: World
let loopback: Loopback
const sent: Sent[] = []
let keys = 0
let repeats = 0

beforeAll(async () => {
  const opened = await openOnLoopback<Documents>(collections)
  loopback = opened.loopback
  world = await openWorldOn(opened.store)
  await world.addVillage({
    ...here,
    items: [countedSweep],
    households: { ...castOf(), ...crowdOf(neighbours.length) },
  })
}, 30_000)
afterAll(() => world.close(), 30_000)

/** As the app does: the same key until there is an answer. */
async function send(name: CallName, payload: object, as: string): Promise<Record<string, unknown>> {
  const key = `mixed-${String(++keys).padStart(6, '0')}`
  for (;;) {
    const answer = await world.call(name, { ...here, ...payload }, as, key)
    if (answer.ok) {
      const command = { name, payload, as, key, answer: answer.data as Record<string, unknown> }
      sent.push(command)
      return command.answer
    }
    if (answer.code !== 'TRY_AGAIN') throw new Error(`${name}: ${answer.code} ${answer.message}`)
    repeats++
  }
}

/** Reads fail as commands do. */
async function objectionBy(deedId: string, personId: string): Promise<string> {
  for (;;) {
    const id = await objectionOf(world, deedId, personId).catch(() => null)
    if (id !== null) return id
  }
}

async function timer(): Promise<void> {
  for (;;) {
    const run = await runTimer(world.platform).catch(() => null)
    if (run && !run.more) return
    // The lease of a run that broke.
    world.pass(61_000)
  }
}

/** One household after another, each with a story of some commands. */
async function work(worker: number, shiftId: string): Promise<void> {
  for (let round = 0; sent.length < commands; round++) {
    const who = neighbours[(worker + round * workers) % neighbours.length] ?? ''
    const { deedId } = await send(
      'deeds.file',
      { itemId: 'sweep', householdId: `h${who}`, doneOn },
      'qian',
    )
    if (round % 4 === 3) {
      await send('deeds.withdraw', { deedId }, 'qian')
      continue
    }
    await send('deeds.approve', { deedId }, 'sun')
    if (round % 4 === 1) {
      const other = neighbours[(worker + round * workers + 1) % neighbours.length] ?? ''
      await send('deeds.object', { deedId, text: '那天没有看见' }, other)
      const objectionId = await objectionBy(String(deedId), other)
      const decision = worker % 2 === 0 ? 'dismissed' : 'upheld'
      await send('deeds.answer', { objectionId, decision, reason: '问过邻居了' }, 'li')
    }
    if (round % 4 === 2) {
      const { aspirationId } = await send(
        'aspirations.post',
        {
          householdId: `h${who}`,
          category: '种养',
          goal: '栽两亩柿子',
          by: '2027-10-01',
          steps: ['选苗'],
        },
        who,
      )
      await send('aspirations.progress', { aspirationId, note: '苗选好了' }, who)
      await send('aspirations.cheer', { aspirationId }, 'qian')
    }
    if (round % 4 === 0) {
      const residentId = who
      await send('activities.signUp', { shiftId, residentId }, who)
      await send('activities.leave', { shiftId, residentId }, who)
    }
  }
}

test('with 5 % of all requests failing, 2,000 mixed commands lose nothing and double nothing', async () => {
  const { activityId } = await send(
    'activities.publish',
    {
      title: '柿子嫁接',
      kind: 'skills',
      place: '二组果园',
      shifts: [{ day: '2026-12-28', from: '09:00', to: '11:00', capacity: 30 }],
    },
    'qian',
  )
  // A transaction that nobody could roll back is in the way for 30 s on the platform; nobody waits so long here.
  loopback.limits.transactionMs = 2_000
  loopback.faults.atRandom({ share: 0.05, seed: 20261102 })
  const started = performance.now()
  const shiftId = `${String(activityId)}:1`
  await Promise.all(Array.from({ length: workers }, (_, worker) => work(worker, shiftId)))
  const seconds = (performance.now() - started) / 1000
  world.pass(4 * dayMs)
  await Promise.all([timer(), timer()])
  const faults = [...loopback.faults.happened].map(([is, times]) => `${is} ${times}`).join(', ')
  loopback.faults.clear()
  process.stdout.write(
    `${sent.length} commands in ${seconds.toFixed(1)} s, ${loopback.trace.length} requests, ` +
      `${repeats} commands sent again; faults: ${faults}\n`,
  )
  await timer()

  // Nothing doubled, nothing lost: what was answered is there, once, and nothing else is.
  const { store } = world.platform
  const filed = sent.filter(({ name }) => name === 'deeds.file').map((s) => s.answer.deedId)
  const deeds = loopback.documents('deeds') as unknown as Documents['deeds'][]
  expect(deeds.map((d) => d.deedId).sort()).toEqual(filed.sort())
  expect(loopback.documents('receipts')).toHaveLength(sent.length)
  const of = (name: CallName) => sent.filter((s) => s.name === name)
  expect(loopback.documents('aspirations')).toHaveLength(of('aspirations.post').length)
  expect(loopback.documents('objections')).toHaveLength(of('deeds.object').length)
  const withdrawn = of('deeds.withdraw').length
  const upheld = of('deeds.answer').filter(
    (s) => (s.payload as { decision: string }).decision === 'upheld',
  ).length
  const posted = deeds.filter((d) => d.state === 'posted')
  expect(posted).toHaveLength(filed.length - withdrawn - upheld)

  const verdict = await world.must('ledger.verifyVillage', here, 'li')
  expect(verdict).toMatchObject({ ok: true, broken: [], entries: posted.length })
  const entries = await entriesOf(world)
  expect(entries.map((e) => e.source.id).sort()).toEqual(posted.map((d) => d.deedId).sort())
  const accounts = loopback.documents('accounts') as unknown as Documents['accounts'][]
  expect(accounts.reduce((sum, a) => sum + a.honour, 0)).toBe(posted.length * 5)
  const shift = await store.get('shifts', shiftId)
  expect([shift?.seats, shift?.queue]).toEqual([[], []])

  // The same key again gets the same answer, and writes nothing.
  const before = loopback.documents('receipts').length
  for (const { name, payload, as, key, answer } of sent.filter((_, i) => i % 10 === 0)) {
    expect(await world.call(name, { ...here, ...payload }, as, key)).toEqual({
      ok: true,
      data: answer,
    })
  }
  expect(loopback.documents('receipts')).toHaveLength(before)
  expect(strays(loopback)).toEqual([])
}, 240_000)

async function entriesOf({ platform }: World): Promise<Documents['entries'][]> {
  const accounts = loopback.documents('accounts') as unknown as Documents['accounts'][]
  const lists = accounts.map(({ accountId }) =>
    listAll(platform.store, 'entries', { eq: { accountId }, range: { field: 'seq' } }),
  )
  return (await Promise.all(lists)).flat()
}

function strays({ trace }: Loopback) {
  return trace.filter(
    ({ action, transactionId }) =>
      /insert|modify|remove/.test(action) && transactionId === undefined,
  )
}
