import { crc32, deflateSync } from 'node:zlib'
import * as fc from 'fast-check'
import sharp, { type Sharp } from 'sharp'
import type { PhotoHeader } from './images'
import { leanPicture } from './lean'

type Kind = PhotoHeader['kind']

const pixels = Buffer.from(Array.from({ length: 60 * 40 * 3 }, (_, i) => (i * 7) % 251))
const picture = () => sharp(pixels, { raw: { width: 60, height: 40, channels: 3 } })
const made: Record<Kind, (image: Sharp) => Sharp> = {
  jpeg: (image) => image.jpeg(),
  png: (image) => image.png(),
  webp: (image) => image.webp(),
}
const kinds = Object.keys(made) as Kind[]

function u32(value: number, little = false): Buffer {
  const bytes = Buffer.alloc(4)
  if (little) bytes.writeUInt32LE(value)
  else bytes.writeUInt32BE(value)
  return bytes
}

const pngChunk = (type: string, data: Buffer) => {
  const named = Buffer.concat([Buffer.from(type), data])
  return Buffer.concat([u32(data.length), named, u32(crc32(named))])
}

/** Behind the header of a PNG, the first marker of a JPEG, at the end of a WebP. */
const insert: Record<Kind, (file: Buffer, part: Buffer) => Buffer> = {
  png: (file, part) => Buffer.concat([file.subarray(0, 33), part, file.subarray(33)]),
  jpeg: (file, part) => Buffer.concat([file.subarray(0, 2), part, file.subarray(2)]),
  webp(file, part) {
    const whole = Buffer.concat([file, part])
    whole.writeUInt32LE(whole.length - 8, 4)
    return whole
  },
}

const jpegSegment = (marker: number, text: string) => {
  const data = Buffer.from(text, 'latin1')
  return Buffer.concat([
    Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255]),
    data,
  ])
}

const words = 'beside the pixels '.repeat(100)
/** Unpacks to a little more than a colour profile may take. */
const bulky = deflateSync(Buffer.alloc(1_100_000))

const extras: readonly [string, Kind, Buffer][] = [
  ['a packed text', 'png', pngChunk('zTXt', Buffer.concat([Buffer.from('Note\0\0'), bulky]))],
  ['a text', 'png', pngChunk('tEXt', Buffer.from(`Note\0${words}`))],
  [
    'a packed text of a language',
    'png',
    pngChunk('iTXt', Buffer.concat([Buffer.from('Note\0\x01\0\0\0'), bulky])),
  ],
  ['a large profile', 'png', pngChunk('iCCP', Buffer.concat([Buffer.from('P\0\0'), bulky]))],
  ['a large Exif', 'png', pngChunk('eXIf', Buffer.alloc(70_000))],
  ['a comment', 'jpeg', jpegSegment(0xfe, words)],
  ['a description', 'jpeg', jpegSegment(0xe1, `http://ns.adobe.com/xap/1.0/\0${words}`)],
  ['a list of other pictures', 'jpeg', jpegSegment(0xe2, `MPF\0${words}`)],
  [
    'a description',
    'webp',
    Buffer.concat([Buffer.from('XMP '), u32(words.length, true), Buffer.from(words)]),
  ],
  [
    'a large Exif',
    'webp',
    Buffer.concat([Buffer.from('EXIF'), u32(70_000, true), Buffer.alloc(70_000)]),
  ],
]

test.each(extras)('%s is left out of a %s, and the pixels are the same', async (_, kind, extra) => {
  const file = await made[kind](picture()).toBuffer()
  const lean = leanPicture(kind, insert[kind](file, extra))
  expect(lean).toEqual(leanPicture(kind, file))
  expect(
    await sharp(lean ?? undefined)
      .raw()
      .toBuffer(),
  ).toEqual(await sharp(file).raw().toBuffer())
})

test('what a phone writes behind the end of a photo is left out', async () => {
  const file = await picture().jpeg({ progressive: true }).toBuffer()
  expect(leanPicture('jpeg', Buffer.concat([file, file]))).toEqual(leanPicture('jpeg', file))
})

test('a comment between the scans of a photo is left out', async () => {
  const file = await picture().jpeg({ progressive: true }).toBuffer()
  const second = file.indexOf(
    Buffer.from([0xff, 0xda]),
    file.indexOf(Buffer.from([0xff, 0xda])) + 2,
  )
  const filled = Buffer.concat([
    file.subarray(0, second),
    jpegSegment(0xfe, words),
    file.subarray(second),
  ])
  expect(leanPicture('jpeg', filled)).toEqual(leanPicture('jpeg', file))
})

test.each(kinds)('which way is up and its colours stay with a %s', async (kind) => {
  const file = await made[kind](
    picture().withMetadata({ orientation: 6 }).withIccProfile('p3'),
  ).toBuffer()
  const { icc, orientation } = await sharp(leanPicture(kind, file) ?? undefined).metadata()
  expect(orientation).toBe(6)
  expect(icc).toEqual((await sharp(file).metadata()).icc)
})

test('of a profile in very many segments a photo keeps no more than a profile may take', async () => {
  const file = await picture().jpeg().toBuffer()
  const segment = jpegSegment(0xe2, `ICC_PROFILE\0${'\0'.repeat(60_000)}`)
  const filled = insert.jpeg(file, Buffer.concat(Array.from({ length: 20 }, () => segment)))
  expect(leanPicture('jpeg', filled)?.length).toBeLessThan(1_100_000)
})

test('a photo that is sent in very many turns is none', async () => {
  const file = await picture().jpeg({ progressive: true }).toBuffer()
  const scan = file.indexOf(Buffer.from([0xff, 0xda]))
  const next = file.indexOf(0xff, scan + 14)
  const again = Array.from({ length: 101 }, () => file.subarray(scan, next))
  expect(leanPicture('jpeg', Buffer.concat([file.subarray(0, scan), ...again]))).toBeNull()
})

const smallest: Record<Kind, Buffer> = {
  png: pngChunk('tEXt', Buffer.alloc(0)),
  jpeg: jpegSegment(0xfe, ''),
  webp: Buffer.from('JUNK\0\0\0\0'),
}

test.each(kinds)('a %s of a great many pieces is none', async (kind) => {
  const file = await made[kind](picture()).toBuffer()
  const filled = (times: number) =>
    insert[kind](file, Buffer.concat(Array.from({ length: times }, () => smallest[kind])))
  expect(leanPicture(kind, filled(9_900))).toEqual(leanPicture(kind, file))
  expect(leanPicture(kind, filled(10_001))).toBeNull()
})

test('whatever the bytes are, it ends without a throw, and has nothing left to leave out', async () => {
  const files = await Promise.all(kinds.map((kind) => made[kind](picture()).toBuffer()))
  const change = fc.record({ at: fc.nat(400), byte: fc.nat(255), end: fc.nat(6000) })
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.array(change, { maxLength: 3 }), (kind, changes) => {
      let file = Buffer.from(files[kinds.indexOf(kind)] ?? [])
      for (const { at, byte, end } of changes) {
        file[at % file.length] = byte
        file = file.subarray(0, 12 + end)
      }
      const lean = leanPicture(kind, file)
      if (lean) expect(leanPicture(kind, lean)).toEqual(lean)
    }),
  )
})
