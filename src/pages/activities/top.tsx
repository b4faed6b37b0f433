import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { cx } from '@/components/cx'
import { Dotted, Phrases } from '@/components/phrases'
import { Tap } from '@/components/tap'
import type { Answer } from '@/domain/contracts'
import { Seats } from '@/features/activities/seats'
import {
  comingDay,
  indoors,
  ownWords,
  seatsWords,
  spanWords,
  together,
  weekdayWords,
  type ActivityDay,
} from '@/features/activities/words'
import { today } from '@/session/clock'
import { useElder } from '@/theme/elder'
import { openActivity } from '@/routes'

/** The household's next one, else the village's: drawn, with its day on a flag and a telephone where somebody may be called. */
export function Top({
  row: { activity, day, shifts, lunar },
  more,
}: {
  row: ActivityDay
  more: Answer<'activities.list'>['nextMore'] | undefined
}) {
  const { elder } = useElder()
  const seats = together(shifts)
  const mine = shifts.flatMap((shift) => shift.mine)
  const phase = shifts[0]?.phase ?? 'coming'
  const when = [
    comingDay(day, today()),
    phase === 'running' ? '正在进行' : shifts.map(spanWords).join('、'),
  ].join(' ')
  const own = ownWords(shifts)
  const call = more?.call
  const facts = [when, activity.place, more?.bring ? `带${more.bring}` : ''].filter(Boolean)
  return (
    <View className="top">
      <Tap
        role="link"
        label={[
          activity.title,
          own === null ? '最近一场' : '我的下一场',
          ...facts,
          own ?? seatsWords(seats),
        ].join('，')}
        onTap={() => openActivity(activity.activityId)}
      >
        {elder ? null : (
          <View className={cx('top__scene', indoors(activity.kind) && 'top__scene--hall')} />
        )}
        <View className="top__flag">
          <View className="top__date num">{Number(day.slice(8))}</View>
          {lunar?.market ? '逢集' : weekdayWords(day)}
        </View>
        <View className="top__body">
          <View className="top__title serif">
            <Phrases text={activity.title} />
          </View>
          {elder ? (
            facts.map((fact) => <View key={fact}>{fact}</View>)
          ) : (
            <View className="ink-2 t-sm">
              <Dotted facts={facts} />
            </View>
          )}
          <View className="row top__seats">
            {elder ? null : (
              <Seats capacity={seats.capacity} taken={seats.taken} mine={mine.length} />
            )}
            <View className={cx('strong t-sm', own === null ? 'green' : 'red')}>
              {own ?? seatsWords(seats)}
            </View>
          </View>
        </View>
      </Tap>
      {call ? (
        <View className="top__call">
          <Button wide onTap={() => void Taro.makePhoneCall({ phoneNumber: call.phone })}>
            {`打电话给${call.name}`}
          </Button>
        </View>
      ) : null}
    </View>
  )
}
