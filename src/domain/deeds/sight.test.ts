import fc from 'fast-check'
import {
  officers,
  people,
  promotions,
  resident,
  townOfficer,
  viewers,
} from '../../../test/viewers/viewers'
import type { Viewer } from '../common/viewer'
import type { Deed } from './deed'
import {
  deedPhotosFor,
  mayFileAgain,
  mayTakeBack,
  mayWithdraw,
  reviewFor,
  seesDeed,
  seesEntryOf,
  titleFor,
} from './sight'
import { deedStates } from './states'

const photo = { photoId: 'a', width: 800, height: 600 }
const deed: Deed = {
  deedId: 'd1',
  villageId: 'v',
  townId: 't',
  state: 'publicity',
  source: 'recorder',
  activityId: null,
  kind: 'award',
  itemId: 'sweep',
  ruleVersion: 1,
  householdId: 'h1',
  doerId: 'p1',
  accountId: 'points:h1',
  doneOn: '2026-11-01',
  quantity: 1,
  note: '扫了村口的路',
  photos: [photo],
  filedBy: { personId: 'p3', householdId: 'h2' },
  filedAt: '2026-11-01T02:00:00.000Z',
  substitute: false,
  approvedBy: null,
  approvedAt: null,
  claimed: null,
  granted: null,
  cuts: [],
  reserved: [],
  endsAt: '2026-11-05T16:00:00.000Z',
  dueAt: null,
  openObjections: 0,
  rejection: null,
  withdrawnAt: null,
  postedAt: null,
  entryId: null,
  reversedAt: null,
}
const posted: Deed = { ...deed, state: 'posted', entryId: 'points:h1:1' }
const deduction: Deed = { ...deed, kind: 'deduct' }
const substitute: Deed = { ...deed, state: 'filed', substitute: true }

type Row = [who: string, viewer: Viewer | null, award: boolean, posted: boolean, entry: boolean]

test.each<Row>([
  ['a visitor', null, true, false, false],
  ['the household', resident('p2', 'h1'), true, true, true],
  ['a neighbour', resident('p4', 'h3'), true, false, false],
  ['whoever filed it', resident('p3', 'h2'), true, true, false],
  ['another recorder', resident('p4', 'h3', ['recorder']), true, false, false],
  ['a reviewer', resident('p4', 'h3', ['reviewer']), true, true, false],
  ['a committee member', resident('p4', 'h3', ['committee']), true, true, false],
  ['the supervisor', resident('p4', 'h3', ['supervisor']), true, true, true],
  ['the town', townOfficer, true, false, false],
])(
  '%s sees an award in publicity, one that is posted, its entry: %p %p %p %p',
  (_, viewer, award, later, entry) => {
    expect(seesDeed(viewer, deed)).toBe(award)
    expect(seesDeed(viewer, posted)).toBe(later)
    // A deduction in publicity is as private as a posted deed.
    expect(seesDeed(viewer, deduction)).toBe(later)
    expect(seesEntryOf(viewer, posted)).toBe(entry)
    expect(seesEntryOf(viewer, deed)).toBe(false)
  },
)

test.each<[who: string, viewer: Viewer | null, inPublicity: number, posted: number]>([
  ['a visitor', null, 0, 0],
  ['a neighbour', resident('p4', 'h3'), 1, 0],
  ['the household', resident('p2', 'h1'), 1, 1],
  ['a reviewer', resident('p4', 'h3', ['reviewer']), 1, 1],
  ['the town', townOfficer, 0, 0],
])('%s sees photos in publicity and afterwards: %p %p %p', (_, viewer, before, after) => {
  expect(deedPhotosFor(viewer, deed)).toHaveLength(before)
  expect(deedPhotosFor(viewer, posted)).toHaveLength(after)
  expect(deedPhotosFor(viewer, { ...deed, state: 'withdrawn' })).toEqual([])
})

test('the town sees a deed that it decides in place of the village, with its photos', () => {
  expect(seesDeed(townOfficer, substitute)).toBe(true)
  expect(deedPhotosFor(townOfficer, substitute)).toHaveLength(1)
})

test('a held note is told to its writer and those who decide, else the rule’s name', () => {
  const held = { ...deed, held: { note: { by: 'p3', at: deed.filedAt } } }
  expect(titleFor(null, deed, '清扫村道')).toBe('扫了村口的路')
  expect(titleFor(null, { ...deed, note: '' }, '清扫村道')).toBe('清扫村道')
  expect(titleFor(resident('p1', 'h1'), held, '清扫村道')).toBe('清扫村道')
  expect(titleFor(resident('p3', 'h2'), held, '清扫村道')).toBe('扫了村口的路')
  expect(titleFor(resident('p4', 'h3', ['reviewer']), held, '清扫村道')).toBe('扫了村口的路')
})

test('whoever objected goes on reading the deed, whatever came of it', () => {
  const objector = { objectionId: 'o1', personId: 'p9', householdId: 'h9' }
  for (const state of deedStates) {
    const objected: Deed = { ...deed, state, objections: [objector] }
    expect(seesDeed(resident('p9', 'h9'), objected)).toBe(true)
    const open = state === 'publicity' || state === 'objected'
    expect(seesDeed(resident('p8', 'h9'), objected)).toBe(open)
    expect(seesEntryOf(resident('p9', 'h9'), { ...objected, entryId: 'points:h1:1' })).toBe(false)
  }
})

