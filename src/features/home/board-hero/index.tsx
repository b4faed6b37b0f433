import { View } from '@tarojs/components'
import { useElder } from '@/theme/elder'
import { BoardSlips, type BoardSlipsProps } from '../board-slips'
import { Button } from '@/components/button'
import { Icon } from '@/components/icon'
import { pictureStyle } from '@/components/picture-style'
import { ReadAloud } from '@/components/read-aloud'
import { Tap } from '@/components/tap'
import './index.scss'

export interface BoardHeroProps extends BoardSlipsProps {
  say: () => string[]
  /** The village's own plant, as SVG, once it has come. */
  plant?: string | undefined
  /** False where they stand elsewhere. */
  tools?: boolean
}

/** Head of the first screen: landscape, slips, 读给我听 and 长辈版. Elder mode: boxes and two buttons, no landscape. */
export function BoardHero({ say, plant, tools = true, ...slips }: BoardHeroProps) {
  const { elder, setElder } = useElder()
  if (elder) {
    return (
      <View>
        <BoardSlips {...slips} />
        <View className="elder-tools">
          <ReadAloud say={say} />
          <Button onTap={() => setElder(false)}>标准版</Button>
        </View>
      </View>
    )
  }
  return (
    <View className="hero">
      <View className="hero__scene">
        {plant ? <View className="hero__plant" style={pictureStyle(plant)} /> : null}
      </View>
      <View className="hero__slips">
        <BoardSlips {...slips} />
      </View>
      {tools ? (
        <View className="hero__tools">
          <ReadAloud say={say} compact />
          <Tap className="hero__tool" onTap={() => setElder(true)}>
            <Icon name="larger" size={18} />
            <View>长辈版</View>
          </Tap>
        </View>
      ) : null}
    </View>
  )
}
