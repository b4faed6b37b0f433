import drawings from './drawings.json'
import type { Teller } from './teller'

/** Woodcuts that stand for photos: nobody's face is in the demo. */
export type Drawing = keyof typeof drawings

const widthPx = 960
const drawn = new Map<Drawing, Promise<Buffer>>()

/** Somebody takes a photo and sends it, as a phone would. @returns its id, for the document that shows it */
export async function takePhoto(
  teller: Teller,
  as: string,
  villageId: string,
  drawing: Drawing,
): Promise<string> {
  const bytes = await jpegOf(drawing)
  const promise = { villageId, purpose: 'photo', bytes: bytes.length } as const
  const { fileId } = await teller.call(as, 'files.promise', promise)
  await teller.platform.files.write(`incoming/${fileId}.bin`, bytes)
  const { photoId } = await teller.call(as, 'photos.add', { villageId, fileId })
  return photoId
}

/** One after the other, so that the same story draws the same ids. */
export async function takePhotos(
  teller: Teller,
  as: string,
  villageId: string,
  photos: readonly Drawing[] = [],
): Promise<string[]> {
  const photoIds: string[] = []
  for (const drawing of photos) photoIds.push(await takePhoto(teller, as, villageId, drawing))
  return photoIds
}

function jpegOf(drawing: Drawing): Promise<Buffer> {
  let made = drawn.get(drawing)
  if (!made) drawn.set(drawing, (made = rendered(drawings[drawing])))
  return made
}

async function rendered(svg: string): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  return sharp(Buffer.from(svg)).resize({ width: widthPx }).jpeg({ quality: 85 }).toBuffer()
}
