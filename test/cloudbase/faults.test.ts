import {
  Busy,
  Conflict,
  Duplicate,
  Unknown,
  type Store,
} from '../../cloudfunctions/platform/store/store'
import { contractCollections, type ContractDocuments } from '../store/collections'
import { openOnLoopback } from './cloud'
import type { Fault, Loopback } from './loopback'

const commit = { action: 'database.commitTransaction' }
const begin = { action: 'database.startTransaction' }
const rollback = { action: 'database.abortTransaction' }

jest.setTimeout(30_000)

let store: Store<ContractDocuments>
let loopback: Loopback
let age = 0
let drawn = 0

beforeAll(async () => {
  const opened = await openOnLoopback<ContractDocuments>(contractCollections, {
    clock: { now: () => Date.now() + age },
    // Time stands still but for the pauses, so a budget is spent without waiting for it.
    pace: pace(),
  })
  ;({ store, loopback } = opened)
})
afterEach(() => loopback.faults.clear())
afterAll(() => store.close())

function pace() {
  let ms = 0
  return {
    now: () => ms,
    sleep: async (pause: number) => void (ms += pause),
    random: () => 0.5,
  }
}

async function account(balance = 0): Promise<string> {
  const _id = `a${String(drawn++)}`
  await store.tx((t) => t.insert('accounts', { _id, balance, seq: 0 }))
  loopback.forgetTrace()
  return _id
}

/** Adds 1 with a reading in between, as posting does. */
const add = (id: string) =>
  store.tx(async (t) => {
    const before = await t.get('accounts', id)
    const seq = (before?.seq ?? 0) + 1
    await t.update('accounts', id, { seq }, { inc: { balance: 1 } })
    await t.insert('entries', { _id: `${id}:${String(seq)}`, accountId: id, seq, delta: 1 })
    return seq
  })

async function expectAdded(id: string, times: number): Promise<void> {
  expect(await store.get('accounts', id)).toEqual({ _id: id, balance: times, seq: times })
  expect(await store.count('entries', { eq: { accountId: id } })).toBe(times)
}

describe('one fault, and it is as if nothing had been', () => {
  const conflict: Fault = { is: 'conflict' }
  test.each<[string, Fault, { action: string }]>([
    ['a conflict at an update', conflict, { action: 'database.modifyDocument' }],
    ['a conflict at an insert', conflict, { action: 'database.insertDocument' }],
    ['a transaction said to be busy', { is: 'busy' }, { action: 'database.insertDocument' }],
    ['a conflict at the commit', conflict, commit],
    ['a connection cut at the start', { is: 'reset' }, begin],
    ['an answer to the start that is lost', { is: 'lost' }, begin],
    ['a connection cut at a read', { is: 'reset' }, { action: 'database.getDocument' }],
    ['a connection cut at an update', { is: 'reset' }, { action: 'database.modifyDocument' }],
    ['an answer to an update lost', { is: 'lost' }, { action: 'database.modifyDocument' }],
    ['a gateway’s 502', { is: 'http', status: 502 }, { action: 'database.insertDocument' }],
    ['throttling at the start', { is: 'throttled' }, begin],
    [
      'too many at once at an insert',
      { is: 'throttled', code: 'EXCEED_CONCURRENT_REQUEST_LIMIT' },
      { action: 'database.insertDocument' },
    ],
    ['throttling at the commit', { is: 'throttled' }, commit],
    ['a slow answer', { is: 'slow', ms: 30 }, commit],
  ])('%s', async (_what, fault, where) => {
    const id = await account()
    loopback.faults.next(fault, where)
    expect(await add(id)).toBe(1)
    expect(loopback.faults.pending()).toBe(0)
    await expectAdded(id, 1)
  })

  test.each<[string, Fault]>([
    ['a connection cut', { is: 'reset' }],
    ['a lost answer', { is: 'lost' }],
    ['a gateway’s 504', { is: 'http', status: 504 }],
    ['throttling', { is: 'throttled' }],
  ])('%s at a read, a list and a count', async (_what, fault) => {
    const id = await account(3)
    loopback.faults.next(fault, { action: 'database.getDocument' }, 2)
    expect((await store.get('accounts', id))?.balance).toBe(3)
    loopback.faults.next(fault, { action: 'database.getDocument' }, 2)
    expect(await store.list('things', { eq: { kind: id } })).toEqual([])
    loopback.faults.next(fault, { action: 'database.calculateDocument' }, 2)
    expect(await store.count('things', { eq: { kind: id } })).toBe(0)
  })
})

