import { resident as viewer, townOfficer } from '../../../test/viewers/viewers'
import type { Resident } from '../roster/roster'
import type { Deed } from './deed'
import { mayAnswer, type Objection } from './objection'
import { mayScribe, objectThrough, scribeBar, scribesFor, writtenBy, type Scribe } from './scribe'

const now = '2026-11-24T02:00:00.000Z'
const end = '2026-11-26T16:00:00.000Z'

const deed = {
  deedId: 'd1',
  villageId: 'v',
  townId: 't',
  state: 'publicity',
  kind: 'award',
  householdId: 'h1',
  filedBy: { personId: 'filer', householdId: 'h2' },
  approvedBy: { personId: 'approver', householdId: 'h5' },
  endsAt: end,
  openObjections: 0,
} as unknown as Deed

const scribe = (part: Partial<Scribe> = {}): Scribe => ({
  personId: 'ma',
  householdId: 'h7',
  roles: ['recorder'],
  ...part,
})
const su = {
  residentId: 'su',
  householdId: 'h8',
  under18Until: 'grown',
  leftOn: null,
} as unknown as Resident
const facts = {
  objectionId: 'o1',
  supervisors: [{ personId: 'sun', householdId: 'h9' }],
  today: '2026-11-24',
  doerHome: null,
}
const object = (to: Deed, by = scribe(), who: Resident | null = su, at = now) =>
  objectThrough(to, by, who, '那天没看见', at, facts)

const bars: [who: string, by: Partial<Scribe>, bar: ReturnType<typeof scribeBar>][] = [
  ['a recorder of no household concerned', {}, null],
  ['the supervisor', { roles: ['recorder', 'supervisor'] }, 'SCRIBE_ANSWERS'],
  ['the committee', { roles: ['recorder', 'committee'] }, 'SCRIBE_ANSWERS'],
  ['a reviewer', { roles: ['recorder', 'reviewer'] }, 'SCRIBE_ANSWERS'],
  ['one of the household', { householdId: 'h1' }, 'SCRIBE_CONCERNED'],
  ['a near relative of it', { near: ['h1'] }, 'SCRIBE_CONCERNED'],
  ['whoever filed it', { personId: 'filer' }, 'SCRIBE_CONCERNED'],
  ['whoever approved it', { personId: 'approver' }, 'SCRIBE_CONCERNED'],
  ['a near relative of others', { near: ['h2', 'h5', 'h8'] }, null],
]

test.each(bars)('%s is barred from writing it down, or not', (_, part, bar) => {
  const by = scribe(part)
  expect(scribeBar(deed, by)).toBe(bar)
  const { personId, householdId, roles, near = [] } = by
  const looks = { ...viewer(personId, householdId ?? '', roles), near }
  expect(mayScribe(looks, deed, now)).toBe(bar === null)
  expect(scribesFor(deed, { personId: 'su', householdId: 'h8' }, [by])).toHaveLength(
    bar === null ? 1 : 0,
  )
  expect(object(deed, by)).toMatchObject(bar === null ? { ok: true } : { code: bar })
})

test('only a recorder of the village may, while objections are open, and to no deduction', () => {
  const ma = viewer('ma', 'h7', ['recorder'])
  expect(mayScribe(ma, deed, now)).toBe(true)
  expect(mayScribe(ma, deed, end)).toBe(false)
  expect(mayScribe(ma, { ...deed, state: 'posted' }, now)).toBe(false)
  expect(mayScribe(ma, { ...deed, kind: 'deduct' }, now)).toBe(false)
  expect(scribesFor({ ...deed, kind: 'deduct' }, su2, [scribe()])).toEqual([])
  for (const other of [null, viewer('ma', 'h7'), { ...townOfficer, roles: ['recorder'] as const }])
    expect(mayScribe(other, deed, now)).toBe(false)
})

const su2 = { personId: 'su', householdId: 'h8' }

