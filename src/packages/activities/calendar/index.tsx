import { useState } from 'react'
import { View } from '@tarojs/components'
import { monthWords, weekdayWords } from '@/features/activities/words'
import { Asked } from '@/components/asked'
import { Empty } from '@/components/empty'
import { Icon } from '@/components/icon'
import { PeriodTabs } from '@/components/period-tabs'
import { Screen } from '@/components/screen'
import { SectionHead } from '@/components/section-head'
import { Tap } from '@/components/tap'
import { useCalendar, useMonth } from '@/features/activities/one'
import { useMe, villageOfHousehold } from '@/features/session/hooks'
import type { CalendarDay } from '@/domain/common/calendar'
import { addDays, daysInMonth, type Day } from '@/domain/common/day'
import type { Answer } from '@/domain/contracts'
import { today } from '@/session/clock'
import { useElder } from '@/theme/elder'
import { openSignIn } from '@/routes'
import { EventRow } from './event-row'
import { eventsOf, type Event } from './events'
import { Mine } from './mine'
import { useVillageId } from '@/session/village'
import { MonthGrid } from './month-grid'
import './index.scss'

const views = [
  { key: 'month', label: '月历' },
  { key: 'coming', label: '要去的' },
  { key: 'past', label: '以前的' },
]

/** 我的日程: the month with what is on in it, and what the household signed up for. */
export default function Calendar() {
  const me = useMe()
  const { elder } = useElder()
  const villageId = villageOfHousehold(me)
  const [chosen, setView] = useState<string | null>(null)
  // A grid of 42 small cells is nothing for an elder.
  const view = chosen ?? (elder ? 'coming' : 'month')
  // Asked in one trip with who one is: most often it is the village looked at.
  const current = useVillageId()
  const ahead = me.query.data === null ? current : null
  useMonth(view === 'month' ? ahead : null, `${today().slice(0, 7)}-01`)
  useCalendar(view === 'month' ? null : ahead, view === 'past')
  return (
    <Screen title="我的日程">
      <Asked query={me.query}>
        {() =>
          villageId === null ? (
            <Empty
              picture="activity"
              title="登录后看日程"
              line="报了名的活动都记在这里。"
              action="去登录"
              onAction={openSignIn}
            />
          ) : (
            <>
              <PeriodTabs items={elder ? views.slice(1) : views} value={view} onChange={setView} />
              {view === 'month' ? (
                <MonthView villageId={villageId} />
              ) : (
                <Mine key={view} villageId={villageId} past={view === 'past'} />
              )}
            </>
          )
        }
      </Asked>
    </Screen>
  )
}

function MonthView({ villageId }: { villageId: string }) {
  const [first, setFirst] = useState<Day>(() => `${today().slice(0, 7)}-01`)
  const [picked, setPicked] = useState<Day | null>(null)
  const month = useMonth(villageId, first)
  const turn = (to: Day) => {
    setFirst(`${to.slice(0, 7)}-01`)
    setPicked(null)
  }
  return (
    <>
      <View className="month__head">
        <Tap className="month__turn" label="上个月" onTap={() => turn(addDays(first, -1))}>
          <Icon name="back" size={20} />
        </Tap>
        <View className="grow">
          <View className="serif t-xl">{monthWords(first)}</View>
          <View className="ink-3 t-sm">{month.data ? lunarSpan(month.data.days, first) : ''}</View>
        </View>
        <Tap
          className="month__turn"
          label="下个月"
          onTap={() => turn(addDays(first, daysInMonth(first)))}
        >
          <Icon name="next" size={20} />
        </Tap>
      </View>
      <Asked query={month} rows={6}>
        {(data) => <Days data={data} first={first} picked={picked} onPick={setPicked} />}
      </Asked>
    </>
  )
}

function Days({
  data,
  first,
  picked,
  onPick,
}: {
  data: Answer<'activities.month'>
  first: Day
  picked: Day | null
  onPick: (day: Day) => void
}) {
  const now = today()
  const inMonth = now.slice(0, 7) === first.slice(0, 7)
  const day = picked ?? (inMonth ? now : first)
  const events = eventsOf(data)
  const here = events.filter((event) => event.day === day)
  const later = events.filter((event) => event.day > day)
  const lunar = data.days.find((d) => d.day === day)
  return (
    <>
      <MonthGrid
        days={data.days}
        month={first.slice(0, 7)}
        today={now}
        chosen={day}
        events={events}
        onChoose={onPick}
      />
      <View className="month__legend">
        <View className="month__flag month__flag--mine" />
        我报的
        <View className="month__flag" />
        还能报
        {data.market === '不赶集' ? null : (
          <>
            <View className="red strong month__ji">集</View>
            {data.market}
          </>
        )}
      </View>
      <SectionHead
        title={`${String(Number(day.slice(8)))} 日 ${weekdayWords(day)}`}
        note={[lunar ? `${lunar.month}${lunar.lunar}` : '', day === now ? '今天' : '']
          .filter(Boolean)
          .join(' · ')}
      />
      <List events={here} none="这天没有活动。" />
      {later.length === 0 ? null : (
        <>
          <SectionHead title="后面的" />
          <List events={later} withDay />
        </>
      )}
      <View className="pad ink-3 t-sm month__foot">头天晚上提醒您。改了地点，马上告诉您。</View>
    </>
  )
}

function List({
  events,
  none,
  withDay,
}: {
  events: readonly Event[]
  none?: string
  withDay?: boolean
}) {
  if (events.length === 0) return none ? <View className="pad ink-3 t-sm">{none}</View> : null
  return (
    <View className="month__list">
      {events.map((event) => (
        <EventRow key={event.key} event={event} withDay={withDay === true} />
      ))}
    </View>
  )
}

/** 农历九月廿三至十月廿二 */
function lunarSpan(days: readonly CalendarDay[], first: Day): string {
  const own = days.filter(({ day }) => day.slice(0, 7) === first.slice(0, 7))
  const [from, to] = [own[0], own[own.length - 1]]
  return from && to ? `农历${from.month}${from.lunar}至${to.month}${to.lunar}` : ''
}
