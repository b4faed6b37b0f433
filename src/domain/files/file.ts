import type { Instant } from '../common/day'

export const filePurposes = ['photo', 'avatar', 'roster', 'voice'] as const
export type FilePurpose = (typeof filePurposes)[number]

/** A file that somebody may upload, until a command takes it. */
export interface UploadedFile {
  readonly fileId: string
  readonly villageId: string
  readonly ownerId: string
  readonly purpose: FilePurpose
  readonly path: string
  readonly bytesMax: number
  readonly promisedAt: Instant
}

const megabyte = 1024 * 1024

/** A phone sends photos compressed, well below this; a roster of 10,000 rows is about one megabyte, a minute of
 * speech half of one. */
export const fileBytesMax: Readonly<Record<FilePurpose, number>> = {
  photo: 10 * megabyte,
  avatar: 4 * megabyte,
  roster: 8 * megabyte,
  voice: megabyte,
}

/** Each person may announce so many files a day. */
export const filesADayMax = 200
