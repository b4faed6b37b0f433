import { useState } from 'react'
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
import { More } from '@/components/more'
import { PeriodTabs } from '@/components/period-tabs'
import { ReadAloud } from '@/components/read-aloud'
import { Screen } from '@/components/screen'
import { SectionHead } from '@/components/section-head'
import { useShareCard } from '@/components/share-card'
import { useActivities } from '@/features/activities/hooks'
import { useVillage } from '@/features/roster/village'
import { useMe } from '@/features/session/hooks'
import { activityKinds, type ActivityKind } from '@/domain/activities/kinds'
import { dayOf } from '@/domain/common/day'
import { useVisitedVillage } from '@/features/home/linked-village'
import { VillageFirst } from '@/features/home/village-first'
import { today } from '@/session/clock'
import { useVillageId } from '@/session/village'
import { useElder } from '@/theme/elder'
import { Kinds } from './kinds'
import { Next } from './next'
import { openActivity, openPublish } from '@/routes'
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

const spans = [
  { key: 'coming', label: '近期' },
  { key: 'past', label: '办过的' },
]

function VillageActivities() {
  const { elder } = useElder()
  const me = useMe()
  const village = useVillage()
  const [past, setPast] = useState(false)
  const [kind, setKind] = useState<ActivityKind | null>(null)
  const list = useActivities({ past, kind })
  const days = byDay(list.rows ?? [])
  const organises = me.may('activities.publish')
  const next = list.first.data?.next ?? null
  const calendar = list.first.data?.days ?? []
  const lunarOf = (day: string) => calendar.find((d) => d.day === day)
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
            {`${monthWords(today())}的活动`}
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
      {next === null ? null : <Next row={next} lunar={lunarOf(dayOf(next.shift.startsAt))} />}
      <PeriodTabs
        items={spans}
        value={past ? 'past' : 'coming'}
        onChange={(key) => setPast(key === 'past')}
      />
      {elder ? null : <Kinds kinds={activityKinds} value={kind} onChange={setKind} />}
      {organises ? (
        <SectionHead
          title={past ? '办过的活动' : '近期活动'}
          action="发布活动"
          strong
          onAction={openPublish}
        />
      ) : null}
      <Asked query={list.first}>
        {() =>
          days.length === 0 ? (
            <Nothing past={past} kind={kind} organises={organises} />
          ) : (
            <View className="activities__list">
              {days.map((row) => (
                <ActivityRow
                  key={row.key}
                  row={row}
                  today={today()}
                  lunar={lunarOf(row.day)}
                  onTap={() => openActivity(row.activity.activityId)}
                />
              ))}
              <More
                onMore={list.more}
                busy={list.moreBusy}
                error={list.moreError?.message}
                label="再看一些活动"
              />
            </View>
          )
        }
      </Asked>
    </Screen>
  )
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
