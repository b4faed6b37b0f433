import Taro from '@tarojs/taro'
import type { Fault, Record } from './recorder'

/** Speech: half a megabyte a minute, which every phone and browser plays. */
const speech = {
  format: 'mp3',
  sampleRate: 16000,
  numberOfChannels: 1,
  encodeBitRate: 48000,
} as const

/** WeChat has one recorder, and no way to stop listening to it: each start says anew who is told. */
export const recordInWeChat: Record = async (hearing, mostMs) => {
  try {
    await Taro.authorize({ scope: 'scope.record' })
  } catch {
    return 'refused'
  }
  const recorder = Taro.getRecorderManager()
  let state: 'running' | 'cut' | 'over' = 'running'
  recorder.onStop(({ tempFilePath, duration, fileSize }) => {
    if (state === 'over') return
    const cut = state === 'cut'
    state = 'over'
    hearing.done({ path: tempFilePath, bytes: fileSize }, duration, cut)
  })
  recorder.onError(({ errMsg }) => {
    if (state === 'over') return
    state = 'over'
    hearing.failed(faultOf(errMsg))
  })
  // A call: WeChat pauses, and what was said until then is kept.
  recorder.onInterruptionBegin(() => {
    if (state !== 'running') return
    state = 'cut'
    recorder.stop()
  })
  recorder.start({ ...speech, duration: mostMs })
  return {
    stop: () => recorder.stop(),
    cancel() {
      state = 'over'
      recorder.stop()
    },
  }
}

function faultOf(words: string): Fault {
  return /auth|deny|privacy/.test(words) ? 'refused' : 'failed'
}
