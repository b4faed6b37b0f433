import { useState } from 'react'
import { View } from '@tarojs/components'
import { a11y } from '@/components/a11y'
import { comingDay, seatsWords, spanWords, standingWords } from '@/features/activities/words'
import { cx } from '@/components/cx'
import { Icon } from '@/components/icon'
import { Seats } from '@/features/activities/seats'
import { SectionHead } from '@/components/section-head'
import { Tap } from '@/components/tap'
import type { ShiftView, Someone } from '@/domain/activities/contract'
import { dayOf } from '@/domain/common/day'
import { today } from '@/session/clock'
import { useElder } from '@/theme/elder'
import type { Activity } from '.'
import { LeaveSheet, type Leaving } from './leave-sheet'

/** The shifts, of which one is chosen to sign up for; below each who of the own household is in. */
export function Shifts({
  answer: { activity },
  chosen,
  onChoose,
}: {
  answer: Activity
  chosen: string | null
  onChoose: (shiftId: string) => void
}) {
  const { shifts } = activity
  const [leaving, setLeaving] = useState<Leaving | null>(null)
  const open = activity.state === 'open'
  const many = shifts.filter((s) => s.phase !== 'over').length > 1
  return (
    <>
      <SectionHead title={many && open ? '选一场' : '场次和名额'} />
      <View className="pad" {...(many ? a11y({ role: 'radiogroup', label: '场次' }) : {})}>
        {shifts.map((shift) => (
          <Shift
            key={shift.shiftId}
            shift={shift}
            withDay={new Set(shifts.map((s) => dayOf(s.startsAt))).size > 1}
            open={open}
            radio={many && open && shift.phase !== 'over'}
            on={open && shift.shiftId === chosen}
            onChoose={() => onChoose(shift.shiftId)}
            onLeave={(person) => setLeaving({ shift, person, title: activity.title })}
          />
        ))}
      </View>
      <LeaveSheet leaving={leaving} onClose={() => setLeaving(null)} />
    </>
  )
}

function Shift({
  shift,
  withDay,
  open,
  radio,
  on,
  onChoose,
  onLeave,
}: {
  shift: ShiftView
  withDay: boolean
  open: boolean
  radio: boolean
  on: boolean
  onChoose: () => void
  onLeave: (person: Someone) => void
}) {
  const { elder } = useElder()
  const day = withDay ? comingDay(dayOf(shift.startsAt), today()) : ''
  const span = spanWords(shift)
  const room = open ? seatsWords(shift) : '已取消'
  const free = shift.capacity === null || shift.taken < shift.capacity
  const body = (
    <View className="shift__body">
      <View className="grow">
        {day === '' ? null : <View className="t-sm ink-2">{day}</View>}
        <View className="shift__span num">{span}</View>
        <Seats
          capacity={shift.phase === 'over' || elder ? null : shift.capacity}
          taken={shift.taken}
          mine={shift.mine.filter((p) => p.state === 'seated').length}
        />
      </View>
      <View className={cx('shift__room', open && free && shift.phase !== 'over' && 'green')}>
        {room}
      </View>
      {radio && on ? (
        <View className="shift__mark">
          <Icon name="check" size={18} />
        </View>
      ) : null}
    </View>
  )
  return (
    <View
      className={cx('shift', radio && on && 'shift--on', shift.phase === 'over' && 'shift--over')}
    >
      {radio ? (
        <Tap
          role="radio"
          selected={on}
          label={[day, span, room, on && process.env.TARO_ENV === 'weapp' ? '已选' : '']
            .filter(Boolean)
            .join('，')}
          onTap={onChoose}
        >
          {body}
        </Tap>
      ) : (
        body
      )}
      {shift.mine.map((person) => (
        <Mine
          key={person.residentId}
          person={person}
          shift={shift}
          open={open}
          onLeave={() => onLeave(person)}
        />
      ))}
    </View>
  )
}

/** Somebody of the own household who is in, with the way out while there is one. */
function Mine({
  person,
  shift,
  open,
  onLeave,
}: {
  person: Someone
  shift: ShiftView
  open: boolean
  onLeave: () => void
}) {
  const leaves =
    open && shift.phase !== 'over' && (person.state === 'seated' || person.state === 'queued')
  return (
    <View className="shift__mine row">
      <View className="grow">
        {person.name}
        <View className="shift__standing">{standingWords(person, shift.phase, !open)}</View>
      </View>
      {leaves ? (
        <Tap className="shift__leave" label={`退出：${person.name}`} onTap={onLeave}>
          退出
        </Tap>
      ) : null}
    </View>
  )
}
