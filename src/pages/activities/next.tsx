import { View } from '@tarojs/components'
import { Phrases } from '@/components/phrases'
import { nextWords, standingWords, weekdayWords } from '@/features/activities/words'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import type { CalendarDay } from '@/domain/common/calendar'
import { dayOf } from '@/domain/common/day'
import type { CalendarRow } from '@/domain/activities/contract'
import { today } from '@/session/clock'
import { openActivity, openCalendar } from '@/routes'

/** The household's next one, with the way to its whole calendar. */
export function Next({ row, lunar }: { row: CalendarRow; lunar: CalendarDay | undefined }) {
  const { activity, shift, who, me } = row
  const day = dayOf(shift.startsAt)
  const when = nextWords(row, today())
  const standing = `${me ? '您' : who.name}${standingWords(who, shift.phase)}`
  return (
    <View className="next">
      <Tap
        className="next__body"
        role="link"
        label={`我的下一场，${when}，${activity.title}，${standing}`}
        onTap={() => openActivity(activity.activityId)}
      >
        <View className="next__flag">
          <View className="next__date num">{Number(day.slice(8))}</View>
          {lunar?.market ? '逢集' : weekdayWords(day)}
        </View>
        <View className="next__when">{`${shift.phase === 'running' ? '正在进行' : when} · ${standing}`}</View>
        <View className="next__title">
          <Phrases text={activity.title} />
        </View>
        <View className="next__where">{activity.place}</View>
      </Tap>
      <Tap className="next__all row" role="link" onTap={openCalendar}>
        我的日程
        <Icon name="next" size={18} />
      </Tap>
    </View>
  )
}
