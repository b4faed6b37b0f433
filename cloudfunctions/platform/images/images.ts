/** Two sizes of one photo, both JPEG, upright, without any data about place, time or device. */
export interface Resized {
  readonly full: Buffer
  readonly thumb: Buffer
  /** Of the full one, in pixels. */
  readonly width: number
  readonly height: number
}

/** What a picture says of itself before its pixels; the name of a file says nothing. */
export interface PhotoHeader {
  readonly kind: 'jpeg' | 'png' | 'webp'
  readonly width: number
  readonly height: number
  readonly animated: boolean
}

export type HeaderFault = 'PHOTO_KIND' | 'PHOTO_HEIC' | 'PHOTO_ANIMATED' | 'PHOTO_BROKEN'

/** Longest sides, in pixels. */
export const fullSide = 1600
export const thumbSide = 400

/** Works on pictures. Whoever calls has read the header and refused what is too large to decode. */
export interface Images {
  /** Decodes no pixel, whatever size the header claims. Never throws, whatever the bytes are. */
  measure(bytes: Uint8Array): Promise<PhotoHeader | HeaderFault>
  /** Null where the bytes are no whole picture. Never makes a picture larger. Rejects with TooManyPictures. */
  resize(bytes: Uint8Array): Promise<Resized | null>
}

/** So many are waiting already that another one is not taken in. */
export class TooManyPictures extends Error {
  override readonly name = 'TooManyPictures'
}
