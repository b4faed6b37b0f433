import { sweep } from '../rules/samples'
import type { Actor } from '../common/actor'
import type { Deed } from './deed'
import { fileDeed, refileDeed, type FileFacts } from './file'
import { answerObjection, objectTo } from './objection'
import { approveDeed, endOfPublicity, qualified, rejectDeed, reviewBar } from './review'
import { isDue, postedDeed, postingOf, withdrawDeed, reversedDeed } from './settle'
import { deedStates, mayHappen, transitions, type DeedAction, type DeedState } from './states'

const zhao: Actor = { personId: 'zhao', householdId: 'h-zhao' }
const recorder: Actor = { personId: 'ma', householdId: 'h-ma' }
const reviewer: Actor = { personId: 'li', householdId: 'h-li' }
const supervisor: Actor = { personId: 'sun', householdId: 'h-sun' }
const officer: Actor = { personId: 'town', householdId: null }
const now = '2026-11-24T02:00:00.000Z'

function facts(changes: Partial<FileFacts> = {}): FileFacts {
  return {
    villageId: 'v1',
    townId: 't1',
    filer: recorder,
    roles: { recorder: true, supervisor: false },
    item: sweep,
    ruleVersion: 1,
    accountId: 'points:h-zhao',
    claimDays: 30,
    reviewers: [{ personId: 'li', householdId: 'h-li' }],
    today: '2026-11-24',
    now,
    ...changes,
  }
}

const command = {
  deedId: 'd1',
  householdId: 'h-zhao',
  doerId: null,
  doneOn: '2026-11-23',
  quantity: 1,
  note: '',
}

function filed(changes: Partial<Deed> = {}): Deed {
  const result = fileDeed(facts(), command)
  if (!result.ok) throw new Error(result.code)
  return { ...result.value, ...changes }
}

function approved(days = 3): Deed {
  const result = approveDeed(filed(), {
    item: sweep,
    reviewer,
    pick: undefined,
    publicityDays: days,
    usedOf: () => 0,
    now,
  })
  if (!result.ok) throw new Error(result.code)
  return result.value
}

describe('filing', () => {
  test('a recorder files for another household, a villager claims for the own', () => {
    expect(filed()).toMatchObject({ state: 'filed', source: 'recorder', substitute: false })
    const own = fileDeed(
      facts({ filer: zhao, roles: { recorder: false, supervisor: false } }),
      command,
    )
    expect(own).toMatchObject({ ok: true, value: { source: 'claim' } })
  })

  test.each([
    ['NOT_YOUR_HOUSEHOLD', { roles: { recorder: false, supervisor: false } }, {}],
    ['SUPERVISOR_MAY_NOT_FILE', { roles: { recorder: true, supervisor: true } }, {}],
    ['ITEM_NOT_FOUND', { item: null }, {}],
    ['ITEM_NOT_FOR_RECORDER', { item: { ...sweep, filers: ['villager'] } }, {}],
    ['ITEM_NOT_YOURS', { filer: zhao, item: { ...sweep, filers: ['recorder'] } }, {}],
    ['DEED_IN_FUTURE', {}, { doneOn: '2026-11-25' }],
    ['DEED_TOO_OLD', {}, { doneOn: '2026-10-24' }],
    ['QUANTITY_WHOLE', {}, { quantity: 1.5 }],
    ['NOTE_NEEDED', { item: { ...sweep, needsNote: true } }, {}],
    ['PHOTO_NEEDED', { filer: zhao, item: { ...sweep, needsPhoto: true } }, {}],
  ] as const)('%s', (code, change, other) => {
    expect(fileDeed(facts(change as Partial<FileFacts>), { ...command, ...other })).toMatchObject({
      ok: false,
      code,
    })
  })

  test('a photo is asked of an own claim, not of a recorder who saw it', () => {
    const item = { ...sweep, needsPhoto: true }
    expect(fileDeed(facts({ item }), command).ok).toBe(true)
    const own = fileDeed(facts({ filer: zhao, item }), { ...command, photoCount: 1 })
    expect(own.ok).toBe(true)
  })

  test('a rejected deed is filed anew once, by its filer, for its household', () => {
    const rejected: Deed = { ...filed(), state: 'rejected' }
    const anew = { ...filed(), deedId: 'anew' }
    const refiled = refileDeed(rejected, anew)
    expect(refiled).toMatchObject({ ok: true, value: { state: 'rejected', refiledAs: 'anew' } })
    expect(refiled.ok && refileDeed(refiled.value, anew)).toMatchObject({ code: 'REFILED_ALREADY' })
    for (const [before, after] of [
      [null, anew],
      [filed(), anew],
      [rejected, { ...anew, villageId: 'elsewhere' }],
      [rejected, { ...anew, householdId: 'h-other' }],
      [rejected, { ...anew, filedBy: zhao }],
    ] as const)
      expect(refileDeed(before, after)).toMatchObject({ code: 'DEED_NOT_FOUND' })
  })

  test('the last day of the reach is still good', () => {
    expect(fileDeed(facts(), { ...command, doneOn: '2026-10-25' }).ok).toBe(true)
  })

  test('where nobody qualifies to review it goes to the town', () => {
    for (const reviewers of [
      [],
      [{ personId: 'ma', householdId: 'h-ma' }],
      [{ personId: 'x', householdId: 'h-zhao' }],
    ]) {
      expect(fileDeed(facts({ reviewers }), command)).toMatchObject({ value: { substitute: true } })
    }
    expect(qualified([{ personId: 'li', householdId: 'h-li' }], 'ma', 'h-zhao')).toHaveLength(1)
  })
})

