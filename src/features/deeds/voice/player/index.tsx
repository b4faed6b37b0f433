import { useRef } from 'react'
import { View } from '@tarojs/components'
import { Tap } from '@/components/tap'
import { useFresh } from '@/components/photos/anew'
import type { VoiceView } from '@/domain/deeds/contract'
import { useSound } from '../use-sound'
import { clockWords } from '../words'
import './index.scss'

/** A recording to listen to: to whoever answers it, and to whoever made it. */
export function VoicePlayer({ voice: { address, seconds } }: { voice: VoiceView }) {
  const { playing, at, failed, start, stop } = useSound()
  const latest = useRef(address)
  latest.current = address
  const fresh = useFresh(address)
  const tap = () => {
    if (playing) stop()
    else fresh.then(() => start(latest.current))
  }
  return (
    <View className="voice-player">
      <Tap
        className="voice-player__tap"
        label={playing ? '停' : `听录音，${seconds} 秒`}
        onTap={tap}
      >
        <View className={playing ? 'voice-mark voice-mark--stop' : 'voice-mark voice-mark--play'} />
        <View className="strong">{playing ? '停' : '听录音'}</View>
        <View className="voice-player__time">
          {playing ? `${clockWords(at)} / ${clockWords(seconds)}` : clockWords(seconds)}
        </View>
      </Tap>
      {failed ? (
        <View className="red t-sm">录音没放出来，请返回再进来听；还不行，换一台手机或电脑听</View>
      ) : null}
    </View>
  )
}
