import { sweep } from '../rules/samples'
import type { Actor } from '../common/actor'
import type { Deed } from './deed'
import { fileDeed, refileDeed, type FileFacts } from './file'
import {
  answerObjection,
  lapsed,
  lastAnswerDay,
  objectTo,
  retractObjection,
  type Objection,
} from './objection'
import {
  approveDeed,
  endOfPublicity,
  qualified,
  rejectDeed,
  reviewBar,
  takeBackApproval,
} from './review'
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
    expect(isDue(objected(he, deed).deed, '2026-12-24T16:00:00.000Z')).toBe(false)
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

const he: Actor = { personId: 'he', householdId: 'h-he' }
const su: Actor = { personId: 'su', householdId: 'h-su' }

/** Objections under ids that tell nothing of who made them. */
function object(deed: Deed, by: Actor, at = now, supervisors: readonly Actor[] = [supervisor]) {
  const objectionId = `o${String((deed.objections ?? []).length + 1)}`
  const facts = { objectionId, supervisors, doerHome: null }
  return objectTo(deed, by, { text: '没有扫', voice: null }, at, facts)
}

function objected(by: Actor = he, deed = approved(), supervisors?: readonly Actor[]) {
  const result = object(deed, by, now, supervisors)
  if (!result.ok) throw new Error(result.code)
  return result.value
}

const upheld = { decision: 'upheld', reason: '没有做' } as const
const dismissed = { decision: 'dismissed', reason: '做了' } as const

describe('objections', () => {
  test('before the end it is accepted, at the end refused, even if the timer is late', () => {
    expect(object(approved(), he, '2026-11-27T15:59:59.999Z').ok).toBe(true)
    expect(object(approved(), he, '2026-11-27T16:00:00.000Z')).toMatchObject({
      code: 'OBJECTION_CLOSED',
    })
  })

  test('nobody objects twice, whatever the id', () => {
    const { deed } = objected()
    expect(object(deed, he)).toMatchObject({ code: 'OBJECTED_ALREADY' })
    expect(object(deed, { ...su, householdId: 'h-he' }).ok).toBe(true)
  })

  test('a deduction is the household’s own to appeal', () => {
    const deed: Deed = { ...approved(), kind: 'deduct' }
    expect(object(deed, he)).toMatchObject({ code: 'OBJECTION_NOT_PUBLIC' })
    expect(object(deed, zhao).ok).toBe(true)
  })

  test.each([
    ['household', { personId: 'w', householdId: 'h-zhao' }],
    ['objector', { personId: 'x', householdId: 'h-he' }],
    ['filer', recorder],
    ['reviewer', reviewer],
  ])('to a supervisor concerned as %s it is as if there were none', (_, who) => {
    const { deed, objection } = objected()
    for (const state of ['open', 'dismissed'] as const)
      expect(answerObjection(deed, { ...objection, state }, [], who, dismissed, now)).toMatchObject(
        {
          code: 'OBJECTION_NOT_FOUND',
        },
      )
  })

  test('upheld drops the deed and frees its caps; dismissed lets the clock go on as it was', () => {
    const { deed, objection } = objected()
    expect(answerObjection(deed, objection, [], supervisor, upheld, now)).toMatchObject({
      value: {
        deed: { state: 'dropped', reserved: [], dueAt: null },
        objections: [{ state: 'upheld' }],
      },
    })
    expect(answerObjection(deed, objection, [], supervisor, dismissed, now)).toMatchObject({
      value: { deed: { state: 'publicity', endsAt: deed.endsAt, dueAt: deed.endsAt } },
    })
  })

  test('one that is upheld answers all that are open, and leaves what was answered as it was', () => {
    const first = objected()
    const second = objected(su, first.deed)
    const third = { ...first.objection, objectionId: 'o3', state: 'dismissed' } as const
    const others = [second.objection, third]
    const answered = answerObjection(second.deed, first.objection, others, supervisor, upheld, now)
    if (!answered.ok) throw new Error(answered.code)
    expect(answered.value.deed).toMatchObject({ state: 'dropped', openObjections: 0 })
    expect(
      answered.value.objections.map((o) => [o.objectionId, o.state, o.answer?.reason]),
    ).toEqual([
      ['o1', 'upheld', '没有做'],
      ['o2', 'upheld', '没有做'],
    ])
    const one = answerObjection(second.deed, first.objection, others, supervisor, dismissed, now)
    expect(one).toMatchObject({ value: { objections: [{ objectionId: 'o1' }] } })
  })

  test('answered after the end, it is due from the answer on', () => {
    const { deed, objection } = objected()
    const late = '2026-12-05T02:00:00.000Z'
    expect(answerObjection(deed, objection, [], supervisor, dismissed, late)).toMatchObject({
      value: { deed: { dueAt: late } },
    })
    expect(retractObjection(deed, objection, late)).toMatchObject({
      value: { deed: { dueAt: late } },
    })
  })

  test('the last day is one day, said and kept: the town answers from the day after', () => {
    const { deed, objection } = objected()
    expect(lastAnswerDay(objection)).toBe('2026-12-01')
    const answer = (at: string) => answerObjection(deed, objection, [], officer, dismissed, at)
    expect(answer('2026-12-01T15:59:59.999Z')).toMatchObject({ code: 'OBJECTION_NOT_FOUND' })
    expect(answer('2026-12-01T16:00:00.000Z').ok).toBe(true)
  })

  test.each([
    ['the only supervisor’s own household', [{ personId: 'x', householdId: 'h-he' }], true],
    ['a village without one', [], true],
    ['one of two supervisors', [{ personId: 'x', householdId: 'h-he' }, supervisor], false],
  ])('one that concerns %s goes to the town at once: %p', (_, supervisors, atOnce) => {
    const { deed, objection } = objected(he, approved(), supervisors)
    expect(objection.townFrom).toBe(atOnce ? now : objection.answerBy)
    expect(answerObjection(deed, objection, [], officer, dismissed, now).ok).toBe(atOnce)
  })

  test('two objections block until both are answered, or taken back', () => {
    const first = objected()
    const second = objected(su, first.deed)
    const one = answerObjection(second.deed, first.objection, [], supervisor, dismissed, now)
    expect(one).toMatchObject({ value: { deed: { state: 'objected', openObjections: 1 } } })
    if (!one.ok) throw new Error(one.code)
    const both = answerObjection(one.value.deed, second.objection, [], supervisor, dismissed, now)
    expect(both).toMatchObject({ value: { deed: { state: 'publicity', openObjections: 0 } } })
    expect(retractObjection(one.value.deed, second.objection, now)).toMatchObject({
      value: { deed: { state: 'publicity', openObjections: 0 }, objection: { state: 'withdrawn' } },
    })
  })

  test('what is not there, or answered, is not taken back, nor objected to again', () => {
    const { deed, objection } = objected()
    expect(retractObjection(deed, null, now)).toMatchObject({ code: 'OBJECTION_NOT_FOUND' })
    const answered = { ...objection, state: 'dismissed' } as const
    expect(retractObjection(deed, answered, now)).toMatchObject({ code: 'OBJECTION_ANSWERED' })
    const retracted = retractObjection(deed, objection, now)
    if (!retracted.ok) throw new Error(retracted.code)
    expect(object(retracted.value.deed, he)).toMatchObject({ code: 'OBJECTED_ALREADY' })
  })
})