describe('four eyes', () => {
  test.each([
    ['OWN_HOUSEHOLD', { personId: 'wife', householdId: 'h-zhao' }],
    ['OWN_FILING', recorder],
    [null, reviewer],
    [null, officer],
  ])('%s', (bar, who) => {
    expect(reviewBar(filed(), who)).toBe(bar)
  })

  test('the town decides on substitute deeds and on no other', () => {
    const approve = (deed: Deed, who: Actor) =>
      approveDeed(deed, {
        item: sweep,
        reviewer: who,
        pick: undefined,
        publicityDays: 3,
        usedOf: () => 0,
        now,
      })
    expect(approve(filed({ substitute: true }), reviewer)).toMatchObject({ code: 'GOES_TO_TOWN' })
    expect(approve(filed(), officer)).toMatchObject({ code: 'NOT_SUBSTITUTE' })
    expect(approve(filed({ substitute: true }), officer).ok).toBe(true)
  })
})

describe('publicity', () => {
  test.each([
    [3, '2026-11-24T02:00:00.000Z', '2026-11-27T16:00:00.000Z'],
    [3, '2026-11-24T15:59:59.999Z', '2026-11-27T16:00:00.000Z'],
    [3, '2026-11-24T16:00:00.000Z', '2026-11-28T16:00:00.000Z'],
    [0, '2026-11-24T02:00:00.000Z', '2026-11-24T02:00:00.000Z'],
    [30, '2026-11-24T02:00:00.000Z', '2026-12-24T16:00:00.000Z'],
  ])('%i days from %s end at %s', (days, at, end) => {
    expect(endOfPublicity(at, days)).toBe(end)
  })

  test('it posts at its end and not a millisecond before, and not while an objection is open', () => {
    const deed = approved()
    expect(isDue(deed, '2026-11-27T15:59:59.999Z')).toBe(false)
    expect(isDue(deed, '2026-11-27T16:00:00.000Z')).toBe(true)
    const objected = objectTo(deed, supervisor, '没有扫', now)
    expect(objected.ok && isDue(objected.value.deed, '2026-12-24T16:00:00.000Z')).toBe(false)
  })

  test('a deduction takes points away, and its posting names both people', () => {
    expect(postingOf({ ...approved(), kind: 'deduct' })).toMatchObject({
      honour: -5,
      spendable: -5,
      filedBy: 'ma',
      approvedBy: 'li',
    })
  })
})

