import { View } from '@tarojs/components'
import { a11y } from '@/components/a11y'
import { cx } from '@/components/cx'
import { pictureStyle } from '@/components/picture-style'
import { Tap } from '@/components/tap'
import { plantWords, type Plant } from '@/domain/common/plant'
import type { SettingsView } from '@/domain/settings/contract'

/** Six plates, each with its plant as it will stand in the landscape. */
export function PlantChoice({
  plants,
  value,
  onChange,
}: {
  plants: NonNullable<SettingsView['plants']>
  value: Plant
  onChange: (plant: Plant) => void
}) {
  return (
    <View className="pad">
      <View className="ink-2 t-sm plants__note">画在榜的上头，全村都看得见。</View>
      <View className="plants" {...a11y({ role: 'radiogroup', label: '山水里的植物' })}>
        {plants.map(({ plant, picture }) => (
          <Tap
            key={plant}
            role="radio"
            selected={plant === value}
            className={cx('plants__plate', plant === value && 'plants__plate--on')}
            label={plantWords[plant]}
            onTap={() => onChange(plant)}
          >
            <View className="plants__picture" style={pictureStyle(picture)} />
            {plantWords[plant]}
          </Tap>
        ))}
      </View>
    </View>
  )
}
