/** Two sizes of one photo, both JPEG, upright, without any data about place, time or device. */
export interface Resized {
  readonly full: Buffer
  readonly thumb: Buffer
  /** Of the full one, in pixels. */
  readonly width: number
  readonly height: number
}

/** Longest sides, in pixels. */
export const fullSide = 1600
export const thumbSide = 400

/** Works on pictures. Whoever calls has read the header and refused what is too large to decode. */
export interface Images {
  /** Null where the bytes are no whole picture. Never makes a picture larger. */
  resize(bytes: Uint8Array): Promise<Resized | null>
}
