import { chooseInWeChat } from './choose-photos-weapp'
import { chooseOnWeb } from './choose-photos-web'
import type { LocalFile } from './upload'

export interface ChosenFile extends LocalFile {
  readonly bytes: number
}

/** Before it is made smaller: `path` shows it at once, `ready` gives what is sent. */
export interface Choice {
  readonly path: string
  ready(): Promise<ChosenFile>
}

/** Asks the person for photos, taken now or before; none where they change their mind. */
export const choosePhotos: (most: number) => Promise<readonly Choice[]> =
  process.env.TARO_ENV === 'weapp' ? chooseInWeChat : chooseOnWeb

/** Longest side and quality of what is sent: a few hundred kilobytes from a photo of ten megabytes. */
export const sentSide = 1600
export const sentQuality = 0.8
