import { View } from '@tarojs/components'
import { a11y } from '../a11y'
import { cx } from '../cx'
import { Tap } from '../tap'
import './index.scss'

export interface Chip {
  readonly value: string
  readonly label: string
  /** Name for a screen reader where the word is not enough. */
  readonly spoken?: string
}

/** One of a few short words side by side: people of a household, the last days. */
export function Chips({
  label,
  chips,
  value,
  onChange,
}: {
  label: string
  chips: readonly Chip[]
  value: string | null
  onChange: (value: string) => void
}) {
  return (
    <View className="chips" {...a11y({ role: 'radiogroup', label })}>
      {chips.map((chip) => (
        <Tap
          key={chip.value}
          role="radio"
          selected={chip.value === value}
          label={chip.spoken ?? chip.label}
          className={cx('chips__chip', chip.value === value && 'chips__chip--on')}
          onTap={() => onChange(chip.value)}
        >
          {chip.label}
        </Tap>
      ))}
    </View>
  )
}
