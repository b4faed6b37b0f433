import { View } from '@tarojs/components'
import { a11y } from '@/components/a11y'
import { cx } from '@/components/cx'
import { Icon } from '@/components/icon'
import { Sheet } from '@/components/sheet'
import { Tap } from '@/components/tap'
import { spokenChoice } from '@/components/spoken-choice'
import './choice-sheet.scss'

export interface ChoiceSheetProps {
  open: boolean
  title: string
  options: readonly { key: string; label: string; note?: string }[]
  value: string
  onClose: () => void
  onChoose: (key: string) => void
}

/** A few ways to look at the same thing: one tap chooses and closes. */
export function ChoiceSheet({ open, title, options, value, onClose, onChoose }: ChoiceSheetProps) {
  return (
    <Sheet open={open} title={title} onClose={onClose}>
      <View {...a11y({ role: 'radiogroup', label: title })}>
        {options.map(({ key, label, note }) => (
          <Tap
            key={key}
            role="radio"
            selected={key === value}
            label={spokenChoice(label, key === value)}
            className={cx('choice-line', key === value && 'choice-line--on')}
            onTap={() => {
              onChoose(key)
              onClose()
            }}
          >
            <View className="grow">
              {label}
              {note === undefined ? null : <View className="t-xs ink-3">{note}</View>}
            </View>
            {key === value ? <Icon name="check" /> : null}
          </Tap>
        ))}
      </View>
    </Sheet>
  )
}
