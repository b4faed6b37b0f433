import sharp from 'sharp'

/** A plain picture as a phone takes it: turned, and saying where it was taken and with what. */
export function phonePhoto(width: number, height: number, background = '#885533'): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Make: 'SecretPhone' },
      IFD3: { GPSLatitude: '39/1 0/1 0/1', GPSLatitudeRef: 'N' },
    })
    .toBuffer()
}
