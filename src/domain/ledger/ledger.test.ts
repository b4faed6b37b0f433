import * as fc from 'fast-check'
import { append, emptyAccount, reversalOf, type Account, type Posting } from './account'
import { canonical, entryId, seal, type Entry } from './entry'
import { closesAt, countingPeriod, provisionalUntil } from './periods'
import { checkEntries, finishCheck, startOfCheck } from './verify'

const threeDays = () => 3

function posting(changes: Partial<Posting>): Posting {
  return {
    kind: 'award',
    honour: 5,
    spendable: 5,
    source: { kind: 'deed', id: 'd1' },
    doerId: null,
    ruleVersion: 1,
    doneOn: '2026-11-02',
    filedBy: 'filer',
    approvedBy: 'reviewer',
    dueAt: '2026-11-06T16:00:00.000Z',
    ...changes,
  }
}

function chain(postings: readonly Posting[]): { account: Account; entries: Entry[] } {
  let account = emptyAccount('points:h1', 'points')
  const entries: Entry[] = []
  for (const p of postings) {
    const next = append(account, p, p.dueAt, threeDays)
    account = next.account
    entries.push(next.entry)
  }
  return { account, entries }
}

function verdictOf(entries: readonly Entry[], account: Account) {
  return finishCheck(checkEntries(startOfCheck, account.accountId, entries), account)
}

describe('an account as a clerk would write it', () => {
  // kind, honour, spendable → honour after, spendable after
  const lines = [
    ['award', 10, 10, 10, 10],
    ['award', 8, 8, 18, 18],
    ['redeem', 0, -15, 18, 3],
    ['deduct', -10, -10, 8, -7],
    ['reverse', -8, -8, 0, -15],
    ['refund', 0, 15, 0, 0],
  ] as const

  test('balances follow the entries, spendable may go below zero', () => {
    const { account, entries } = chain(
      lines.map(([kind, honour, spendable]) => posting({ kind, honour, spendable })),
    )
    expect(
      entries.map((e) => [e.kind, e.honour, e.spendable, e.honourAfter, e.spendableAfter]),
    ).toEqual(lines)
    expect([account.honour, account.spendable, account.seq]).toEqual([0, 0, 6])
    expect(verdictOf(entries, account)).toEqual({
      ok: true,
      entries: 6,
      head: account.head,
      broken: null,
    })
  })

  test('its deductions are known apart, and a reversed deduction is given back', () => {
    const { account, entries } = chain([
      posting({ honour: 20, spendable: 20 }),
      posting({ kind: 'deduct', honour: -10, spendable: -10 }),
    ])
    expect(account.deducted).toBe(-10)
    const deduction = entries[1]
    if (!deduction) throw new Error('two entries')
    const reversal = reversalOf(
      deduction,
      entryId('points:h1', 2),
      { filedBy: 'a', approvedBy: 'b' },
      '2026-11-08T00:00:00.000Z',
    )
    if (!reversal.ok) throw new Error(reversal.code)
    const next = append(account, reversal.value, reversal.value.dueAt, threeDays)
    expect([next.account.deducted, next.account.honour]).toEqual([0, 20])
    expect(next.entry.source).toEqual({ kind: 'entry', id: 'points:h1:0000000002' })
  })
})

describe('refusals', () => {
  test('a reversal is not reversed, and needs two people', () => {
    const { entries } = chain([
      posting({}),
      posting({ kind: 'reverse', honour: -5, spendable: -5 }),
    ])
    const [award, reverse] = entries as [Entry, Entry]
    expect(reversalOf(reverse, 'x', { filedBy: 'a', approvedBy: 'b' }, award.at)).toMatchObject({
      code: 'REVERSAL_OF_REVERSAL',
    })
    expect(reversalOf(award, 'x', { filedBy: 'a', approvedBy: 'a' }, award.at)).toMatchObject({
      code: 'REVERSAL_FOUR_EYES',
    })
  })

  test('a fraction, or an entry that its filer approved, stops the program', () => {
    expect(() => chain([posting({ honour: 0.5 })])).toThrow('whole numbers')
    expect(() => chain([posting({ approvedBy: 'filer' })])).toThrow('approves')
  })
})

