import { useState } from 'react'
import { View } from '@tarojs/components'
import { Asked } from '@/components/asked'
import { RulePicker } from '@/features/deeds/deed-form/rule-picker'
import { priceWords } from '@/features/deeds/words'
import { Field } from '@/components/field'
import { Icon } from '@/components/icon'
import { Button } from '@/components/button'
import { Sheet } from '@/components/sheet'
import { Tap } from '@/components/tap'
import { useRules } from '@/features/rules/hooks'
import { isForActivity } from '@/domain/activities/activity'
import type { Day } from '@/domain/common/day'

/** Which rule attendance counts under, of those in force on the day; or none. */
export function RuleField({
  day,
  itemId,
  error,
  onChange,
}: {
  day: Day
  /** '' counts no points; null is not chosen yet. */
  itemId: string | null
  error: string | undefined
  onChange: (itemId: string) => void
}) {
  const [open, setOpen] = useState(false)
  const rules = useRules(day)
  const items = (rules.data?.items ?? []).filter(isForActivity)
  const item = items.find((i) => i.id === itemId)
  const words =
    itemId === ''
      ? '不计分'
      : item
        ? `${item.name}，${priceWords(item)}`
        : itemId !== null && rules.data !== null
          ? '那天的细则里没有原来那一条，请重选'
          : '请选一条，或不计分'
  const pick = (id: string) => {
    onChange(id)
    setOpen(false)
  }
  return (
    <Field label="记哪一条积分" error={error} hint="到场确认后，交审核、公示，再入账">
      <Tap
        className="field__input field__input--pick"
        label={`记哪一条积分，${words}`}
        onTap={() => setOpen(true)}
      >
        <View className="field__picked">{words}</View>
        <Icon name="down" size={20} />
      </Tap>
      <Sheet
        open={open}
        title="记哪一条积分"
        onClose={() => setOpen(false)}
        foot={
          <Button wide onTap={() => pick('')}>
            不计分
          </Button>
        }
      >
        {open ? (
          <Asked query={rules}>
            {() => <RulePicker items={items} recentIds={[]} onPick={(i) => pick(i.id)} />}
          </Asked>
        ) : null}
      </Sheet>
    </Field>
  )
}