describe('objections', () => {
  test('before the end it is accepted, at the end refused, even if the timer is late', () => {
    const deed = approved()
    expect(objectTo(deed, supervisor, '没有扫', '2026-11-27T15:59:59.999Z').ok).toBe(true)
    expect(objectTo(deed, supervisor, '没有扫', '2026-11-27T16:00:00.000Z')).toMatchObject({
      code: 'OBJECTION_CLOSED',
    })
  })

  test('a deduction is the household’s own to appeal', () => {
    const deed: Deed = { ...approved(), kind: 'deduct' }
    expect(objectTo(deed, supervisor, '不对', now)).toMatchObject({ code: 'OBJECTION_NOT_PUBLIC' })
    expect(objectTo(deed, zhao, '不对', now).ok).toBe(true)
  })

  function objected(by: Actor = { personId: 'he', householdId: 'h-he' }) {
    const result = objectTo(approved(), by, '没有扫', now)
    if (!result.ok) throw new Error(result.code)
    return result.value
  }

  test.each([
    ['household', { personId: 'w', householdId: 'h-zhao' }],
    ['objector', { personId: 'x', householdId: 'h-he' }],
    ['filer', recorder],
    ['reviewer', reviewer],
  ])('a supervisor concerned as %s may not answer', (_, who) => {
    const { deed, objection } = objected()
    expect(answerObjection(deed, objection, who, 'dismissed', '查过', now)).toMatchObject({
      code: 'SUPERVISOR_CONCERNED',
    })
  })

  test('upheld drops the deed and frees its caps; dismissed lets the clock go on as it was', () => {
    const { deed, objection } = objected()
    const upheld = answerObjection(deed, objection, supervisor, 'upheld', '没有做', now)
    expect(upheld).toMatchObject({
      value: {
        deed: { state: 'dropped', reserved: [], dueAt: null },
        objection: { state: 'upheld' },
      },
    })
    const dismissed = answerObjection(deed, objection, supervisor, 'dismissed', '做了', now)
    expect(dismissed).toMatchObject({
      value: { deed: { state: 'publicity', endsAt: deed.endsAt, dueAt: deed.endsAt } },
    })
  })

  test('answered after the end, it is due from the answer on', () => {
    const { deed, objection } = objected()
    const late = '2026-12-05T02:00:00.000Z'
    const dismissed = answerObjection(deed, objection, supervisor, 'dismissed', '做了', late)
    expect(dismissed).toMatchObject({ value: { deed: { dueAt: late } } })
  })

  test('the town answers only what is overdue', () => {
    const { deed, objection } = objected()
    expect(
      answerObjection(deed, objection, officer, 'dismissed', '做了', '2026-12-01T01:59:59.000Z'),
    ).toMatchObject({ code: 'OBJECTION_NOT_OVERDUE' })
    expect(
      answerObjection(deed, objection, officer, 'dismissed', '做了', '2026-12-01T02:00:00.000Z').ok,
    ).toBe(true)
  })

  test('two objections block until both are answered', () => {
    const first = objected()
    const second = objectTo(first.deed, { personId: 'su', householdId: 'h-su' }, '也没看见', now)
    if (!second.ok) throw new Error(second.code)
    const one = answerObjection(
      second.value.deed,
      first.objection,
      supervisor,
      'dismissed',
      '做了',
      now,
    )
    expect(one).toMatchObject({ value: { deed: { state: 'objected', openObjections: 1 } } })
    if (!one.ok) throw new Error(one.code)
    const both = answerObjection(
      one.value.deed,
      second.value.objection,
      supervisor,
      'dismissed',
      '做了',
      now,
    )
    expect(both).toMatchObject({ value: { deed: { state: 'publicity', openObjections: 0 } } })
  })
})

/** Runs an action on a deed in any state, to hold the code against the table. */
const run: Record<DeedAction, (deed: Deed) => DeedState | 'refused'> = {
  approve: (d) =>
    stateOf(
      approveDeed(d, {
        item: sweep,
        reviewer,
        pick: undefined,
        publicityDays: 3,
        usedOf: () => 0,
        now,
      }),
    ),
  reject: (d) => stateOf(rejectDeed(d, reviewer, '照片不清', now)),
  withdraw: (d) => stateOf(withdrawDeed(d, 'ma', now)),
  object: (d) => {
    const r = objectTo(d, supervisor, '没有扫', now)
    return r.ok ? r.value.deed.state : 'refused'
  },
  uphold: (d) => answered(d, 'upheld'),
  dismiss: (d) => answered(d, 'dismissed'),
  post: (d) => (isDue(d, '2027-01-01T00:00:00.000Z') ? postedDeed(d, 'e1', now).state : 'refused'),
  reverse: (d) => {
    try {
      return reversedDeed(d, now).state
    } catch {
      return 'refused'
    }
  },
}

function stateOf(result: { ok: true; value: Deed } | { ok: false }): DeedState | 'refused' {
  return result.ok ? result.value.state : 'refused'
}

function answered(deed: Deed, decision: 'upheld' | 'dismissed'): DeedState | 'refused' {
  const objection = {
    objectionId: 'o',
    deedId: 'd1',
    villageId: 'v1',
    townId: 't1',
    by: zhao,
    text: '',
    at: now,
    answerBy: now,
    state: 'open',
    answer: null,
  } as const
  const r = answerObjection(deed, objection, supervisor, decision, '查过', now)
  return r.ok ? r.value.deed.state : 'refused'
}

describe('the table of states and transitions is what the code does', () => {
  const actions = Object.keys(transitions) as DeedAction[]
  test.each(actions.flatMap((a) => deedStates.map((s) => [a, s] as const)))(
    '%s on %s',
    (action, state) => {
      const open = state === 'objected' ? 1 : 0
      const deed: Deed = {
        ...(state === 'filed' ? filed() : approved()),
        state,
        openObjections: open,
      }
      const after = run[action](deed)
      const to: readonly string[] = mayHappen(action, state) ? transitions[action].to : ['refused']
      expect(to).toContain(after)
    },
  )
})

test('only its filer takes a deed back, which gives the caps back', () => {
  expect(withdrawDeed(approved(), 'zhao', now)).toMatchObject({ code: 'NOT_YOUR_DEED' })
  expect(withdrawDeed(approved(), 'ma', now)).toMatchObject({
    value: { state: 'withdrawn', reserved: [], dueAt: null },
  })
})

test('its filer may take it back under an objection too', () => {
  const objected = objectTo(approved(), supervisor, '没有扫', now)
  if (!objected.ok) throw new Error(objected.code)
  expect(withdrawDeed(objected.value.deed, 'ma', now)).toMatchObject({
    value: { state: 'withdrawn' },
  })
})
