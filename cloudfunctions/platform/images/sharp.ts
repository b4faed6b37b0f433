import type { Sharp } from 'sharp'
import { fullSide, thumbSide, TooManyPictures, type HeaderFault } from './images'
import type { Images, PhotoHeader, Resized } from './images'
import { leanPicture, movesAsPng } from './lean'

export interface SharpOptions {
  /** A second guard behind the header: nothing with more pixels is decoded. */
  readonly pixelsMax: number
}

const timeoutSeconds = 20
/** Each waits with its bytes in memory. */
const waitingMax = 8

/**
 * Resizing by libvips, one picture at a time: each may need 200 MB while it is decoded. Loaded with the first photo,
 * since it costs a cold start that no other call should pay.
 */
export function sharpImages({ pixelsMax }: SharpOptions): Images {
  let before: Promise<unknown> = Promise.resolve()
  let waiting = 0
  return {
    measure,
    resize(bytes) {
      if (waiting >= waitingMax) return Promise.reject(new TooManyPictures())
      waiting++
      const made = before.then(() => resized(bytes, pixelsMax)).finally(() => waiting--)
      before = made.catch(() => undefined)
      return made
    },
  }
}

async function load() {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  return sharp
}

async function measure(bytes: Uint8Array): Promise<PhotoHeader | HeaderFault> {
  const opened = leanOf(bytes)
  if (typeof opened === 'string') return opened
  const { kind, lean } = opened
  const sharp = await load()
  try {
    const { width, height, pages = 1 } = await sharp(lean, { limitInputPixels: false }).metadata()
    return { kind, width, height, animated: pages > 1 || (kind === 'png' && movesAsPng(lean)) }
  } catch {
    return 'PHOTO_BROKEN'
  }
}

/** What a decoder is handed, here and nowhere else. */
function leanOf(bytes: Uint8Array): { kind: PhotoHeader['kind']; lean: Buffer } | HeaderFault {
  const kind = kindOf(bytes)
  if (kind === 'PHOTO_ANIMATED' || kind === 'PHOTO_HEIC' || kind === 'PHOTO_KIND') return kind
  const lean = leanPicture(kind, bytes)
  return lean ? { kind, lean } : 'PHOTO_BROKEN'
}

/** By its first bytes, so that of all that libvips could open, drawings and documents too, it is handed three kinds. */
function kindOf(bytes: Uint8Array) {
  const start = Buffer.from(bytes.subarray(0, 256)).toString('latin1')
  if (start.startsWith('\xff\xd8')) return 'jpeg'
  if (start.startsWith('\x89PNG')) return 'png'
  if (/^RIFF.{4}WEBP/s.test(start)) return 'webp'
  if (start.startsWith('GIF8')) return 'PHOTO_ANIMATED'
  const heif = /^.{4}ftyp(?:.{4})*?(?:hei[cxms]|hev[cx]|m[is]f1)/s
  return heif.test(start) ? 'PHOTO_HEIC' : 'PHOTO_KIND'
}

async function resized(bytes: Uint8Array, pixelsMax: number): Promise<Resized | null> {
  const opened = leanOf(bytes)
  if (typeof opened === 'string') return null
  const sharp = await load()
  try {
    const { data: full, info } = await jpeg(
      sharp(opened.lean, { failOn: 'error', limitInputPixels: pixelsMax, sequentialRead: true })
        .timeout({ seconds: timeoutSeconds })
        .autoOrient(),
      fullSide,
    )
    const { data: thumb } = await jpeg(sharp(full), thumbSide)
    return { full, thumb, width: info.width, height: info.height }
  } catch {
    // Whatever libvips says of such bytes, the person can only take another photo.
    return null
  }
}

/** Without asking for it, nothing of the metadata goes along. */
function jpeg(image: Sharp, side: number) {
  return image
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 80 })
    .toBuffer({ resolveWithObject: true })
}
