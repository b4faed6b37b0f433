import { fail, ok, type Result } from '../common/result'

/** What a picture says of itself before its pixels; the name of a file says nothing. */
export interface PhotoHeader {
  readonly kind: 'jpeg' | 'png' | 'webp'
  readonly width: number
  readonly height: number
  readonly animated: boolean
}

export type HeaderFault = 'PHOTO_KIND' | 'PHOTO_HEIC' | 'PHOTO_ANIMATED' | 'PHOTO_BROKEN'

/** Reads kind and size from the first bytes of a file. Promises: never throws, whatever the bytes are. */
export function readPhotoHeader(bytes: Uint8Array): Result<PhotoHeader, HeaderFault> {
  const at = reader(bytes)
  if (at.u8(0) === 0xff && at.u8(1) === 0xd8) return found(jpeg(at))
  if (at.text(1, 3) === 'PNG' && at.u8(0) === 0x89) return found(png(at))
  if (at.text(0, 4) === 'RIFF' && at.text(8, 4) === 'WEBP') return found(webp(at))
  if (at.text(0, 4) === 'GIF8') return fail('PHOTO_ANIMATED')
  if (at.text(4, 4) === 'ftyp' && isHeif(at)) return fail('PHOTO_HEIC')
  return fail('PHOTO_KIND')
}

function found(header: PhotoHeader | null): Result<PhotoHeader, HeaderFault> {
  return header !== null && header.width > 0 && header.height > 0
    ? ok(header)
    : fail('PHOTO_BROKEN')
}

type Reader = ReturnType<typeof reader>

/** Numbers at a place; behind the end everything is 0 and ''. */
function reader(bytes: Uint8Array) {
  const u8 = (at: number) => bytes[at] ?? 0
  const u16 = (at: number) => u8(at) * 256 + u8(at + 1)
  const u32 = (at: number) => u16(at) * 65_536 + u16(at + 2)
  const u16le = (at: number) => u8(at) + u8(at + 1) * 256
  return {
    length: bytes.length,
    u8,
    u16,
    u32,
    u16le,
    u24le: (at: number) => u16le(at) + u8(at + 2) * 65_536,
    text: (at: number, length: number) => String.fromCharCode(...bytes.subarray(at, at + length)),
  }
}

/** Walks the segments to the frame header. Two bytes of length at least, so it always comes on. */
function jpeg(at: Reader): PhotoHeader | null {
  let place = 2
  while (place + 9 < at.length) {
    if (at.u8(place) !== 0xff) return null
    const marker = at.u8(place + 1)
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      place += marker === 0xff ? 1 : 2
      continue
    }
    if (isFrame(marker)) {
      return {
        kind: 'jpeg',
        height: at.u16(place + 5),
        width: at.u16(place + 7),
        animated: false,
      }
    }
    const length = at.u16(place + 2)
    if (marker === 0xda || marker === 0xd9 || length < 2) return null
    place += 2 + length
  }
  return null
}

/** C0 to CF, save tables and extensions. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

/** An animated one says so before its first pixels. */
function png(at: Reader): PhotoHeader | null {
  if (at.text(12, 4) !== 'IHDR') return null
  const size = { width: at.u32(16), height: at.u32(20) }
  let place = 8
  while (place + 12 <= at.length) {
    const name = at.text(place + 4, 4)
    if (name === 'acTL') return { kind: 'png', ...size, animated: true }
    if (name === 'IDAT') break
    place += 12 + at.u32(place)
  }
  return { kind: 'png', ...size, animated: false }
}

function webp(at: Reader): PhotoHeader | null {
  const form = at.text(12, 4)
  if (form === 'VP8X') {
    const [width, height] = [at.u24le(24) + 1, at.u24le(27) + 1]
    return { kind: 'webp', width, height, animated: (at.u8(20) & 2) !== 0 }
  }
  if (form === 'VP8L' && at.u8(20) === 0x2f) {
    const width = 1 + (((at.u8(22) & 0x3f) << 8) | at.u8(21))
    const height = 1 + (((at.u8(24) & 0x0f) << 10) | (at.u8(23) << 2) | (at.u8(22) >> 6))
    return { kind: 'webp', width, height, animated: false }
  }
  if (form === 'VP8 ' && at.u8(23) === 0x9d && at.u8(24) === 0x01 && at.u8(25) === 0x2a) {
    const [width, height] = [at.u16le(26) & 0x3fff, at.u16le(28) & 0x3fff]
    return { kind: 'webp', width, height, animated: false }
  }
  return null
}

const heifBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']

/** The main brand stands first, the others follow to the end of the box. */
function isHeif(at: Reader): boolean {
  const end = Math.min(at.u32(0), at.length, 256)
  for (let place = 8; place + 4 <= end; place += 4) {
    if (heifBrands.includes(at.text(place, 4))) return true
  }
  return false
}
