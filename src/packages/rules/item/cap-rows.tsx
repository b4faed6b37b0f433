import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { TextField } from '@/components/field'
import { PickField } from '@/components/field/pick'
import { rulesLimits } from '@/domain/rules/limits'
import type { TypedCap } from './form'

const spans = [
  { value: 'activity', label: '每件事' },
  { value: 'day', label: '每天' },
  { value: 'week', label: '每周' },
  { value: 'month', label: '每月' },
  { value: 'year', label: '每年' },
] as const

const newCap: TypedCap = { amount: '20', unit: 'points', per: 'month', of: 'household' }

/** The caps of an item: whose, in what span, how much. */
export function CapRows({
  caps,
  hours,
  error,
  onChange,
}: {
  caps: readonly TypedCap[]
  /** It counts by the hour, so hours may be capped too. */
  hours: boolean
  error: string | undefined
  onChange: (caps: readonly TypedCap[]) => void
}) {
  const set = (at: number, part: Partial<TypedCap>) =>
    onChange(caps.map((cap, i) => (i === at ? { ...cap, ...part } : cap)))
  return (
    <>
      {caps.map((cap, i) => {
        const name = caps.length === 1 ? '' : `第 ${i + 1} 道`
        return (
          <View key={i} className="rules-cap">
            <PickField
              label={`${name}封谁的顶`}
              value={cap.of}
              options={[
                { value: 'household', label: '每户' },
                { value: 'person', label: '每人' },
              ]}
              onChange={(of) => set(i, { of: of as TypedCap['of'] })}
            />
            <PickField
              label={`${name}多长时间`}
              value={cap.per}
              options={[...spans]}
              onChange={(per) => set(i, { per: per as TypedCap['per'] })}
            />
            {hours ? (
              <PickField
                label={`${name}按什么封`}
                value={cap.unit}
                options={[
                  { value: 'points', label: '分' },
                  { value: 'hours', label: '小时' },
                ]}
                onChange={(unit) => set(i, { unit: unit as TypedCap['unit'] })}
              />
            ) : null}
            <TextField
              label={`${name}最多几${hours && cap.unit === 'hours' ? '小时' : '分'}`}
              type="digit"
              max={7}
              value={cap.amount}
              error={error}
              onChange={(amount) => set(i, { amount })}
            />
            <View className="pad">
              <Button
                label={`去掉${name}封顶`}
                onTap={() => onChange(caps.filter((_, at) => at !== i))}
              >
                去掉这道
              </Button>
            </View>
          </View>
        )
      })}
      {caps.length < rulesLimits.caps ? (
        <View className="rules-add">
          <Button wide icon="plus" onTap={() => onChange([...caps, newCap])}>
            {caps.length === 0 ? '加一道封顶' : '再加一道'}
          </Button>
        </View>
      ) : null}
    </>
  )
}
