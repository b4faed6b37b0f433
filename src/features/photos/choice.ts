import type { LocalFile } from '@/data/upload'

export interface ChosenFile extends LocalFile {
  readonly bytes: number
}

/** A photo that was chosen and is not made smaller yet: `path` shows it at once, `ready` gives what is sent. */
export interface Choice {
  readonly path: string
  ready(): Promise<ChosenFile>
}

/** Longest side and quality of what is sent: a few hundred kilobytes from a photo of ten megabytes. */
export const sentSide = 1600
export const sentQuality = 0.8
