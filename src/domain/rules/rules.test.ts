import * as fc from 'fast-check'
import { sweep } from './samples'
import type { Cap, RuleItem } from './contract'
import { adopt, inForceOn, ruleSetName, type RuleSet } from './set'
import { applyCaps, capUseId, countedOf, priceOf, worthOf, type CapSubject } from './value'

const item = (changes: Partial<RuleItem> = {}): RuleItem => ({ ...sweep, ...changes })

const subject: CapSubject = {
  villageId: 'v1',
  householdId: 'h1',
  doerId: 'r1',
  doneOn: '2026-11-24',
  activityId: 'd1',
}
const unused = () => 0

describe('what a deed is worth', () => {
  test.each([
    [5, 1, 5],
    [5, 3, 15],
    [3, 2.5, 7],
    [1, 0.5, 0],
    [1, 1.5, 1],
  ])('%i points × %s counts %i: a part of a point is not given', (price, quantity, points) => {
    expect(worthOf(price, quantity)).toBe(price * quantity)
    expect(countedOf([], quantity, price)).toEqual({ points, hours: quantity, cuts: [] })
  })

  test('a fixed price takes no pick, a range needs one inside it', () => {
    const range = item({ points: { kind: 'range', from: 10, to: 50 } })
    expect(priceOf(item(), undefined)).toEqual({ ok: true, value: 5 })
    expect(priceOf(item(), 5)).toMatchObject({ code: 'PICK_NOT_NEEDED' })
    expect(priceOf(range, undefined)).toMatchObject({
      code: 'PICK_POINTS',
      data: { from: 10, to: 50 },
    })
    expect(priceOf(range, 51)).toMatchObject({ code: 'PICK_OUT_OF_RANGE' })
    expect(priceOf(range, 50)).toEqual({ ok: true, value: 50 })
  })
})

describe('caps', () => {
  const monthly: Cap = { amount: 30, unit: 'points', per: 'month', of: 'household' }
  const twoHours: Cap = { amount: 2, unit: 'hours', per: 'activity', of: 'person' }

  test('the surplus is cut, and the cut says why', () => {
    const grant = applyCaps(
      item({ points: { kind: 'fixed', value: 10 }, caps: [monthly] }),
      subject,
      1,
      10,
      () => 25,
    )
    expect(grant.points).toBe(5)
    expect(grant.cuts).toEqual([
      { unit: 'points', per: 'month', of: 'household', limit: 30, used: 25, left: 5 },
    ])
    expect(grant.reserve).toEqual([{ id: 'v1:sweep:h:h1:p:2026-11', amount: 5 }])
  })

  test('hours are cut before they become points', () => {
    const hourly = item({ per: 'hour', points: { kind: 'fixed', value: 3 }, caps: [twoHours] })
    const grant = applyCaps(hourly, subject, 2.5, 3, unused)
    expect(grant.points).toBe(6)
    expect(grant.cuts).toMatchObject([{ unit: 'hours', left: 2 }])
    expect(grant.reserve).toEqual([{ id: 'v1:sweep:p:r1:h:d1', amount: 2 }])
  })

  test('what is done over and over never counts more than its caps leave, and as much as they do', () => {
    const room = [{ unit: 'points', per: 'month', of: 'household', limit: 30, used: 22 }] as const
    expect(countedOf(room, 13, 8)).toMatchObject({ points: 8, cuts: [{ used: 22, left: 8 }] })
    expect(countedOf(room, 1, 8)).toMatchObject({ points: 8, cuts: [] })
  })

  test('a deduction may have one as well', () => {
    const deduct = item({ kind: 'deduct', filers: ['recorder'], caps: [monthly] })
    const meeting = {
      name: '村民代表会议',
      day: '2026-11-20',
      record: '举手通过',
      filedOn: '2026-11-22',
    }
    const draft = { villageId: 'v1', effectiveFrom: '2026-12-01', items: [deduct], meeting }
    expect(adopt([], draft, '2026-11-24')).toMatchObject({ ok: true })
    expect(applyCaps(deduct, subject, 8, 5, () => 25)).toMatchObject({ points: 5 })
  })

  test('a full cap leaves nothing, but the deed still stands', () => {
    expect(applyCaps(item({ caps: [monthly] }), subject, 1, 5, () => 30)).toMatchObject({
      points: 0,
      cuts: [{ left: 0 }],
    })
  })

  test.each([
    [{ per: 'day' }, '2026-11-24'],
    [{ per: 'week' }, '2026-W48'],
    [{ per: 'year' }, '2026'],
  ] as const)('a cap counts in the span of the done date: %o', (change, span) => {
    expect(capUseId('sweep', { ...monthly, ...change }, subject)).toBe(`v1:sweep:h:h1:p:${span}`)
  })

  test('where nobody is named the household counts as one person', () => {
    expect(capUseId('sweep', { ...monthly, of: 'person' }, { ...subject, doerId: null })).toContain(
      ':p:h1:',
    )
  })

  test('whatever is approved in whatever order, no cap is ever exceeded', () => {
    const cap = fc.record({
      amount: fc.integer({ min: 1, max: 40 }),
      unit: fc.constantFrom('points', 'hours'),
      per: fc.constantFrom('activity', 'day', 'week', 'month', 'year'),
      of: fc.constantFrom('household', 'person'),
    }) as fc.Arbitrary<Cap>
    const deed = fc.record({
      quantity: fc.integer({ min: 1, max: 16 }).map((n) => n / 2),
      doerId: fc.constantFrom('r1', 'r2', null),
      doneOn: fc.constantFrom('2026-11-23', '2026-11-24', '2026-12-01'),
    })
    fc.assert(
      fc.property(
        fc.array(cap, { maxLength: 4 }),
        fc.array(deed, { maxLength: 20 }),
        fc.integer({ min: 1, max: 9 }),
        (caps, deeds, price) => {
          const uses = new Map<string, number>()
          const rule = item({ per: 'hour', caps })
          for (const [i, d] of deeds.entries()) {
            const who = { ...subject, ...d, activityId: `d${String(i)}` }
            const grant = applyCaps(rule, who, d.quantity, price, (id) => uses.get(id) ?? 0)
            for (const { id, amount } of grant.reserve) uses.set(id, (uses.get(id) ?? 0) + amount)
            const short = Math.floor(worthOf(price, d.quantity)) - grant.points
            expect(short).toBeGreaterThanOrEqual(0)
            if (short > 0) expect(grant.cuts).not.toEqual([])
            const used = (c: Cap) => uses.get(capUseId(rule.id, c, who)) ?? 0
            expect(caps.filter((c) => used(c) > maxOf(caps, c))).toEqual([])
          }
        },
      ),
      { numRuns: 1000 },
    )
  })
})

