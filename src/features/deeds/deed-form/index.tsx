import { useState, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import { addDays } from '@/domain/common/day'
import { quantityLimits } from '@/domain/common/limits'
import { deedsLimits } from '@/domain/deeds/limits'
import type { RuleItem } from '@/domain/rules/contract'
import { Button } from '@/components/button'
import { Chips } from '@/components/chips'
import { dayWords, nearDay } from '@/components/dates'
import { capWords, cutWords, leftWords, priceWords, unitWords } from '../words'
import { Field, TextArea } from '@/components/field'
import { DateField } from '@/components/field/pick'
import { Stepper } from '@/components/field/stepper'
import { signed } from '@/components/numbers'
import { RulePicker } from './rule-picker'
import { wholeHousehold, type DeedForm } from './use-deed-form'
import './index.scss'

export {
  deedTypedVersion,
  nothingTyped,
  useDeedForm,
  wholeHousehold,
  type DeedDraft,
  type DeedForm,
  type DeedTyped,
  type FormHousehold,
} from './use-deed-form'
export { DeedFiled, type DeedFiledProps } from './filed'

export interface DeedFieldsProps {
  form: DeedForm
  recentIds: readonly string[]
  onPicked?: (item: RuleItem) => void
  /** The field for photos, at the end. */
  photos?: ReactNode
}

/** Which rule, who, when, how much, what: as few as the village and the rule need. */
export function DeedFields({ form, recentIds, onPicked, photos }: DeedFieldsProps) {
  const { own, items } = form.setting
  const offered = (items ?? []).filter((item) =>
    item.filers.includes(own ? 'villager' : 'recorder'),
  )
  if (form.item === null) {
    return (
      <>
        <View className="pad deed-form__ask serif t-lg">做了哪件事</View>
        <RulePicker
          items={offered}
          recentIds={recentIds}
          error={
            form.notThatDay
              ? `${dayWords(form.doneOn)}的细则里没有这一条，请重选`
              : form.errors.rule
          }
          onPick={(item) => {
            form.pickRule(item)
            onPicked?.(item)
          }}
        />
      </>
    )
  }
  return (
    <View>
      <Picked item={form.item} room={form.room} onChange={() => form.pickRule(null)} />
      <WhoField form={form} />
      <DayField form={form} />
      <Stepper
        label={form.item.per === 'hour' ? '几小时' : `几${unitWords[form.item.per]}`}
        value={form.quantity}
        min={form.item.per === 'hour' ? quantityLimits.min : 1}
        max={form.item.per === 'hour' ? 24 : quantityLimits.max}
        step={form.item.per === 'hour' ? quantityLimits.step : 1}
        unit={unitWords[form.item.per]}
        error={form.errors.quantity}
        onChange={form.setQuantity}
      />
      <TextArea
        label="做了什么"
        value={form.note}
        max={deedsLimits.note.max}
        optional={!form.item.needsNote}
        placeholder="如：清了北沟路三处落石"
        error={form.errors.note}
        onChange={form.setNote}
      />
      {photos}
    </View>
  )
}

function Picked({
  item,
  room,
  onChange,
}: {
  item: RuleItem
  room: DeedForm['room']
  onChange: () => void
}) {
  return (
    <View className="deed-form__picked">
      <View className="row">
        <View className="grow">
          <View className="serif t-lg">{item.name}</View>
          <View className="ink-2 t-sm">
            {item.category} · {priceWords(item)}
          </View>
        </View>
        <Button label="换一条细则" onTap={onChange}>
          换一条
        </Button>
      </View>
      {item.caps.length > 0 ? (
        <View className="ink-3 t-sm">
          {item.caps.map((cap, i) => `${capWords(cap)}${leftWords(room?.[i])}`).join('，')}
          ，超出的不记
        </View>
      ) : null}
    </View>
  )
}

function WhoField({ form }: { form: DeedForm }) {
  const { household, byResident } = form.setting
  if (household === null || (household.members.length === 1 && byResident)) return null
  const whole = byResident ? [] : [{ value: wholeHousehold, label: '全家' }]
  const chosen = household.members.find((m) => m.residentId === form.doerId)
  return (
    <Field
      label="谁做的"
      error={form.errors.doer}
      hint={chosen?.under14 && byResident ? '不满 14 岁，积分记给户主' : undefined}
    >
      <Chips
        label="谁做的"
        value={form.doerId}
        chips={[
          ...whole,
          ...household.members.map((m) => ({ value: m.residentId, label: m.name })),
        ]}
        onChange={form.setDoer}
      />
    </Field>
  )
}

const earlier = 'earlier'

/** Today, yesterday and the day before are one tap away; anything else is in the calendar. */
function DayField({ form }: { form: DeedForm }) {
  const { today, claimDays } = form.setting
  const near = [0, 1, 2].map((n) => addDays(today, -n)).filter((day) => day >= form.earliest)
  const [calendar, setCalendar] = useState(false)
  const open = calendar || !near.includes(form.doneOn)
  return (
    <>
      <Field label="哪天做的">
        <Chips
          label="哪天做的"
          value={open ? earlier : form.doneOn}
          chips={[
            ...near.map((day) => ({
              value: day,
              label: nearDay(day, today),
              spoken: `${nearDay(day, today)}，${dayWords(day)}`,
            })),
            ...(form.earliest < (near[near.length - 1] ?? today)
              ? [{ value: earlier, label: '更早' }]
              : []),
          ]}
          onChange={(value) => {
            setCalendar(value === earlier)
            if (value !== earlier) form.pickDay(value)
          }}
        />
      </Field>
      {open ? (
        <DateField
          label="哪一天"
          value={form.doneOn}
          min={form.earliest}
          max={today}
          hint={`可以补报最近 ${claimDays} 天的事`}
          onChange={(day) => {
            if (day !== '') form.pickDay(day)
          }}
        />
      ) : null}
    </>
  )
}

/** What it would bring, said before it is sent: never more than its caps leave. */
export function worthWords(form: DeedForm, publicityDays: number | null): string {
  const { item, counts } = form
  if (item === null) return '先选一条细则'
  const then =
    publicityDays === null || publicityDays === 0 ? '审核后入账' : `审核后公示 ${publicityDays} 天`
  if (counts === null) return `${then}，超过上限的不记`
  const { from, to } = counts
  const [cut] = to.cuts
  const why =
    cut !== undefined
      ? `，${cutWords(cut, '')}`
      : Number.isInteger(to.full)
        ? ''
        : `，合 ${String(Math.abs(to.full))} 分，零头不记`
  if (item.points.kind === 'fixed') return `${signed(to.points)} 分${why}，${then}`
  const range =
    from.points === to.points ? signed(to.points) : `${signed(from.points)} 至 ${signed(to.points)}`
  return `${range} 分，由审核员定${why}`
}
