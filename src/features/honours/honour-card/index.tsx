import { View } from '@tarojs/components'
import { useElder } from '@/theme/elder'
import { cx } from '@/components/cx'
import { HonourTitle } from '@/components/honour-title'
import { Seal, WordSeal } from '@/components/seal'
import { Tap } from '@/components/tap'
import { WreathPhoto, type Portrait } from '@/components/wreath-photo'
import './index.scss'

export { HonourTitle } from '@/components/honour-title'

export interface HonourCardProps {
  /** 云岭好人 */
  honour: string
  name: string
  /** One sentence of what was done. */
  sentence: string
  /** Shown in elder mode below the name. */
  group?: string
  photo?: string
  portrait?: Portrait
  /** The surname, where there is neither photo nor portrait. */
  letter?: string
  /** Why it was taken down; it stays readable. */
  withdrawn?: string
  onTap?: () => void
}

/** Longer names are set smaller and keep clear of the seal. */
const longName = 4

/** The newest honour at the head of the roll, closed by a double rule. */
export function HonourCard(props: HonourCardProps) {
  const { honour, name, sentence, group, photo, portrait, letter, withdrawn, onTap } = props
  const { elder } = useElder()
  const picture = (
    <WreathPhoto
      src={photo}
      portrait={portrait}
      letter={letter}
      size={elder ? 150 : 132}
      label={photo ? `${name}的照片` : name}
    />
  )
  const text = (
    <View className="honour-card__sentence">{withdrawn ? `已撤下：${withdrawn}` : sentence}</View>
  )
  return (
    <Tap className={cx('honour-card', withdrawn && 'honour-card--withdrawn')} onTap={onTap}>
      <View className="honour-card__line">
        {picture}
        <View className="honour-card__body">
          <HonourTitle>{honour}</HonourTitle>
          <View
            className={cx('honour-card__name', name.length > longName && 'honour-card__name--long')}
          >
            {name}
          </View>
          {elder ? group ? <View className="honour-card__group">{group}</View> : null : text}
        </View>
        {elder ? null : (
          <View className="honour-card__seal">
            {withdrawn ? (
              <WordSeal word="撤下" size={62} tilt={4} />
            ) : (
              <Seal kind="honour" size={76} tilt={4} />
            )}
          </View>
        )}
      </View>
      {elder ? text : null}
    </Tap>
  )
}
