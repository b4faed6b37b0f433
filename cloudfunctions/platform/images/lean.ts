import { inflateSync } from 'node:zlib'
import type { PhotoHeader } from './images'

/** What a colour profile may take, unpacked: those of phones and cameras take 0.5 to 4 KB, of printing presses 2 MB. */
const profileMax = 1 << 20
/** The way up stands in its first bytes; phones put a small picture behind it. */
const exifMax = 65_536
/** Cameras that send a picture coarse at first do so in about ten. */
const scansMax = 100
/** Pieces of a file: of ten megabytes in the small ones that some programs write there are 2,500. */
const partsMax = 10_000

/**
 * The same picture with what its pixels need and nothing beside them: which way is up, its colours, whether it moves.
 * A decoder then never meets texts, previews and second pictures, which may unpack to any size. Null where the parts
 * do not fit together.
 *
 * After the layouts of ITU-T T.81 annex B, PNG (W3C, third edition) and the WebP container.
 */
export function leanPicture(kind: PhotoHeader['kind'], bytes: Uint8Array): Buffer | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const parts = { jpeg: jpegParts, png: pngParts, webp: webpParts }[kind](file)
  return parts && Buffer.concat(parts)
}

/** Whether a PNG says that it moves; libvips shows its first picture and tells of no other. */
export function movesAsPng(lean: Buffer): boolean {
  for (const chunk of pngChunks(lean) ?? []) {
    if (chunk.type === 'IDAT') return false
    if (chunk.type === 'acTL') return true
  }
  return false
}

const startOfScan = 0xda
const end = 0xd9

function jpegParts(file: Buffer): Buffer[] | null {
  const parts = [file.subarray(0, 2)]
  const keeps = jpegSegments()
  let scans = 0
  let read = 0
  let at = 2
  while (at < file.length) {
    if (file[at] !== 0xff || ++read > partsMax) return null
    while (file[at + 1] === 0xff) at++
    const marker = file[at + 1]
    if (marker === undefined) return null
    if (marker === end) return [...parts, file.subarray(at, at + 2)]
    if (at + 4 > file.length) return null
    let next = at + 2 + file.readUInt16BE(at + 2)
    if (next > file.length) return null
    const segment = file.subarray(at, next)
    if (marker === startOfScan) {
      if (++scans > scansMax) return null
      next = endOfScan(file, next)
      parts.push(file.subarray(at, next))
    } else if (keeps(marker, segment)) parts.push(segment)
    at = next
  }
  // Cut off: the decoder says so.
  return parts
}

/** Tables, frames, JFIF and Adobe's word for the colours; one Exif; a colour profile up to its bound. */
function jpegSegments(): (marker: number, segment: Buffer) => boolean {
  let exif = false
  let profile = 0
  return (marker, segment) => {
    const starts = (word: string) => segment.toString('latin1', 4, 4 + word.length) === word
    if (marker >= 0xc0 && marker <= 0xdf) return true
    if (marker === 0xe0) return starts('JFIF\0')
    if (marker === 0xee) return starts('Adobe')
    if (marker === 0xe1 && starts('Exif\0\0') && !exif) return (exif = true)
    if (marker !== 0xe2 || !starts('ICC_PROFILE\0')) return false
    profile += segment.length
    return profile <= profileMax
  }
}

/** Behind its data, in which a marker is anything after 0xff but a stuffed zero, filling and restarts. */
function endOfScan(file: Buffer, from: number): number {
  for (let at = file.indexOf(0xff, from); at !== -1; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return file.length
}

interface Chunk {
  readonly type: string
  readonly whole: Buffer
  readonly data: Buffer
}

function pngChunks(file: Buffer): Chunk[] | null {
  const chunks: Chunk[] = []
  for (let at = 8; at < file.length;) {
    if (at + 12 > file.length || chunks.length === partsMax) return null
    const length = file.readUInt32BE(at)
    const whole = file.subarray(at, at + 12 + length)
    if (whole.length < 12 + length) return null
    const type = whole.toString('latin1', 4, 8)
    chunks.push({ type, whole, data: whole.subarray(8, 8 + length) })
    if (type === 'IEND') return chunks
    at += whole.length
  }
  return chunks
}

const pngKept = ['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND', 'acTL', 'gAMA', 'cHRM', 'sRGB']

function pngParts(file: Buffer): Buffer[] | null {
  const once = new Set<string>()
  const kept = pngChunks(file)?.filter(({ type, data }) => {
    if (pngKept.includes(type)) return true
    const wanted =
      (type === 'iCCP' && unpacks(data.subarray(data.indexOf(0) + 2))) ||
      (type === 'eXIf' && data.length <= exifMax)
    if (!wanted || once.has(type)) return false
    once.add(type)
    return true
  })
  return kept ? [file.subarray(0, 8), ...kept.map(({ whole }) => whole)] : null
}

function unpacks(packed: Buffer): boolean {
  try {
    return inflateSync(packed, { maxOutputLength: profileMax }).length > 0
  } catch {
    return false
  }
}

const webpKept = ['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF']
/** In the first byte of VP8X: the file holds a profile, Exif, a description. */
const webpSays = { ICCP: 0x20, EXIF: 0x08, 'XMP ': 0x04 }

function webpParts(file: Buffer): Buffer[] | null {
  const parts: Buffer[] = []
  let said = 0
  let read = 0
  for (let at = 12; at + 8 <= file.length;) {
    if (++read > partsMax) return null
    const type = file.toString('latin1', at, at + 4)
    const length = file.readUInt32LE(at + 4)
    const next = at + 8 + length + (length % 2)
    if (at + 8 + length > file.length) return null
    const whole = Buffer.from(file.subarray(at, next))
    const wanted =
      (type === 'ICCP' && length <= profileMax && !(said & webpSays.ICCP)) ||
      (type === 'EXIF' && length <= exifMax && !(said & webpSays.EXIF))
    if (wanted) said |= webpSays[type]
    if (wanted || webpKept.includes(type)) parts.push(whole)
    at = next
  }
  const first = parts[0]
  if (first?.toString('latin1', 0, 4) === 'VP8X' && first.length > 8) {
    const flags = first[8] ?? 0
    first[8] = (flags & ~(webpSays.ICCP | webpSays.EXIF | webpSays['XMP '])) | said
  }
  const head = Buffer.from(file.subarray(0, 12))
  head.writeUInt32LE(4 + parts.reduce((sum, { length }) => sum + length, 0), 4)
  return [head, ...parts]
}
