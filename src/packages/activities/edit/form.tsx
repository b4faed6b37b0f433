import { useState } from 'react'
import { View } from '@tarojs/components'
import { kindWords } from '@/features/activities/words'
import { useAsked } from '@/data/asked'
import { useDraft } from '@/data/draft'
import { AskedSheet } from '@/components/asked-sheet'
import { goBack, goInstead } from '@/routes'
import { Button } from '@/components/button'
import { Chips } from '@/components/chips'
import { Choice, Field, TextArea, TextField } from '@/components/field'
import { PickField } from '@/components/field/pick'
import { PageFoot } from '@/components/page-foot'
import { RestoredLine } from '@/components/restored-line'
import { Screen } from '@/components/screen'
import { SectionHead } from '@/components/section-head'
import { toast } from '@/components/toast'
import { useSaveActivity } from '@/features/activities/one'
import { useGroups } from '@/features/roster/village'
import type { Identity } from '@/domain/session/contract'
import { activityKinds } from '@/domain/activities/kinds'
import { activitiesLimits, shiftsMax } from '@/domain/activities/limits'
import { today } from '@/session/clock'
import {
  draftVersion,
  faultsOf,
  newShift,
  refusedFields,
  sentOf,
  type Draft,
  type Errors,
} from './draft'
import { RuleField } from './rule-field'
import { ShiftFields } from './shift-fields'
import './index.scss'

interface Standing {
  readonly activityId: string
  readonly version: number
}

interface Typed extends Draft {
  readonly standing: Standing | null
}

/** `standing` is the activity that the draft was filled from, in the version seen. */
export function ActivityForm({
  title,
  identity: { personId, villageId },
  first,
  standing: seen,
}: {
  title: string
  identity: Identity
  first: Draft
  standing: Standing | null
}) {
  // The activity as it was when the form was filled: whatever others change meanwhile must not pass as seen.
  const typed = useDraft<Typed>(
    { form: 'activity', version: draftVersion, personId, villageId, about: seen?.activityId },
    { ...first, standing: seen },
  )
  const { value: draft } = typed
  const { standing } = draft
  const [errors, setErrors] = useState<Errors>({})
  const groups = useGroups()
  const { save, busy } = useSaveActivity(standing)
  const set = (part: Partial<Draft>) => {
    typed.set(part)
    setErrors({})
  }
  const { kind, shifts } = draft
  const last = shifts[shifts.length - 1]

  const send = async (sure: readonly string[] = []) => {
    const wrong = faultsOf(draft, today())
    setErrors(wrong)
    if (kind === null || Object.keys(wrong).length > 0) {
      toast('还有没填好的，请看标出的地方')
      return
    }
    const result = await save({
      ...sentOf(draft, kind),
      ...(sure.length === 0 ? {} : { sure: [...sure] }),
    })
    if (!result.ok) {
      if (asked.asks(result, sure)) return
      setErrors(refusedFields(draft, result))
      toast(result.message)
      return
    }
    typed.sent(draft)
    toast(standing === null ? '发布了' : '改好了')
    if (standing === null) {
      goInstead('packages/activities/activity/index', { activityId: result.activityId })
    } else goBack()
  }

  const asked = useAsked(send)

  return (
    <Screen
      title={title}
      foot={
        <PageFoot note={standing === null ? '发布后全村都能看到，还能改、能取消。' : undefined}>
          <Button kind="primary" busy={busy} onTap={() => void send()}>
            {standing === null ? '发布' : '保存'}
          </Button>
        </PageFoot>
      }
    >
      <RestoredLine restored={typed.restored} onStartOver={typed.startOver} />
      <TextField
        label="活动名称"
        value={draft.title}
        max={activitiesLimits.title.max}
        placeholder="如：清扫北沟村道"
        error={errors.title}
        onChange={(value) => set({ title: value })}
      />
      <Field label="类型" error={errors.kind}>
        <Chips
          label="类型"
          value={kind}
          chips={activityKinds.map((value) => ({ value, label: kindWords[value] }))}
          onChange={(value) => set({ kind: activityKinds.find((k) => k === value) ?? null })}
        />
      </Field>
      <TextField
        label="地点"
        value={draft.place}
        max={activitiesLimits.place.max}
        placeholder="如：村口老柿树下集合"
        error={errors.place}
        onChange={(place) => set({ place })}
      />
      {shifts.map((shift, i) => (
        <ShiftFields
          key={shift.shiftId ?? `new ${String(i)}`}
          number={shifts.length > 1 ? i + 1 : null}
          shift={shift}
          error={errors.shifts?.[i]}
          onChange={(part) =>
            set({ shifts: shifts.map((s, at) => (at === i ? { ...s, ...part } : s)) })
          }
          onRemove={
            shifts.length > 1 && !shift.fixed && shift.people === 0
              ? () => set({ shifts: shifts.filter((_, at) => at !== i) })
              : undefined
          }
        />
      ))}
      {shifts.length < shiftsMax ? (
        <View className="pad edit__more">
          <Button
            wide
            icon="plus"
            onTap={() => set({ shifts: [...shifts, newShift(today(), last)] })}
          >
            再加一场
          </Button>
        </View>
      ) : null}
      <SectionHead title="积分和谁能来" />
      <RuleField
        day={shifts[0]?.day ?? today()}
        itemId={draft.itemId}
        error={errors.itemId}
        onChange={(itemId) => set({ itemId })}
      />
      <PickField
        label="谁能参加"
        value={draft.groupId === '' ? 'all' : draft.groupId}
        options={[
          { value: 'all', label: '全村' },
          ...(groups.data?.groups ?? []).map((g) => ({ value: g.groupId, label: `只限${g.name}` })),
        ]}
        error={errors.groupId}
        onChange={(value) => set({ groupId: value === 'all' ? '' : value })}
      />
      <SectionHead title="再说几句" note="都可以空着" />
      <TextArea
        label="做什么"
        optional
        value={draft.text}
        max={activitiesLimits.text.max}
        error={errors.text}
        placeholder="怎么做，做到几点，注意什么"
        onChange={(text) => set({ text })}
      />
      <TextField
        label="带上什么"
        optional
        value={draft.bring}
        max={activitiesLimits.bring.max}
        error={errors.bring}
        placeholder="如：扫帚或铁锨，手套村里备"
        onChange={(bring) => set({ bring })}
      />
      <TextField
        label="联系谁"
        optional
        value={draft.contact}
        max={activitiesLimits.contact.max}
        error={errors.contact}
        hint="写名字，谁都看得到；不写电话：要让人打电话，选下面一项"
        onChange={(contact) => set({ contact })}
      />
      <Choice
        label="打您的电话"
        value={(draft.callMe ?? draft.called) ? 'on' : 'off'}
        options={[
          { value: 'off', label: '不留电话' },
          { value: 'on', label: '登录的乡亲能打我的电话', note: '用名册里您的手机号，随时能改' },
        ]}
        onChange={(value) => set({ callMe: value === 'on' })}
      />
      <AskedSheet {...asked.sheet} busy={busy} />
    </Screen>
  )
}
