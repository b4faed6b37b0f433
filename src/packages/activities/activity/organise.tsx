import { useState } from 'react'
import { View } from '@tarojs/components'
import { comingDay, spanWords } from '@/features/activities/words'
import { Icon } from '@/components/icon'
import { SectionHead } from '@/components/section-head'
import { Tap } from '@/components/tap'
import type { ShiftView } from '@/domain/activities/contract'
import { dayOf } from '@/domain/common/day'
import { today } from '@/session/clock'
import { useVillageId } from '@/session/village'
import { openAttendance, openEdit } from '@/routes'
import type { Activity } from '.'
import { CancelSheet } from './cancel-sheet'
import { OthersSheet } from './others-sheet'

/** For those who hold it: the list of each shift, changes, cancelling. */
export function Organise({
  answer: { activity, can },
  shiftId,
}: {
  answer: Activity
  /** The shift chosen; null once all are over. */
  shiftId: string | null
}) {
  const villageId = useVillageId()
  const [helping, setHelping] = useState(false)
  const [cancelling, setCancelling] = useState(false)
  if (!can.confirm && !can.edit) return null
  const shift = activity.shifts.find((s) => s.shiftId === shiftId)
  return (
    <>
      <SectionHead title="办活动" note="村民看不到这里" />
      <View className="organise">
        {activity.shifts.map((shift) => (
          <Row
            key={shift.shiftId}
            words={`名单 · ${comingDay(dayOf(shift.startsAt), today())} ${spanWords(shift)}`}
            note={listWords(shift)}
            onTap={() => openAttendance(shift.shiftId)}
          />
        ))}
        {can.signUpOthers && shift ? (
          <Row words="替人报名" note="没有手机的乡亲" onTap={() => setHelping(true)} />
        ) : null}
        {can.edit ? (
          <Row
            words="改活动"
            note="名额、地点、说明、加场次"
            onTap={() => openEdit(activity.activityId)}
          />
        ) : null}
        {can.cancel ? (
          <Row
            words="取消活动"
            note="写明原因，报了名的都能看到"
            onTap={() => setCancelling(true)}
          />
        ) : null}
      </View>
      {shift ? (
        <OthersSheet
          open={helping}
          shift={shift}
          villageId={villageId}
          onClose={() => setHelping(false)}
        />
      ) : null}
      <CancelSheet
        open={cancelling}
        activityId={activity.activityId}
        onClose={() => setCancelling(false)}
      />
    </>
  )
}

function listWords({ phase, taken, queued, came, waiting }: ShiftView): string {
  if (phase === 'coming') {
    return queued > 0
      ? `${String(taken)} 人报名，${String(queued)} 人候补`
      : `${String(taken)} 人报名`
  }
  if (came + waiting === 0) return '点名，确认谁到了'
  const others = waiting > 0 ? `，${String(waiting)} 人待他人确认` : ''
  return `已确认 ${String(came)} 人到场${others}`
}

function Row({ words, note, onTap }: { words: string; note: string; onTap: () => void }) {
  return (
    <Tap className="organise__row row" label={`${words}，${note}`} onTap={onTap}>
      <View className="grow">
        <View className="t-md strong">{words}</View>
        <View className="ink-3 t-sm">{note}</View>
      </View>
      <Icon name="next" size={20} />
    </Tap>
  )
}
