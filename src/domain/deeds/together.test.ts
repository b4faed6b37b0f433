import { goesTogether } from './together'
import type { Deed } from './deed'

const plain = {
  kind: 'award',
  photos: [{ photoId: 'p', width: 1, height: 1, heldBy: null }],
} as unknown as Deed
const nothing = { alike: false, cut: false }

test('a deed that nothing asks about goes with others', () => {
  expect(goesTogether(plain, nothing)).toBe(true)
})

test.each([
  ['is like another', plain, { ...nothing, alike: true }],
  ['is cut by a cap', plain, { ...nothing, cut: true }],
  ['takes points away', { ...plain, kind: 'deduct' }, nothing],
  ['was asked about', { ...plain, asked: ['一天记 30 小时'] }, nothing],
  ['was taken back', { ...plain, takenBack: [{ by: 'p', at: '', reason: '' }] }, nothing],
  ['has a note that waits', { ...plain, held: { note: { by: 'p', at: '' } } }, nothing],
  ['has a photo that waits', { ...plain, photos: [{ heldBy: 'p' }] }, nothing],
] as const)('one that %s does not', (_why, deed, facts) => {
  expect(goesTogether(deed as unknown as Deed, facts)).toBe(false)
})
