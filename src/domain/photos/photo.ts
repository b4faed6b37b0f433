import type { Instant } from '../common/day'
import { fail, ok, type Result } from '../common/result'

/** What a document keeps of a photo that it shows. */
export interface PhotoRef {
  readonly photoId: string
  readonly width: number
  readonly height: number
  /** Who added it, as long as nobody has let it pass: shown to them and to those who decide. */
  readonly heldBy?: string | null
}

export interface PhotoUse {
  readonly kind: 'deed' | 'honour' | 'aspiration' | 'profile'
  readonly id: string
}

/** A photo belongs to whoever added it, and to one document once it is used. */
export interface Photo extends PhotoRef {
  readonly villageId: string
  readonly ownerId: string
  readonly addedAt: Instant
  readonly usedBy: PhotoUse | null
  /** It did not pass: shown to nobody, used by nothing, removed with those that nothing uses. */
  readonly taken?: boolean
}

/** Less than this on either side shows nobody anything. */
const sideMin = 200
/** WeChat's own pictures of people are small. */
export const avatarSideMin = 64
const sideMax = 12_000
/** What a decoder may need memory for, four bytes a pixel. */
export const pixelsMax = 50_000_000

/** What a picture says of itself before its pixels. */
interface Header {
  readonly width: number
  readonly height: number
  readonly animated: boolean
}

type PhotoFault = 'PHOTO_ANIMATED' | 'PHOTO_TOO_SMALL' | 'PHOTO_TOO_LARGE'

/** Decided by the header alone, so that nothing too large is ever decoded. */
export function faultOf(
  { width, height, animated }: Header,
  smallest: number = sideMin,
): PhotoFault | null {
  if (animated) return 'PHOTO_ANIMATED'
  const large = width > sideMax || height > sideMax || width * height > pixelsMax
  if (large) return 'PHOTO_TOO_LARGE'
  return width < smallest || height < smallest ? 'PHOTO_TOO_SMALL' : null
}

/** Unused for so long it is removed. Longer than a day: what waits on a phone without network names it. */
export const unusedKeptMs = 3 * 24 * 60 * 60_000

/**
 * The photo as used by one document and no other.
 * @param releasedBy a rejected deed that the new one is filed instead of: it lets go of its photos
 */
export function claimPhoto(
  photo: Photo | null,
  by: { readonly villageId: string; readonly ownerId: string },
  use: PhotoUse,
  releasedBy: string | null,
): Result<Photo, 'PHOTO_NOT_YOURS' | 'PHOTO_USED' | 'PHOTO_RISKY'> {
  if (photo?.villageId !== by.villageId || photo.ownerId !== by.ownerId) {
    return fail('PHOTO_NOT_YOURS')
  }
  if (photo.taken) return fail('PHOTO_RISKY')
  const { usedBy } = photo
  const released = usedBy?.kind === 'deed' && usedBy.id === releasedBy
  return usedBy === null || released ? ok({ ...photo, usedBy: use }) : fail('PHOTO_USED')
}

export function refOf({ photoId, width, height, heldBy }: PhotoRef): PhotoRef {
  return { photoId, width, height, ...(heldBy ? { heldBy } : {}) }
}

/** A document's photos once one of them was decided on. */
export function withoutPhotoHold(
  photos: readonly PhotoRef[],
  photoId: string,
  verdict: 'show' | 'take',
): readonly PhotoRef[] {
  return photos.flatMap((p) => {
    if (p.photoId !== photoId) return [p]
    return verdict === 'take' ? [] : [refOf({ ...p, heldBy: null })]
  })
}
