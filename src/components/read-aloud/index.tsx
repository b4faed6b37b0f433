import { View } from '@tarojs/components'
import { Icon } from '../icon'
import { Tap } from '../tap'
import { useOwnVoice } from './of-page'
import { SayButton } from './say-button'
import { useReadAloud } from './use-read-aloud'
import './index.scss'

export { registerSpeaker, findSpeaker, type Speaker } from './speaker'

export interface ReadAloudProps {
  /** The sentences to say: what the screen shows, in that order; asked when the button is pressed. */
  say: () => string[]
  /** The round tool beside the slips. */
  compact?: boolean
}

/** 读给我听; pressed again it stops. Draws nothing where nothing can speak. */
export function ReadAloud({ say, compact }: ReadAloudProps) {
  const { can, speaking, toggle } = useReadAloud(say)
  useOwnVoice()
  if (!can) return null
  const label = speaking ? '停下' : '读给我听'
  const icon = speaking ? 'stop' : 'speaker'
  if (!compact) return <SayButton speaking={speaking} onTap={toggle} />
  return (
    <Tap className="read-tool" label={label} onTap={toggle}>
      <View className="read-tool__mark">
        <Icon name={icon} size={21} />
      </View>
    </Tap>
  )
}
