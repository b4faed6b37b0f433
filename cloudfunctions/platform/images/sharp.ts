import type { Sharp } from 'sharp'
import { fullSide, thumbSide, type Images, type Resized } from './images'

export interface SharpOptions {
  /** A second guard behind the header: nothing with more pixels is decoded. */
  readonly pixelsMax: number
}

const timeoutSeconds = 20

/**
 * Resizing by libvips, one picture at a time: each may need 200 MB while it is decoded. Loaded with the first photo,
 * since it costs a cold start that no other call should pay.
 */
export function sharpImages({ pixelsMax }: SharpOptions): Images {
  let before: Promise<unknown> = Promise.resolve()
  return {
    resize(bytes) {
      const made = before.then(() => resized(bytes, pixelsMax))
      before = made.catch(() => undefined)
      return made
    },
  }
}

async function resized(bytes: Uint8Array, pixelsMax: number): Promise<Resized | null> {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  try {
    const { data: full, info } = await jpeg(
      sharp(bytes, { failOn: 'error', limitInputPixels: pixelsMax, sequentialRead: true })
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