/** Two caps on one span share their count, so the larger one is the bound that this one can be seen to break. */
function maxOf(caps: readonly Cap[], cap: Cap): number {
  const same = caps.filter((c) => c.unit === cap.unit && c.per === cap.per && c.of === cap.of)
  return same.length > 1 ? Infinity : cap.amount
}

describe('versions of a rule set', () => {
  const first: RuleSet = {
    villageId: 'v1',
    version: 1,
    effectiveFrom: '2025-01-01',
    items: [item()],
  }
  const second: RuleSet = { ...first, version: 2, effectiveFrom: '2026-12-01' }

  test.each([
    ['2024-12-31', undefined],
    ['2025-01-01', 1],
    ['2026-11-30', 1],
    ['2026-12-01', 2],
  ])('a deed of %s is valued by version %s', (day, version) => {
    expect(inForceOn([second, first], day)?.version).toBe(version)
  })

  test('the first may start on any day, a later one only after today', () => {
    const draft = { villageId: 'v1', effectiveFrom: '2026-11-24', items: [item()] }
    expect(adopt([], draft, '2026-11-24')).toMatchObject({ ok: true, value: { version: 1 } })
    expect(adopt([first], draft, '2026-11-24')).toMatchObject({ code: 'RULE_NOT_RETROACTIVE' })
    expect(adopt([first], draft, '2026-11-23')).toMatchObject({ ok: true, value: { version: 2 } })
  })

  const monthly: Cap = { amount: 30, unit: 'points', per: 'month', of: 'household' }
  test.each([
    ['RULE_DUPLICATE_ID', item({ name: '别的' })],
    ['RULE_DUPLICATE_NAME', item({ id: 'other' })],
    ['RULE_RANGE_EMPTY', item({ id: 'b', name: 'b', points: { kind: 'range', from: 5, to: 5 } })],
    ['RULE_CAP_HOURS', item({ id: 'b', name: 'b', caps: [{ ...monthly, unit: 'hours' }] })],
    ['RULE_CAP_UNREACHABLE', item({ id: 'b', name: 'b', caps: [{ ...monthly, amount: 4 }] })],
    ['RULE_DEDUCT_BY_VILLAGER', item({ id: 'b', name: 'b', kind: 'deduct' })],
    [
      'RULE_DUPLICATE_CAP',
      item({ id: 'b', name: 'b', caps: [monthly, { ...monthly, amount: 40 }] }),
    ],
  ])('%s names the wrong item', (code, wrong) => {
    const draft = { villageId: 'v1', effectiveFrom: '2026-01-01', items: [item(), wrong] }
    expect(adopt([], draft, '2026-01-01')).toEqual({
      ok: false,
      code,
      data: { number: 2, itemId: wrong.id, name: wrong.name },
    })
  })

  test('it is called by its year', () => {
    expect(ruleSetName(second)).toBe('积分细则 2026 版')
  })
})
