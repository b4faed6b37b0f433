import { useState } from 'react'
import { View } from '@tarojs/components'
import { cx } from '@/components/cx'
import { NumberSteps } from '@/components/field/stepper'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import { quantityLimits } from '@/domain/common/limits'
import type { Row } from './ticks'

/** One name with a large box; hours to change where hours count. */
export function AttendeeRow({
  row,
  open,
  on,
  hours,
  shiftHours,
  onToggle,
  onHours,
}: {
  row: Row
  open: boolean
  on: boolean
  /** Null: the whole shift, or hours do not count. */
  hours: number | null
  shiftHours: number
  onToggle: () => void
  onHours: ((hours: number) => void) | undefined
}) {
  const note = noteOf(row)
  const home = row.number === undefined ? row.group : `${row.group} ${row.number} 号`
  const place = [row.household, home].filter(Boolean).join(' · ')
  const words = (
    <View className="grow">
      <View className="tick__name">{row.name}</View>
      {place === '' ? null : <View className="ink-3 t-sm">{place}</View>}
      {note === '' ? null : <View className="tick__note t-sm">{note}</View>}
    </View>
  )
  if (!open) {
    return (
      <View className="tick">
        <View className="tick__line">
          {words}
          {row.state === 'came' ? (
            <View className="tick__came t-sm nowrap">
              <View className="green strong">已到场</View>
              {row.hours === null ? null : <View className="ink-2">{`${row.hours} 小时`}</View>}
            </View>
          ) : null}
        </View>
      </View>
    )
  }
  return (
    <View className="tick">
      <Tap
        className="tick__line"
        role="checkbox"
        selected={on}
        label={[row.name, place, note, on && process.env.TARO_ENV === 'weapp' ? '已勾' : '']
          .filter(Boolean)
          .join('，')}
        onTap={onToggle}
      >
        {words}
        <View className={cx('tick__box', on && 'tick__box--on')}>
          {on ? <Icon name="check" size={28} /> : null}
        </View>
      </Tap>
      {on && onHours ? (
        <Hours name={row.name} hours={hours ?? row.hours ?? shiftHours} onHours={onHours} />
      ) : null}
    </View>
  )
}

/** Most did the whole shift: the number is there, the buttons come when it is to be changed. */
function Hours({
  name,
  hours,
  onHours,
}: {
  name: string
  hours: number
  onHours: (hours: number) => void
}) {
  const [changing, setChanging] = useState(false)
  return (
    <View className="tick__hours row">
      <View className="grow ink-2 t-sm">{changing ? '做了多久' : `记 ${hours} 小时`}</View>
      {changing ? (
        <NumberSteps
          label={`${name}的时长`}
          value={hours}
          min={quantityLimits.min}
          max={24}
          step={quantityLimits.step}
          unit="小时"
          onChange={onHours}
        />
      ) : (
        <Tap className="tick__change" label={`改${name}的时长`} onTap={() => setChanging(true)}>
          改时长
        </Tap>
      )}
    </View>
  )
}

function noteOf({ state, own, position }: Row): string {
  if (state === 'waiting') return own ? '与您同户，须由他人确认' : '请您核实：家人点的到场'
  if (state === 'came') return ''
  if (own) return '与您同户，勾上后须由他人确认'
  return state === 'queued' ? `候补第 ${String(position ?? 0)} 位` : ''
}
