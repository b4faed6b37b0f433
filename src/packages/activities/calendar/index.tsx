import { useState } from 'react'
import { View } from '@tarojs/components'
import { ActivityRow } from '@/features/activities/activity-row'
import { standingWords } from '@/features/activities/words'
import { Asked } from '@/components/asked'
import { Empty } from '@/components/empty'
import { More } from '@/components/more'
import { PeriodTabs } from '@/components/period-tabs'
import { Screen } from '@/components/screen'
import { Tap } from '@/components/tap'
import { useCalendar } from '@/features/activities/hooks'
import { useMe, villageOfHousehold } from '@/features/session/hooks'
import type { CalendarRow } from '@/domain/activities/contract'
import { dayOf } from '@/domain/common/day'
import { today } from '@/session/clock'
import { openActivities, openActivity, openDeed, openSignIn } from '@/routes'
import './index.scss'

const spans = [
  { key: 'coming', label: '要去的' },
  { key: 'past', label: '以前的' },
]

/** 我的日程: what the household signed up for, and how it came out. */
export default function Calendar() {
  const me = useMe()
  const villageId = villageOfHousehold(me)
  const [past, setPast] = useState(false)
  const list = useCalendar(villageId, past)
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
            <Days list={list} past={past} onPast={setPast} />
          )
        }
      </Asked>
    </Screen>
  )
}

function Days({
  list,
  past,
  onPast,
}: {
  list: ReturnType<typeof useCalendar>
  past: boolean
  onPast: (past: boolean) => void
}) {
  return (
    <>
      <PeriodTabs
        items={spans}
        value={past ? 'past' : 'coming'}
        onChange={(key) => onPast(key === 'past')}
      />
      <Asked query={list.first}>
        {() =>
          list.rows?.length === 0 ? (
            past ? (
              <Empty picture="activity" title="还没参加过活动" />
            ) : (
              <Empty
                picture="activity"
                title="近期没有报名"
                line="看看村里有什么活动。"
                action="去看活动"
                onAction={openActivities}
              />
            )
          ) : (
            <View className="calendar">
              {(list.rows ?? []).map((row) => (
                <Row key={`${row.shift.shiftId} ${row.who.residentId}`} row={row} />
              ))}
              <More onMore={list.more} busy={list.moreBusy} error={list.moreError?.message} />
            </View>
          )
        }
      </Asked>
    </>
  )
}

function Row({ row: { activity, shift, who, me, deedId } }: { row: CalendarRow }) {
  const words = standingWords(who, shift.phase, activity.state === 'cancelled')
  return (
    <>
      <ActivityRow
        row={{ key: shift.shiftId, day: dayOf(shift.startsAt), activity, shifts: [shift] }}
        today={today()}
        standing={me ? words : `${who.name} · ${words}`}
        onTap={() => openActivity(activity.activityId)}
      />
      {deedId === null ? null : (
        <Tap
          className="calendar__deed"
          role="link"
          label={`看积分，${activity.title}，${who.name}`}
          onTap={() => openDeed(deedId)}
        >
          看积分到哪一步
        </Tap>
      )}
    </>
  )
}