describe('what follows a field', () => {
  const join = { action: 'database.aggregateDocuments' }
  const [inOne, alone] = ['aggregateDocuments', 'getDocument']
  test.each<[Fault, string[]]>([
    [{ is: 'throttled' }, [inOne, inOne]],
    // The SDK says nothing about these.
    [{ is: 'reset' }, [inOne, alone, alone]],
    [{ is: 'refused', code: 'SYS_ERR', message: 'no joins here' }, [inOne, alone, alone]],
  ])('is found in spite of %j', async (fault, requests) => {
    const id = await account(1)
    await store.tx((t) => t.insert('things', { _id: `${id}-f`, kind: id }))
    loopback.forgetTrace()
    loopback.faults.next(fault, join)
    const [thing, named] = await store.follow('things', `${id}-f`, ['kind', 'accounts'])
    expect([thing?.kind, named?.balance]).toEqual([id, 1])
    expect(loopback.trace.map(({ action }) => action.replace('database.', ''))).toEqual(requests)
  })
})

describe('a commit whose answer does not come', () => {
  test.each<[string, Fault, number]>([
    ['written, and the answer lost', { is: 'lost' }, 1],
    ['cut off before it was written', { is: 'reset' }, 0],
    ['a gateway gave up', { is: 'http', status: 504 }, 0],
    ['the server has no such transaction any more', gone(), 0],
  ])('is Unknown: %s', async (_what, fault, times) => {
    const id = await account()
    loopback.faults.next(fault, commit)
    await expect(add(id)).rejects.toThrow(Unknown)
    await expectAdded(id, times)
    // Nothing is left behind that would stand in the way.
    expect(await add(id)).toBe(times + 1)
    expect(loopback.trace.filter(({ action }) => action === begin.action)).toHaveLength(2)
  })

  function gone(): Fault {
    return {
      is: 'refused',
      code: 'DATABASE_TRANSACTION_FAIL',
      message:
        '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server.',
    }
  }

  test('is no Unknown where the database says that it lost, or that it is a duplicate', async () => {
    const id = await account()
    loopback.faults.next({ is: 'duplicate', wording: 'E11000' }, commit)
    await expect(add(id)).rejects.toThrow(Duplicate)
    loopback.faults.next({ is: 'duplicate', wording: 'DATABASE_DUPLICATE_WRITE' }, commit)
    await expect(add(id)).rejects.toThrow(Duplicate)
    await expectAdded(id, 0)
  })
})

describe('what does not pass', () => {
  test.each<[string, Fault, new () => Error, number]>([
    // Who lost a race tries again soon; a database that can take no more is left in peace.
    ['conflicts', { is: 'conflict' }, Conflict, 100],
    ['throttling', { is: 'throttled' }, Busy, 20],
    ['a dead connection', { is: 'reset' }, Busy, 20],
  ])(
    '%s end after the budget of time, and nothing is written',
    async (_what, fault, error, tries) => {
      const id = await account()
      loopback.faults.always(fault, { action: 'database.modifyDocument' })
      await expect(add(id)).rejects.toThrow(error)
      loopback.faults.clear()
      const starts = loopback.trace.filter(({ action }) => action === begin.action).length
      expect(starts).toBeGreaterThan(tries * 0.8)
      expect(starts).toBeLessThan(tries * 1.3)
      await expectAdded(id, 0)
    },
  )

  test('an error of the program is not tried again', async () => {
    const id = await account()
    loopback.faults.always(
      { is: 'refused', code: 'DATABASE_PERMISSION_DENIED', message: 'permission denied' },
      { action: 'database.modifyDocument' },
    )
    await expect(add(id)).rejects.toThrow('permission denied')
    expect(loopback.trace.filter(({ action }) => action === begin.action)).toHaveLength(1)
    expect(loopback.trace.filter(({ action }) => action === rollback.action)).toHaveLength(1)
  })
})

describe('both wordings of a duplicate', () => {
  test.each(['E11000', 'DATABASE_DUPLICATE_WRITE'] as const)('%s', async (wording) => {
    loopback.sayDuplicates(wording)
    const id = await account()
    await expect(
      store.tx((t) => t.insert('accounts', { _id: id, balance: 1, seq: 1 })),
    ).rejects.toThrow(Duplicate)
    await add(id)
    await expect(
      store.tx((t) => t.insert('entries', { _id: `${id}:x`, accountId: id, seq: 1, delta: 1 })),
    ).rejects.toThrow(Duplicate)
    loopback.sayDuplicates('E11000')
  })

  test('an id that reads like an error is none', async () => {
    const id = 'E11000 duplicate key TransactionConflict ECONNRESET'
    await store.tx((t) => t.insert('things', { _id: id, kind: id, at: 'x' }))
    await expect(
      store.tx((t) => t.update('things', id, {}, { inc: { at: 1 } })),
    ).rejects.not.toBeInstanceOf(Busy)
    await expect(store.tx((t) => t.insert('things', { _id: id, kind: id }))).rejects.toThrow(
      Duplicate,
    )
  })
})