describe('an approval that is taken back', () => {
  const end = '2026-11-27T16:00:00.000Z'
  const back = (deed: Deed, by: Actor = su, at = now) =>
    takeBackApproval(deed, by, '分值选错了', at)

  test('leaves the deed as it was filed, but for who took it back and why', () => {
    expect(back(approved())).toMatchObject({ ok: true })
    const taken = back({ ...approved(), reserved: [{ id: 'c', amount: 5 }] })
    if (!taken.ok) throw new Error(taken.code)
    const { takenBack, objections, ...deed } = taken.value
    expect(deed).toEqual(filed())
    expect(objections).toEqual([])
    expect(takenBack).toEqual([{ by: 'su', at: now, reason: '分值选错了' }])
  })

  test('is one by any reviewer who might give it, until publicity ends', () => {
    expect(back(approved(), { personId: 'w', householdId: 'h-zhao' })).toMatchObject({
      code: 'OWN_HOUSEHOLD',
    })
    expect(back(approved(), recorder)).toMatchObject({ code: 'OWN_FILING' })
    expect(back(approved(), officer)).toMatchObject({ code: 'NOT_SUBSTITUTE' })
    expect(back(approved(), su, '2026-11-27T15:59:59.999Z').ok).toBe(true)
    expect(back(approved(), su, end)).toMatchObject({ code: 'TAKE_BACK_CLOSED' })
  })

  test('ends the objections to it, whose makers may object again once it is public again', () => {
    const { deed, objection } = objected()
    const answered = { ...objection, objectionId: 'o2', state: 'dismissed' } as const
    expect(lapsed([objection, answered])).toEqual([{ ...objection, state: 'lapsed' }])
    const taken = back(deed)
    if (!taken.ok) throw new Error(taken.code)
    expect(taken.value).toMatchObject({ openObjections: 0, objections: [{ lapsed: true }] })
    const again = { ...taken.value, state: 'publicity', endsAt: end } as Deed
    expect(object(again, he)).toMatchObject({ value: { deed: { openObjections: 1 } } })
    expect(objected(he, again).deed.objections).toHaveLength(1)
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
    const r = object(d, he)
    return r.ok ? r.value.deed.state : 'refused'
  },
  takeBack: (d) => stateOf(takeBackApproval(d, reviewer, '记错了', now)),
  retract: (d) => {
    const r = retractObjection(d, open, now)
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

const open: Objection = {
  objectionId: 'o',
  deedId: 'd1',
  villageId: 'v1',
  townId: 't1',
  by: zhao,
  text: '',
  at: now,
  answerBy: now,
  townFrom: now,
  state: 'open',
  answer: null,
}

function answered(deed: Deed, decision: 'upheld' | 'dismissed'): DeedState | 'refused' {
  const r = answerObjection(deed, open, [], supervisor, { decision, reason: '查过' }, now)
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

test('its filer may take it back under an objection too, until publicity ends', () => {
  const { deed } = objected()
  expect(withdrawDeed(deed, 'ma', now)).toMatchObject({
    value: { state: 'withdrawn', openObjections: 0 },
  })
  for (const one of [deed, approved()]) {
    expect(withdrawDeed(one, 'ma', '2026-11-27T15:59:59.999Z').ok).toBe(true)
    expect(withdrawDeed(one, 'ma', '2026-11-27T16:00:00.000Z')).toMatchObject({
      code: 'WITHDRAW_CLOSED',
    })
  }
})
