import * as fc from 'fast-check'
import { readPhotoHeader } from './header'
import { claimPhoto, faultOf, type Photo } from './photo'

const bytes = (...parts: (string | readonly number[])[]) =>
  Uint8Array.from(
    parts.flatMap((p) => (typeof p === 'string' ? Array.from(p, (c) => c.charCodeAt(0)) : [...p])),
  )
const be32 = (n: number) => [24, 16, 8, 0].map((shift) => (n >>> shift) & 255)
const le24 = (n: number) => [0, 8, 16].map((shift) => (n >>> shift) & 255)

/** An application segment, a frame of 640 × 480, and room for what follows. */
const jpegStart = [0xff, 0xd8, 0xff, 0xe1, 0, 4, 1, 2]
const frame = [0xff, 0xc0, 0, 17, 8, 1, 224, 2, 128, 3, 0, 0, 0]
const png = (...chunks: (string | readonly number[])[]) =>
  bytes(
    [0x89],
    'PNG\r\n\x1a\n',
    be32(13),
    'IHDR',
    be32(640),
    be32(480),
    [8, 2, 0, 0, 0],
    be32(0),
    ...chunks,
  )
const webp = (...form: (string | readonly number[])[]) => bytes('RIFF', be32(0), 'WEBP', ...form)

const size = { width: 640, height: 480 }
const none = [0, 0, 0, 0]

test.each([
  ['a photo', bytes(jpegStart, frame), { kind: 'jpeg', ...size, animated: false }],
  [
    'with filling between its segments',
    bytes([0xff, 0xd8, 0xff, 0xff], frame.slice(1), none),
    size,
  ],
  ['png', png(be32(0), 'IDAT', none), { kind: 'png', ...size, animated: false }],
  ['a png that moves', png(be32(8), 'acTL', none, none, none), { animated: true }],
  ['webp', webp('VP8 ', none, [0, 0, 0, 0x9d, 1, 0x2a, 128, 2, 224, 1]), { kind: 'webp', ...size }],
  ['webp without loss', webp('VP8L', none, [0x2f, 0x7f, 0xc2, 0x77, 0]), size],
  [
    'a large webp',
    webp('VP8X', none, [0, 0, 0, 0], le24(639), le24(479)),
    { ...size, animated: false },
  ],
  ['a webp that moves', webp('VP8X', none, [2, 0, 0, 0], le24(9), le24(9)), { animated: true }],
])('%s is known by its bytes', (_, file, header) => {
  expect(readPhotoHeader(file)).toMatchObject({ ok: true, value: header })
})

test.each([
  ['nothing', bytes(), 'PHOTO_KIND'],
  ['a text that is called photo.jpg', bytes('hello, this is not a photo'), 'PHOTO_KIND'],
  ['a drawing', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'PHOTO_KIND'],
  ['a gif', bytes('GIF89a', none), 'PHOTO_ANIMATED'],
  ['heic', bytes(be32(24), 'ftypheic', none, 'mif1heic'), 'PHOTO_HEIC'],
  ['heic under another main brand', bytes(be32(24), 'ftypXXXX', none, 'XXXXmif1'), 'PHOTO_HEIC'],
  ['a film', bytes(be32(24), 'ftypisom', none, 'isomiso2'), 'PHOTO_KIND'],
  ['a photo that ends after its start', bytes(jpegStart), 'PHOTO_BROKEN'],
  [
    'a photo without a frame',
    bytes(jpegStart, [0xff, 0xda, 0, 4, 0, 0], none, none),
    'PHOTO_BROKEN',
  ],
  ['a png cut off', png().subarray(0, 14), 'PHOTO_BROKEN'],
  [
    'a photo of no width',
    bytes(jpegStart, [0xff, 0xc0, 0, 17, 8, 0, 9, 0, 0, 3], none),
    'PHOTO_BROKEN',
  ],
])('%s is refused', (_, file, code) => {
  expect(readPhotoHeader(file)).toMatchObject({ ok: false, code })
})

test('whatever the bytes are, reading them ends without a throw', () => {
  const starts = [bytes(), bytes([0xff, 0xd8]), png(), webp('VP8X'), bytes(be32(99), 'ftyp')]
  fc.assert(
    fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }), (start, rest) => {
      const result = readPhotoHeader(Uint8Array.from([...start, ...rest]))
      if (result.ok) expect(result.value.width * result.value.height).toBeGreaterThan(0)
    }),
  )
})

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
  expect(faultOf({ kind: 'jpeg', width, height, animated: false })).toBe(fault)
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
