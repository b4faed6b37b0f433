import { View } from '@tarojs/components'
import { ActivityRow } from '@/features/activities/activity-row'
import { standingWords } from '@/features/activities/words'
import { Asked } from '@/components/asked'
import { Empty } from '@/components/empty'
import { More } from '@/components/more'
import { Tap } from '@/components/tap'
import { useCalendar } from '@/features/activities/one'
import type { CalendarRow } from '@/domain/activities/contract'
import { dayOf } from '@/domain/common/day'
import { today } from '@/session/clock'
import { openActivities, openActivity, openDeed } from '@/routes'

/** What the household signed up for, and how it came out. */
export function Mine({ villageId, past }: { villageId: string; past: boolean }) {
  const list = useCalendar(villageId, past)
  return (
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