describe('the period that honour points count in', () => {
  test('a month is provisional for its publicity days and seven more', () => {
    expect(provisionalUntil('2026-10', threeDays)).toBe('2026-11-10')
    expect(closesAt('2026-10', threeDays)).toBe('2026-11-10T16:00:00.000Z')
    expect(closesAt('all', threeDays)).toBeNull()
  })

  test.each([
    ['month', '2026-10-31', '2026-11-10', '2026-10'],
    ['month', '2026-10-31', '2026-11-11', '2026-11'],
    ['year', '2026-10-31', '2026-11-11', '2026'],
    ['week', '2026-11-01', '2026-11-11', '2026-W44'],
    ['week', '2026-11-01', '2026-11-12', '2026-W46'],
  ] as const)('%s: done on %s, due on %s counts in %s', (kind, doneOn, dueOn, period) => {
    expect(countingPeriod(kind, doneOn, dueOn, threeDays)).toBe(period)
  })

  test('a closed period leaves the totals, its successor takes what comes late', () => {
    const { account } = chain([
      posting({ doneOn: '2026-10-20', dueAt: '2026-10-24T16:00:00.000Z' }),
      posting({ doneOn: '2026-10-20', dueAt: '2026-11-20T16:00:00.000Z', honour: 7, spendable: 7 }),
    ])
    expect(account.totals['2026-10']).toBeUndefined()
    expect(account.totals['2026-11']).toEqual({ honour: 7, deducted: 0 })
    expect(account.totals['2026']).toEqual({ honour: 12, deducted: 0 })
  })
})

test('the canonical form never changes: this digest stands on posters', () => {
  const entry = seal({
    book: 'points',
    accountId: 'points:h1',
    seq: 1,
    ...posting({}),
    honourAfter: 5,
    spendableAfter: 5,
    at: '2026-11-06T16:00:03.000Z',
    previousHash: '0'.repeat(64),
  })
  expect(canonical(entry)).toBe(
    '[1,"points","points:h1",1,"award",5,5,5,5,"deed","d1",null,1,"2026-11-02","filer","reviewer","2026-11-06T16:00:00.000Z","2026-11-06T16:00:03.000Z","0000000000000000000000000000000000000000000000000000000000000000"]',
  )
  expect(entry.hash).toBe('cdd169fb9f7a9ed72d3c57dc9f0f7212f07067afb7fb48a185c91d0937135a40')
})

describe('a forger who seals the whole chain anew', () => {
  /** Joins and seals all entries again, as somebody with the code and the database could. */
  function resealed(entries: readonly Entry[]): { entries: Entry[]; head: string } {
    let head = '0'.repeat(64)
    const sealed = entries.map((entry) => {
      const next = seal({ ...entry, previousHash: head })
      head = next.hash
      return next
    })
    return { entries: sealed, head }
  }

  test.each([
    [{ spendableAfter: 99 }, '积分结余不对'],
    [{ honourAfter: 99 }, '荣誉积分结余不对'],
    [{ seq: 9 }, '应是第 2 笔，却是第 9 笔'],
  ])('is found by figures that do not add up: %o', (change, what) => {
    const { account, entries } = chain([posting({}), posting({})])
    const forged = resealed(entries.map((e, i) => (i === 1 ? { ...e, ...change } : e)))
    const verdict = verdictOf(forged.entries, { ...account, head: forged.head })
    expect(verdict.broken).toEqual({ seq: 2, what })
  })

  test('is found by the account where the last entry was cut off or one was added', () => {
    const { account, entries } = chain([posting({}), posting({})])
    expect(verdictOf(entries.slice(0, 1), account).broken).toEqual({ seq: 2, what: '缺少第 2 笔' })
    const before = chain([posting({})]).account
    expect(verdictOf(entries, before).broken).toEqual({ seq: 2, what: '多出第 2 笔' })
  })
})

