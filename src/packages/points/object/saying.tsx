import { useRef } from 'react'
import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { a11y } from '@/components/a11y'
import { Button } from '@/components/button'
import { cx } from '@/components/cx'
import { PageFoot } from '@/components/page-foot'
import { Tap } from '@/components/tap'
import { deedsLimits } from '@/domain/deeds/limits'
import { useRecorder, type Note } from '@/features/deeds/voice/use-recorder'
import { useSound } from '@/features/deeds/voice/use-sound'
import { clockWords } from '@/features/deeds/voice/words'
import type { DoorProps } from './doors'

const inWeChat = process.env.TARO_ENV === 'weapp'

/** The door 说: at most a minute, listened to again before it goes out. */
export function Saying({ said: { voice, text, error } }: DoorProps) {
  const { recording } = voice
  const sound = useSound()
  const listenNext = useRef(false)
  const recorder = useRecorder((next) => {
    voice.set(next)
    if (listenNext.current) sound.start(next.path)
    listenNext.current = false
  })
  const { seconds, asking, note } = recorder
  const running = seconds !== null
  const begin = () => {
    sound.stop()
    recorder.cancel()
    voice.clear()
    void recorder.start()
  }
  const listen = () => {
    if (sound.playing) return sound.stop()
    if (recording !== null) return sound.start(recording.path)
    listenNext.current = true
    recorder.stop()
  }
  const there = running || recording !== null
  const shown = sound.playing ? sound.at : (seconds ?? recording?.seconds ?? 0)
  return (
    <>
      <View className="saying">
        <Wave part={shown / deedsLimits.voice.max} />
        <Tap
          className={cx('saying__round', running && 'saying__round--on')}
          label={running ? '说完了' : recording === null ? '开始说' : roundWords(sound.playing)}
          busy={asking}
          onTap={running ? recorder.stop : recording === null ? begin : listen}
        >
          <View
            className={cx('saying__mark', markOf(running, recording !== null, sound.playing))}
          />
        </Tap>
        <View className="saying__time">{clockWords(shown)}</View>
        <View className="ink-2 t-sm" {...a11y({ live: 'polite' })}>
          {sound.playing ? '正在放您说的' : captionOf(running, recording !== null)}
        </View>
      </View>
      {there ? (
        <View className="pad saying__acts">
          <Button onTap={begin}>重说</Button>
          <Button onTap={listen}>
            <View className="saying__listen">
              <View className={`voice-mark voice-mark--${sound.playing ? 'stop' : 'play'}`} />
              {roundWords(sound.playing)}
            </View>
          </Button>
        </View>
      ) : null}
      {note === null ? null : <NoteLine note={note} />}
      {sound.failed ? <View className="pad red t-sm">这段没放出来，请重说，或改成写。</View> : null}
      {error === undefined || recording !== null ? null : (
        <View className="pad red t-sm">还没有说。点一下上面，说完再交。</View>
      )}
      {text.trim() === '' ? null : <View className="pad ink-2 t-sm">您写的那段也一起交上去。</View>}
      <View className="pad ink-3 t-xs saying__promise">
        原话只放给答复的人听，不转成字给别人看。
      </View>
    </>
  )
}

export function SayFoot({ said: { busy, send } }: DoorProps) {
  return (
    <PageFoot note="说得清哪天、几个人，就够了。">
      <Button kind="objection" busy={busy} onTap={() => void send()}>
        提出异议
      </Button>
    </PageFoot>
  )
}

function roundWords(playing: boolean): string {
  return playing ? '停' : '听一遍'
}

function captionOf(running: boolean, there: boolean): string {
  if (running) return '正在听，说完点一下。最长一分钟'
  return there ? '录好了，听一遍再交' : '点一下开始说。最长一分钟'
}

function markOf(running: boolean, there: boolean, playing: boolean): string {
  if (running || playing) return 'voice-mark voice-mark--stop'
  return there ? 'voice-mark voice-mark--play' : 'doors__mark--say'
}

const bars = [
  10, 16, 26, 40, 30, 18, 34, 52, 44, 26, 38, 58, 46, 30, 20, 36, 50, 32, 22, 42, 28, 16, 24, 12,
  20, 34, 26, 40, 22, 14, 10,
]

/** A minute, as far as it is spoken: ornament, the numeral beside it says the same. */
function Wave({ part }: { part: number }) {
  return (
    <View className="saying__wave" {...a11y({ hidden: true })}>
      {bars.map((height, i) => (
        <View
          key={i}
          className={cx('saying__bar', i < part * bars.length && 'saying__bar--said')}
          style={i < part * bars.length ? { height: `${height}px` } : undefined}
        />
      ))}
    </View>
  )
}

const noteWords: Readonly<Record<Note, string>> = {
  refused: inWeChat
    ? '没有允许用麦克风。点「去设置」打开，或改成写。'
    : '浏览器没有让用麦克风。请在网址旁边的锁里允许，或改成写。',
  missing: '这台设备上录不了音，请改成写，或换一台手机。',
  insecure: '网址不是 https 开头的，浏览器不让录音。请改成写，或在微信里说。',
  failed: '录音没录成，请再试一次，或改成写。',
  short: '太短了，没录下来，请再说一遍。',
  cut: '中间断了一下，断之前说的都在。可以就这样交，也可以重说。',
}

function NoteLine({ note }: { note: Note }) {
  return (
    <View className="pad saying__note" {...a11y({ live: 'assertive' })}>
      <View className={note === 'cut' ? 'blue t-sm' : 'red t-sm'}>{noteWords[note]}</View>
      {inWeChat && note === 'refused' ? (
        <Button onTap={() => void Taro.openSetting()}>去设置</Button>
      ) : null}
    </View>
  )
}
