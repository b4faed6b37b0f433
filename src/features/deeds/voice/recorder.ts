import type { FileHere } from '@/offline/files'
import { recordInWeChat } from './recorder-weapp'
import { recordOnWeb } from './recorder-web'

/** What somebody said, on this device. */
export interface Recording extends FileHere {
  readonly seconds: number
}

/**
 * - `refused`: the person, or the phone's settings, let nobody listen
 * - `missing`: there is no microphone, or nothing here that records
 * - `insecure`: a browser records only on a page that came encrypted
 * - `failed`: anything else, such as a microphone that another app holds
 */
export type Fault = 'refused' | 'missing' | 'insecure' | 'failed'

export interface Running {
  /** What was heard comes to `done`. */
  stop(): void
  /** It is thrown away. */
  cancel(): void
}

export interface Hearing {
  /** Stopped by the person, by the limit, or by a call that came in: then `cut`. */
  done(file: FileHere, milliseconds: number, cut: boolean): void
  failed(fault: Fault): void
}

/** Listens; asks the person for the microphone where that was not done before. */
export type Record = (hearing: Hearing, mostMs: number) => Promise<Running | Fault>

export const record: Record = process.env.TARO_ENV === 'weapp' ? recordInWeChat : recordOnWeb

/** WeChat plays a file of its own folder by its name's ending. */
export const keptEnding = process.env.TARO_ENV === 'weapp' ? '.mp3' : ''