test('nobody is sent to themselves', () => {
  const recorders = [scribe(), scribe({ personId: 'zhou' })]
  const asking = { personId: 'ma', householdId: 'h7' }
  expect(scribesFor(deed, asking, recorders).map((by) => by.personId)).toEqual(['zhou'])
})

test('both are kept; it is the one objection of the resident', () => {
  const objected = object(deed)
  if (!objected.ok) throw new Error(objected.code)
  expect(objected.value).toMatchObject({
    objection: {
      by: { personId: 'su', householdId: 'h8' },
      scribe: { personId: 'ma', householdId: 'h7' },
      text: '那天没看见',
      state: 'open',
    },
    deed: {
      state: 'objected',
      openObjections: 1,
      objections: [{ objectionId: 'o1', personId: 'su', scribeId: 'ma' }],
    },
  })
  // The recorder learns no more than that it cannot be.
  expect(object(objected.value.deed)).toMatchObject({ code: 'OBJECTION_NOT_FOR_THEM' })
  expect(object(objected.value.deed, scribe({ personId: 'zhou' }))).toMatchObject({
    code: 'OBJECTION_NOT_FOR_THEM',
  })
})

test('whoever wrote it down does not answer it, should they be elected to', () => {
  const objected = object(deed)
  if (!objected.ok) throw new Error(objected.code)
  const answers = (personId: string) =>
    mayAnswer(objected.value.deed, objected.value.objection, { personId, householdId: 'h9' }, now)
  expect(answers('ma')).toBe(false)
  expect(answers('sun')).toBe(true)
})

test.each<[who: string, part: Partial<Resident> | null, code: string | null]>([
  ['nobody', null, 'RESIDENT_NOT_FOUND'],
  ['whoever moved out', { leftOn: '2026-01-01' }, 'RESIDENT_NOT_FOUND'],
  ['the recorder', { residentId: 'ma' }, 'OBJECT_YOURSELF'],
  ['a child', { under18Until: '2032-05' }, 'OBJECTOR_UNDER_14'],
  ['somebody of 15', { under18Until: '2029-05' }, null],
  ['somebody of whom the roster has no age', { under18Until: null }, null],
])('%s objects through a recorder, or not', (_, part, code) => {
  const answer = object(deed, scribe(), part === null ? null : { ...su, ...part })
  expect(answer).toMatchObject(code === null ? { ok: true } : { code })
})

test('nothing is written after the end, against what is settled, or against a deduction', () => {
  expect(object(deed, scribe(), su, end)).toMatchObject({ code: 'OBJECTION_CLOSED' })
  expect(object({ ...deed, state: 'posted' })).toMatchObject({ code: 'OBJECTION_CLOSED' })
  expect(object({ ...deed, state: 'filed' })).toMatchObject({ code: 'OBJECTION_NOT_PUBLIC' })
  expect(object({ ...deed, kind: 'deduct' }, scribe(), { ...su, householdId: 'h1' })).toMatchObject(
    {
      code: 'OBJECTION_NOT_PUBLIC',
    },
  )
})

test('a recorder finds what they wrote down, newest first, and nothing that others did', () => {
  const ma = { personId: 'ma', householdId: 'h7' }
  const all = [
    { objectionId: 'o1', at: '2026-11-01', scribe: ma },
    { objectionId: 'o2', at: '2026-11-02', scribe: ma },
    { objectionId: 'o3', at: '2026-11-03', scribe: { personId: 'zhou', householdId: null } },
    { objectionId: 'o4', at: '2026-11-04', by: ma },
  ] as unknown as Objection[]
  const found = (who: string) =>
    writtenBy(viewer(who, 'h7', ['recorder']), all).map((o) => o.objectionId)
  expect(found('ma')).toEqual(['o2', 'o1'])
  expect(found('su')).toEqual([])
  expect(writtenBy(null, all)).toEqual([])
})