test('a reviewer who might have approved it takes an approval back while publicity runs', () => {
  const by = (viewer: Viewer | null, one = deed, now = one.filedAt) => mayTakeBack(viewer, one, now)
  const reviewer = resident('p9', 'h9', ['reviewer'])
  expect(deedStates.filter((state) => by(reviewer, { ...deed, state }))).toEqual([
    'publicity',
    'objected',
  ])
  expect(by(reviewer, deed, deed.endsAt ?? '')).toBe(false)
  expect(by(resident('p2', 'h1', ['reviewer']))).toBe(false)
  expect(by(resident('p3', 'h2', ['reviewer']))).toBe(false)
  expect([null, resident('p9', 'h9'), townOfficer].map((viewer) => by(viewer))).toEqual([
    ...[false, false, false],
  ])
  expect(by(townOfficer, { ...deed, substitute: true })).toBe(true)
})

const filed: Deed = { ...deed, state: 'filed' }

test.each<[who: string, viewer: Viewer | null, of: Deed, may: boolean, why: string | null]>([
  ['a visitor', null, filed, false, null],
  ['a villager', resident('p4', 'h3'), filed, false, null],
  ['a reviewer', resident('p4', 'h3', ['reviewer']), filed, true, null],
  ['a reviewer of the house', resident('p2', 'h1', ['reviewer']), filed, false, 'OWN_HOUSEHOLD'],
  ['the reviewer who filed it', resident('p3', 'h2', ['reviewer']), filed, false, 'OWN_FILING'],
  ['a reviewer, of a substitute', resident('p4', 'h3', ['reviewer']), substitute, false, null],
  ['the town', townOfficer, filed, false, null],
  ['the town, of a substitute', townOfficer, substitute, true, null],
  ['a reviewer, later', resident('p4', 'h3', ['reviewer']), posted, false, null],
])('%s reviews it: %p', (_, viewer, of, may, why) => {
  const named = viewer !== null && of.state === 'filed' && !may
  expect(reviewFor(viewer, of)).toEqual({ may, why, namesOthers: named })
})

test('whoever filed it takes it back before it is posted, and files it anew once it was sent back', () => {
  const filer = resident('p3', 'h2')
  const rejected: Deed = { ...deed, state: 'rejected' }
  expect(
    deedStates.filter((state) => mayWithdraw(filer, { ...deed, state }, deed.filedAt)),
  ).toEqual(['filed', 'publicity', 'objected'])
  expect(mayFileAgain(filer, rejected)).toBe(true)
  expect(mayFileAgain(filer, { ...rejected, refiledAs: 'd2' })).toBe(false)
  expect(mayFileAgain(filer, deed)).toBe(false)
  expect(mayFileAgain(resident('p1', 'h1'), rejected)).toBe(false)
  expect(mayWithdraw(resident('p1', 'h1'), deed, deed.filedAt)).toBe(false)
})

const deeds: fc.Arbitrary<Deed> = fc
  .record({
    state: fc.constantFrom(...deedStates),
    kind: fc.constantFrom('award' as const, 'deduct' as const),
    householdId: fc.constantFrom('h1', 'h2', 'h3'),
    filedBy: fc.constantFrom(
      { personId: 'p1', householdId: 'h1' },
      { personId: 'p3', householdId: 'h2' },
    ),
    substitute: fc.boolean(),
    held: fc.constantFrom(null, { note: { by: 'p1', at: deed.filedAt } }),
    photos: fc.constantFrom([photo], [{ ...photo, heldBy: 'p1' }]),
    entryId: fc.constantFrom(null, 'points:h1:1'),
  })
  .map((parts) => ({ ...deed, ...parts }))

test('what a visitor sees of a deed everybody sees', () => {
  fc.assert(
    fc.property(people, deeds, (viewer, one) => {
      if (seesDeed(null, one)) expect(seesDeed(viewer, one)).toBe(true)
      expect(deedPhotosFor(null, one)).toEqual([])
      expect(seesEntryOf(null, one)).toBe(false)
      expect([
        mayWithdraw(null, one, one.filedAt),
        mayFileAgain(null, one),
        reviewFor(null, one).may,
      ]).toEqual([false, false, false])
    }),
  )
})

test('a role takes nothing of a deed away', () => {
  fc.assert(
    fc.property(promotions, deeds, ({ villager, promoted }, one) => {
      if (seesDeed(villager, one)) expect(seesDeed(promoted, one)).toBe(true)
      if (seesEntryOf(villager, one)) expect(seesEntryOf(promoted, one)).toBe(true)
      const more = deedPhotosFor(promoted, one)
      expect(more).toEqual(expect.arrayContaining([...deedPhotosFor(villager, one)]))
    }),
  )
})

test('whoever sees photos, an entry or a decision to make sees the deed', () => {
  fc.assert(
    fc.property(viewers, deeds, (viewer, one) => {
      const part =
        deedPhotosFor(viewer, one).length > 0 ||
        seesEntryOf(viewer, one) ||
        reviewFor(viewer, one).may ||
        mayWithdraw(viewer, one, one.filedAt)
      if (part) expect(seesDeed(viewer, one)).toBe(true)
    }),
  )
})

test('an officer sees no deed beyond the public ones but those that came to the town', () => {
  fc.assert(
    fc.property(officers, deeds, (officer, one) => {
      const came = officer.kind === 'town' && one.substitute
      expect(seesDeed(officer, one)).toBe(came || seesDeed(null, one))
    }),
  )
})
