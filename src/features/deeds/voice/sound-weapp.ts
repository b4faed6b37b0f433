import Taro from '@tarojs/taro'
import type { Play } from './sound'

export const playInWeChat: Play = (address, listening) => {
  const sound = Taro.createInnerAudioContext()
  sound.obeyMuteSwitch = false
  sound.src = address
  sound.onEnded(() => listening.ended())
  sound.onError(() => listening.failed())
  sound.onTimeUpdate(() => listening.reached(sound.currentTime))
  sound.play()
  return () => sound.destroy()
}
