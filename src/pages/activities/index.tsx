import { Fragment, useState } from 'react'
import { View } from '@tarojs/components'
import { ActivityRow } from '@/features/activities/activity-row'
import { heading } from '@/components/a11y'
import {
  byDay,
  comingDay,
  monthWords,
  shortKinds,
  startWords,
  weekdayWords,
} from '@/features/activities/words'
import { Asked } from '@/components/asked'
import { Empty } from '@/components/empty'
import { Icon } from '@/components/icon'
import { More } from '@/components/more'
import { ReadAloud } from '@/components/read-aloud'
import { Screen } from '@/components/screen'
import { SectionHead } from '@/components/section-head'
import { useShareCard } from '@/components/share-card'
import { Tap } from '@/components/tap'
import { useActivities } from '@/features/activities/hooks'
import { useVillage } from '@/features/roster/village'
import { useMe } from '@/features/session/hooks'
import type { ActivityKind } from '@/domain/activities/kinds'
import type { CalendarDay } from '@/domain/common/calendar'
import { dayOf } from '@/domain/common/day'
import { useVisitedVillage } from '@/features/home/linked-village'
import { VillageFirst } from '@/features/home/village-first'
import { today } from '@/session/clock'
import { useVillageId } from '@/session/village'
import { useElder } from '@/theme/elder'
import { Kinds, type Chosen } from './kinds'
import { Top } from './top'
import { openActivity, openCalendar, openPublish } from '@/routes'
import './index.scss'

/** 活动: what is on in the village, and the own next one on top. */
export default function Activities() {
  useVisitedVillage()
  const villageId = useVillageId()
  return villageId === null ? <WithoutVillage /> : <VillageActivities key={villageId} />
}

function WithoutVillage() {
  return (
    <Screen title="活动" tab="activities">
      <VillageFirst ask="您看哪个村的活动？" />
    </Screen>
  )
}

function VillageActivities() {
  const { elder } = useElder()
  const me = useMe()
  const village = useVillage()
  const [past, setPast] = useState(false)
  const [chosen, setChosen] = useState<Chosen>('all')
  const kind = chosen === 'all' || chosen === 'own' ? null : chosen
  const list = useActivities({ past, kind })
  const { nextMore, own = [], days: calendar = [] } = list.first.data ?? {}
  const lunarOf = (day: string) => calendar.find((d) => d.day === day)
  const ownDays = byDay(own.map((row) => ({ ...row, lunar: lunarOf(dayOf(row.shift.startsAt)) })))
  const days = chosen === 'own' ? ownDays : byDay(list.rows ?? [])
  const top = past ? undefined : (ownDays[0] ?? days[0])
  const below = days.filter(({ key }) => key !== top?.key)
  const firstDay = below[0]?.day ?? today()
  const organises = me.may('activities.publish')
  const now = lunarOf(today())
  useShareCard({
    title: `${village.data?.name ?? ''}的活动`,
    page: '/pages/activities/index',
    query: { villageId: village.data?.villageId },
    drawing: 'activity',
  })
  const say = () =>
    days.length === 0
      ? ['现在没有活动。']
      : days.map(({ activity, day, shifts }) => {
          const first = shifts[0]
          const when = first ? startWords(first) : ''
          return `${comingDay(day, today())}${when}，${activity.title}，在${activity.place}。`
        })
  return (
    <Screen
      tab="activities"
      badges={{ me: me.identity?.unread ?? 0 }}
      head={
        <View className="activities__head">
          <View className="screen__title" {...heading(1)}>
            {`${past ? '办过' : top?.day === today() ? '今天' : '近期'}的活动`}
          </View>
          {now && !elder ? (
            <View className="ink-3 t-sm nowrap">
              {`${weekdayWords(today())} · ${now.month}${now.lunar}${now.market ? ' · 逢集' : ''}`}
            </View>
          ) : null}
        </View>
      }
    >
      {elder ? (
        <View className="pad activities__say">
          <ReadAloud say={say} />
        </View>
      ) : null}
      {top === undefined ? null : <Top row={top} more={nextMore} />}
      <View className="activities__bar">
        <View className="serif t-lg" {...heading(2)}>
          {monthWords(firstDay)}
        </View>
        {elder ? null : (
          <View className="ink-3 t-sm grow activities__lunar">
            {lunarMonth(below[0]?.lunar ?? now)}
          </View>
        )}
        {organises ? (
          <Tap className="activities__way red strong" onTap={openPublish}>
            发布活动
          </Tap>
        ) : null}
        <Tap className="activities__way" role="link" onTap={openCalendar}>
          <Icon name="calendar" size={20} />
          我的日程
        </Tap>
      </View>
      {elder ? null : <Kinds value={chosen} own={past ? 0 : ownDays.length} onChange={setChosen} />}
      <Asked query={list.first}>
        {() => (
          <>
            {days.length === 0 ? (
              <Nothing past={past} kind={kind} organises={organises} />
            ) : (
              <View className="activities__list">
                {below.map((row, i) => (
                  <Fragment key={row.key}>
                    {row.day.slice(0, 7) === (below[i - 1]?.day ?? firstDay).slice(0, 7) ? null : (
                      <SectionHead title={monthWords(row.day)} note={lunarMonth(row.lunar)} />
                    )}
                    <ActivityRow
                      row={row}
                      today={today()}
                      underMonth
                      onTap={() => openActivity(row.activity.activityId)}
                    />
                  </Fragment>
                ))}
                {chosen === 'own' ? null : (
                  <More
                    onMore={list.more}
                    busy={list.moreBusy}
                    error={list.moreError?.message}
                    label="再看一些活动"
                  />
                )}
              </View>
            )}
            <Tap
              className="activities__past row"
              onTap={() => {
                setPast(!past)
                setChosen('all')
              }}
            >
              <View className="grow">{past ? '看近期的活动' : '办过的活动'}</View>
              <Icon name="next" size={20} />
            </Tap>
          </>
        )}
      </Asked>
    </Screen>
  )
}

/** 农历十月 */
function lunarMonth(day: CalendarDay | undefined): string {
  return day ? `农历${day.month}` : ''
}

function Nothing({
  past,
  kind,
  organises,
}: {
  past: boolean
  kind: ActivityKind | null
  organises: boolean
}) {
  const what = kind === null ? '活动' : `${shortKinds[kind]}活动`
  if (past) return <Empty picture="activity" title={`还没办过${what}`} />
  return (
    <Empty
      picture="activity"
      title={`近期没有${what}`}
      line={organises ? '发一个，约上大家。' : '有了新活动，就挂在这里。'}
      action={organises ? '发布活动' : undefined}
      onAction={openPublish}
    />
  )
}
