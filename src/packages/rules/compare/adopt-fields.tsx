import { View } from '@tarojs/components'
import { TextArea, TextField } from '@/components/field'
import { DateField } from '@/components/field/pick'
import { SectionHead } from '@/components/section-head'
import { rulesLimits } from '@/domain/rules/limits'
import { today } from '@/session/clock'
import type { Adoption, AdoptionErrors } from './adoption'

/** From when, and with deductions which meeting decided it and since when the town has it. */
export function AdoptFields({
  value,
  errors,
  deducts,
  earliest,
  onChange,
}: {
  value: Adoption
  errors: AdoptionErrors
  deducts: boolean
  earliest: string | undefined
  onChange: (part: Partial<Adoption>) => void
}) {
  return (
    <>
      <SectionHead title="定下来" />
      <DateField
        label="哪天起"
        value={value.effectiveFrom}
        min={earliest}
        error={errors.effectiveFrom}
        onChange={(effectiveFrom) => onChange({ effectiveFrom })}
      />
      <TextField
        label="说明"
        optional
        value={value.note}
        max={rulesLimits.note}
        placeholder="为什么改"
        error={errors.note}
        onChange={(note) => onChange({ note })}
      />
      {deducts ? (
        <>
          <View className="rules-note">
            有扣分项，就是村规民约：要村民会议或村民代表会议通过，报镇里备案。
          </View>
          <TextField
            label="哪次会议通过"
            value={value.meeting}
            max={rulesLimits.meeting.name.max}
            error={errors.meeting}
            onChange={(meeting) => onChange({ meeting })}
          />
          <DateField
            label="开会日期"
            value={value.day}
            max={today()}
            error={errors.day}
            onChange={(day) => onChange({ day })}
          />
          <TextArea
            label="会议记录"
            value={value.record}
            max={rulesLimits.meeting.record.max}
            placeholder="如：应到 36 人，实到 31 人，29 人同意，记录在村部"
            error={errors.record}
            onChange={(record) => onChange({ record })}
          />
          <DateField
            label="报镇备案日期"
            value={value.filedOn}
            max={today()}
            error={errors.filedOn}
            onChange={(filedOn) => onChange({ filedOn })}
          />
        </>
      ) : null}
    </>
  )
}
