import { View } from '@tarojs/components'
import { weekdayWords } from '@/features/activities/words'
import { heading } from '@/components/a11y'
import { Icon } from '@/components/icon'
import { Phrases } from '@/components/phrases'
import { Tap } from '@/components/tap'
import { openActivity, openDeed } from '@/routes'
import type { Event } from './events'

/** One line of a day: when, what, where and how the household stands. */
export function EventRow({ event, withDay }: { event: Event; withDay: boolean }) {
  const { day, time, title, line, kind, id } = event
  const date = `${String(Number(day.slice(8)))} 日`
  return (
    <Tap
      className="event row"
      role="link"
      label={[withDay ? `${date} ${weekdayWords(day)}` : '', time, title, line]
        .filter(Boolean)
        .join('，')}
      onTap={() => (kind === 'end' ? openDeed(id) : openActivity(id))}
    >
      <View className="event__time">
        <View className="num t-lg">{withDay ? date : kind === 'end' ? '夜里' : time}</View>
        {withDay ? (
          <View className="ink-3 t-sm">{kind === 'end' ? time : weekdayWords(day)}</View>
        ) : null}
      </View>
      <View className="grow">
        <View className="serif t-lg" {...heading(3)}>
          <Phrases text={title} />
        </View>
        <View className="ink-2 t-sm">{line}</View>
      </View>
      <Icon name="next" size={20} />
    </Tap>
  )
}
