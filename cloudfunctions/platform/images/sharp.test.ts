import { crc32 } from 'node:zlib'
import * as fc from 'fast-check'
import sharp, { type Sharp } from 'sharp'
import { sharpImages } from './sharp'

const images = sharpImages({ pixelsMax: 1_000_000 })
const size = { width: 640, height: 480 }
const still = { ...size, animated: false }

const be32 = (n: number) => [24, 16, 8, 0].map((shift) => (n >>> shift) & 255)
const bytes = (...parts: (string | readonly number[])[]) =>
  Buffer.concat(
    parts.map((p) => (typeof p === 'string' ? Buffer.from(p, 'latin1') : Buffer.from(p))),
  )
const none = [0, 0, 0, 0]

const plain = (make: (image: Sharp) => Sharp) =>
  make(sharp({ create: { ...size, channels: 3, background: '#885533' } })).toBuffer()
const png = () => plain((image) => image.png())
const jpeg = () => plain((image) => image.jpeg())

/** Two pictures, one under the other. */
function animatedWebp(): Promise<Buffer> {
  const pixels = Buffer.from(Array.from({ length: 640 * 960 * 3 }, (_, i) => i % 251))
  const raw = { width: 640, height: 960, channels: 3, pageHeight: 480 } as const
  return sharp(pixels, { raw }).webp().toBuffer()
}

/** Behind its header, a PNG says that it moves. */
async function animatedPng(): Promise<Buffer> {
  const made = await png()
  const frames = bytes('acTL', be32(2), be32(0))
  return Buffer.concat([
    made.subarray(0, 33),
    bytes(be32(8)),
    frames,
    bytes(be32(crc32(frames))),
    made.subarray(33),
  ])
}

async function pngOf(width: number, height: number): Promise<Buffer> {
  const made = await png()
  made.writeUInt32BE(width, 16)
  made.writeUInt32BE(height, 20)
  made.writeUInt32BE(crc32(made.subarray(12, 29)), 29)
  return made
}

const filled = async () => {
  const made = await jpeg()
  return Buffer.concat([made.subarray(0, 2), bytes([0xff, 0xff]), made.subarray(2)])
}

test.each([
  ['a photo', jpeg, { kind: 'jpeg', ...still }],
  ['with filling between its segments', filled, still],
  ['png', png, { kind: 'png', ...still }],
  ['a png that moves', animatedPng, { ...size, animated: true }],
  ['webp', () => plain((image) => image.webp()), { kind: 'webp', ...still }],
  ['webp without loss', () => plain((image) => image.webp({ lossless: true })), still],
  ['a webp that is clear in places', () => plain((image) => image.ensureAlpha(0.5).webp()), still],
  ['a webp that moves', animatedWebp, { ...size, animated: true }],
  [
    'more pixels than may be decoded',
    () => pngOf(40_000, 40_000),
    { width: 40_000, height: 40_000 },
  ],
])('%s is known by its bytes', async (_, make, header) => {
  expect(await images.measure(await make())).toMatchObject(header)
})

test.each([
  ['nothing', bytes(), 'PHOTO_KIND'],
  ['a text that is called photo.jpg', bytes('hello, this is not a photo'), 'PHOTO_KIND'],
  ['a drawing', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'PHOTO_KIND'],
  ['a gif', bytes('GIF89a', none), 'PHOTO_ANIMATED'],
  ['heic', bytes(be32(24), 'ftypheic', none, 'mif1heic'), 'PHOTO_HEIC'],
  ['heic under another main brand', bytes(be32(24), 'ftypXXXX', none, 'XXXXmif1'), 'PHOTO_HEIC'],
  ['a film', bytes(be32(24), 'ftypisom', none, 'isomiso2'), 'PHOTO_KIND'],
  [
    'a photo that ends after its start',
    bytes([0xff, 0xd8, 0xff, 0xe1, 0, 4, 1, 2]),
    'PHOTO_BROKEN',
  ],
  [
    'a photo without a frame',
    bytes([0xff, 0xd8, 0xff, 0xda, 0, 4, 0, 0], none, none),
    'PHOTO_BROKEN',
  ],
  ['a png cut off', bytes([0x89], 'PNG\r\n\x1a\n', be32(13), 'IH'), 'PHOTO_BROKEN'],
  [
    'a photo of no width',
    bytes([0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0, 9, 0, 0, 3], none),
    'PHOTO_BROKEN',
  ],
])('%s is refused', async (_, file, code) => {
  expect(await images.measure(file)).toBe(code)
})

test('whatever the bytes are, reading them ends without a throw', async () => {
  const starts = [
    bytes(),
    bytes([0xff, 0xd8]),
    (await jpeg()).subarray(0, 200),
    (await png()).subarray(0, 33),
    bytes('RIFF', none, 'WEBPVP8X'),
    bytes(be32(99), 'ftyp'),
  ]
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...starts),
      fc.uint8Array({ maxLength: 300 }),
      async (start, rest) => {
        const header = await images.measure(Uint8Array.from([...start, ...rest]))
        if (typeof header !== 'string') expect(header.width * header.height).toBeGreaterThan(0)
      },
    ),
  )
})

test('of many pictures at once those that would have to wait too long are not taken in', async () => {
  const photo = await jpeg()
  const made = await Promise.allSettled(Array.from({ length: 10 }, () => images.resize(photo)))
  expect(made.map(({ status }) => status)).toEqual([
    ...Array<string>(8).fill('fulfilled'),
    ...Array<string>(2).fill('rejected'),
  ])
  expect(await images.resize(photo)).not.toBeNull()
})