describe('properties', () => {
  const amounts = fc.array(
    fc.record({
      kind: fc.constantFrom('award', 'deduct', 'redeem', 'refund', 'expire', 'carry', 'transfer'),
      honour: fc.integer({ min: -200, max: 200 }),
      spendable: fc.integer({ min: -200, max: 200 }),
      days: fc.integer({ min: 0, max: 40 }),
    }),
    { minLength: 1, maxLength: 8 },
  )

  function chainOf(
    list: { kind: Posting['kind']; honour: number; spendable: number; days: number }[],
  ) {
    let at = Date.parse('2026-01-05T01:00:00.000Z')
    return chain(
      list.map(({ days, ...amount }, i) => {
        at += days * 86_400_000
        const dueAt = new Date(at).toISOString()
        return posting({
          ...amount,
          dueAt,
          doneOn: dueAt.slice(0, 10),
          source: { kind: 'deed', id: `d${String(i)}` },
        })
      }),
    )
  }

  test('figures equal the sums, numbers have no gap, the chain verifies', () => {
    fc.assert(
      fc.property(amounts, (list) => {
        const { account, entries } = chainOf(list)
        const sums = (['honour', 'spendable'] as const).map((of) =>
          list.reduce((sum, p) => sum + p[of], 0),
        )
        expect([account.honour, account.spendable]).toEqual(sums)
        expect(entries.map((e) => e.seq)).toEqual(list.map((_, i) => i + 1))
        expect(verdictOf(entries, account).ok).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  test('any single change to a stored entry is found and named', () => {
    const fields = [
      'book',
      'accountId',
      'seq',
      'kind',
      'honour',
      'spendable',
      'honourAfter',
      'spendableAfter',
      'source',
      'doerId',
      'ruleVersion',
      'doneOn',
      'filedBy',
      'approvedBy',
      'dueAt',
      'at',
      'previousHash',
      'hash',
    ] as const
    fc.assert(
      fc.property(amounts, fc.nat(), fc.constantFrom(...fields), (list, pick, field) => {
        const { account, entries } = chainOf(list)
        const at = pick % entries.length
        const entry = entries[at]!
        const changed = { ...entry, [field]: alter(entry[field]) }
        const verdict = verdictOf(entries.with(at, changed), account)
        expect(verdict.ok).toBe(false)
        // A forged hash shows where the next entry, or the account, no longer joins it.
        const named = field === 'hash' ? [at + 1, at + 2] : [at + 1]
        expect(named).toContain(verdict.broken?.seq)
      }),
      { numRuns: 1000 },
    )
  })

  test('an entry left out, doubled, swapped or cut off at the end is found', () => {
    fc.assert(
      fc.property(
        amounts,
        fc.nat(),
        fc.constantFrom('out', 'twice', 'swap', 'tail'),
        (list, pick, how) => {
          const { account, entries } = chainOf(list)
          const at = pick % entries.length
          const copy = [...entries]
          if (how === 'out') copy.splice(at, 1)
          if (how === 'twice') copy.splice(at, 0, entries[at]!)
          if (how === 'tail') copy.length = at
          if (how === 'swap') {
            fc.pre(at > 0)
            copy[at] = entries[at - 1]!
            copy[at - 1] = entries[at]!
          }
          expect(verdictOf(copy, account).ok).toBe(false)
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('while no board has closed, the totals of a year equal its honour points', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 6 }),
        (points) => {
          const { account } = chain(points.map((p) => posting({ honour: p, spendable: p })))
          const sum = points.reduce((a, b) => a + b, 0)
          const keys = ['2026', '2026-Q4', '2026-11', '2026-W45']
          expect(keys.map((key) => account.totals[key]?.honour)).toEqual(keys.map(() => sum))
        },
      ),
      { numRuns: 1000 },
    )
  })
})

function alter(value: unknown): unknown {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'string') return `${value}x`
  if (value === null) return 'somebody'
  return { kind: 'deed', id: 'another' }
}
