import { View } from '@tarojs/components'
import { comingDay, spanWords } from '@/features/activities/words'
import { TextField } from '@/components/field'
import { DateField, TimeField } from '@/components/field/pick'
import { SectionHead } from '@/components/section-head'
import { seatsMax } from '@/domain/activities/limits'
import { planOf } from '@/domain/activities/shift'
import { today } from '@/session/clock'
import { passesMidnight, type ShiftDraft } from './draft'

/** When one shift is and for how many; once it has begun, only for how many. */
export function ShiftFields({
  number,
  shift,
  error,
  onChange,
  onRemove,
}: {
  /** Null where there is only one. */
  number: number | null
  shift: ShiftDraft
  error: string | undefined
  onChange: (part: Partial<ShiftDraft>) => void
  onRemove: (() => void) | undefined
}) {
  const { day, from, to, capacity, fixed, taken, people } = shift
  const name = number === null ? '' : `第 ${String(number)} 场`
  return (
    <View className="edit__shift">
      <SectionHead
        title={number === null ? '时间和名额' : name}
        action={onRemove ? '去掉这场' : undefined}
        onAction={onRemove}
      />
      {fixed ? (
        <View className="pad edit__fixed">
          {`${comingDay(day, today())} ${spanWords(planOf({ day, from, to, capacity: null }))}`}
          <View className="ink-3 t-sm">已开始或已有人签到，时间不能再改</View>
        </View>
      ) : (
        <>
          <DateField
            label={`${name}日期`}
            value={day}
            min={today()}
            onChange={(value) => onChange({ day: value })}
          />
          <View className="edit__times">
            <TimeField
              label={`${name}开始`}
              value={from}
              onChange={(value) => onChange({ from: value })}
            />
            <TimeField
              label={`${name}结束`}
              value={to}
              hint={passesMidnight(shift) ? '到第二天' : undefined}
              onChange={(value) => onChange({ to: value })}
            />
          </View>
          {people > 0 ? (
            <View className="pad ink-3 t-sm">{`改了时间，会告诉报了名的 ${String(people)} 人`}</View>
          ) : null}
        </>
      )}
      <TextField
        label={`${name}名额`}
        type="number"
        value={capacity}
        max={String(seatsMax).length}
        placeholder="空着就不限人数"
        hint={taken > 0 ? `已报上 ${String(taken)} 人；加名额，候补的自动补上` : undefined}
        error={error}
        onChange={(value) => onChange({ capacity: value })}
      />
    </View>
  )
}
