import { claimPhoto, faultOf, type Photo } from './photo'

test.each([
  [640, 480, null],
  [200, 200, null],
  [12_000, 4_000, null],
  [199, 4_000, 'PHOTO_TOO_SMALL'],
  [1, 1, 'PHOTO_TOO_SMALL'],
  [20_000, 300, 'PHOTO_TOO_LARGE'],
  [10_000, 5_001, 'PHOTO_TOO_LARGE'],
  [4_000_000_000, 4_000_000_000, 'PHOTO_TOO_LARGE'],
])('%i × %i: %s', (width, height, fault) => {
  expect(faultOf({ width, height, animated: false })).toBe(fault)
})

describe('claiming', () => {
  const photo: Photo = {
    photoId: 'p',
    villageId: 'v',
    ownerId: 'zhao',
    width: 640,
    height: 480,
    addedAt: '2026-11-24T00:00:00.000Z',
    usedBy: null,
  }
  const by = { villageId: 'v', ownerId: 'zhao' }
  const use = { kind: 'deed', id: 'd2' } as const
  const usedBy = (kind: 'deed' | 'honour', id: string): Photo => ({
    ...photo,
    usedBy: { kind, id },
  })

  test.each([
    [photo, by, null, null],
    [null, by, null, 'PHOTO_NOT_YOURS'],
    [photo, { ...by, ownerId: 'qian' }, null, 'PHOTO_NOT_YOURS'],
    [photo, { ...by, villageId: 'w' }, null, 'PHOTO_NOT_YOURS'],
    [usedBy('deed', 'd1'), by, null, 'PHOTO_USED'],
    [usedBy('deed', 'd1'), by, 'd1', null],
    [usedBy('deed', 'd1'), by, 'd0', 'PHOTO_USED'],
    [usedBy('honour', 'd1'), by, 'd1', 'PHOTO_USED'],
  ])('a photo is claimed by its owner, once (%#)', (before, who, releasedBy, code) => {
    const claimed = claimPhoto(before, who, use, releasedBy)
    expect(claimed).toMatchObject(code === null ? { value: { usedBy: use } } : { code })
  })
})
