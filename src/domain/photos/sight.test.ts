import fc from 'fast-check'
import { people, promotions, resident, townOfficer, viewers } from '../../../test/viewers/viewers'
import type { Viewer } from '../common/viewer'
import type { PhotoRef } from './photo'
import { photosFor } from './sight'

const passed = { photoId: 'a', width: 800, height: 600 }
const held = { photoId: 'b', width: 800, height: 600, heldBy: 'p1' }
const ids = (photos: readonly PhotoRef[]) => photos.map(({ photoId }) => photoId)

test.each<[who: string, viewer: Viewer | null, shown: string[]]>([
  ['a visitor', null, ['a']],
  ['its owner', resident('p1', 'h1'), ['a', 'b']],
  ['somebody of the household', resident('p2', 'h1'), ['a']],
  ['a recorder', resident('p3', 'h2', ['recorder']), ['a']],
  ['a reviewer', resident('p3', 'h2', ['reviewer']), ['a', 'b']],
  ['the town', townOfficer, ['a', 'b']],
])('of one photo that passed and one that waits, %s sees %p %p', (_, viewer, shown) => {
  expect(ids(photosFor(viewer, [passed, held]))).toEqual(shown)
})

const photos: fc.Arbitrary<PhotoRef[]> = fc.uniqueArray(
  fc.record({
    photoId: fc.constantFrom('a', 'b', 'c', 'd'),
    width: fc.constant(800),
    height: fc.constant(600),
    heldBy: fc.constantFrom(null, 'p1', 'p2'),
  }),
  { selector: ({ photoId }) => photoId },
)

test('what a visitor sees everybody sees, and it all passed', () => {
  fc.assert(
    fc.property(people, photos, (viewer, all) => {
      const open = photosFor(null, all)
      expect(open.every(({ heldBy }) => !heldBy)).toBe(true)
      expect(ids(photosFor(viewer, all))).toEqual(expect.arrayContaining(ids(open)))
    }),
  )
})

test('a role takes no photo away, and none is shown that is not the document’s', () => {
  fc.assert(
    fc.property(promotions, viewers, photos, ({ villager, promoted }, anybody, all) => {
      const more = ids(photosFor(promoted, all))
      expect(more).toEqual(expect.arrayContaining(ids(photosFor(villager, all))))
      expect(ids(all)).toEqual(expect.arrayContaining(ids(photosFor(anybody, all))))
    }),
  )
})

test('a document without photos shows none', () => {
  expect(photosFor(townOfficer, undefined)).toEqual([])
})