test('an orphan’s locks are given up, also when the first rollback does not arrive', async () => {
  const id = await account()
  loopback.faults.next({ is: 'reset' }, commit)
  loopback.faults.next({ is: 'reset' }, rollback, 2)
  await expect(add(id)).rejects.toThrow(Unknown)
  expect(await add(id)).toBe(1)
})

test('an orphan that nobody can roll back is in the way until it expires, and no longer', async () => {
  const id = await account()
  loopback.faults.next({ is: 'reset' }, commit)
  loopback.faults.always({ is: 'reset' }, rollback)
  await expect(add(id)).rejects.toThrow(Unknown)
  loopback.faults.clear()
  await expect(add(id)).rejects.toThrow(Conflict)
  age += 31_000
  expect(await add(id)).toBe(1)
})

test('a transaction that grew too old runs again', async () => {
  const id = await account()
  let runs = 0
  await store.tx(async (t) => {
    await t.update('accounts', id, {}, { inc: { balance: 1 } })
    if (++runs === 1) age += 31_000
    await t.update('accounts', id, {}, { inc: { seq: 1 } })
  })
  expect(runs).toBe(2)
  expect(await store.get('accounts', id)).toEqual({ _id: id, balance: 1, seq: 1 })
})

test('an update that changes nothing is not taken for one of a document that is not there', async () => {
  const id = await account(7)
  await store.tx((t) => t.update('accounts', id, { balance: 7 }))
  await expect(store.tx((t) => t.update('accounts', 'nobody', { balance: 7 }))).rejects.toThrow(
    Conflict,
  )
})

test('every request of a transaction carries its id, and an award takes one round trip for each', async () => {
  const id = await account(1)
  await store.tx(async (t) => {
    await t.get('accounts', id)
    await t.update('accounts', id, { note: 'x' }, { inc: { balance: 1 } })
    await t.insert('accounts', { _id: `${id}-b`, balance: 0, seq: 0 })
    await t.remove('accounts', `${id}-b`)
  })
  expect(loopback.trace.map(({ action }) => action.replace('database.', ''))).toEqual([
    'startTransaction',
    'getDocument',
    'modifyDocument',
    'insertDocument',
    'removeDocument',
    'commitTransaction',
  ])
  const [, ...inside] = loopback.trace
  expect(new Set(inside.map(({ transactionId }) => transactionId)).size).toBe(1)
  expect(inside[0]?.transactionId).toMatch(/./)
})

test('a transaction reads a document once, and again after it wrote it', async () => {
  const id = await account(1)
  await store.tx(async (t) => {
    const first = await t.get('accounts', id)
    Object.assign(first ?? {}, { balance: 100 })
    expect(await t.get('accounts', id)).toMatchObject({ balance: 1 })
    expect(await t.get('accounts', `${id}-none`)).toBeNull()
    expect(await t.get('accounts', `${id}-none`)).toBeNull()
    await t.update('accounts', id, { balance: 2 })
    expect(await t.get('accounts', id)).toMatchObject({ balance: 2 })
    await t.remove('accounts', id)
    expect(await t.get('accounts', id)).toBeNull()
    await t.insert('accounts', { _id: id, balance: 3, seq: 0 })
    expect(await t.get('accounts', id)).toMatchObject({ balance: 3 })
  })
  const reads = loopback.trace.filter(({ action }) => action === 'database.getDocument')
  expect(reads).toHaveLength(5)
})

test('a transaction that runs again reads anew what it read before', async () => {
  const id = await account(1)
  const seen: (number | undefined)[] = []
  await store.tx(async (t) => {
    seen.push((await t.get('accounts', id))?.balance)
    if (seen.length === 1)
      loopback.faults.next({ is: 'conflict' }, { action: 'database.modifyDocument' })
    await t.update('accounts', id, { balance: 2 })
  })
  expect(seen).toEqual([1, 1])
  const reads = loopback.trace.filter(({ action }) => action === 'database.getDocument')
  expect(reads).toHaveLength(2)
})
