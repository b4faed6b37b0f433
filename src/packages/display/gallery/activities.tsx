import { View } from '@tarojs/components'
import type { ActivityBrief, ShiftView } from '@/domain/activities/contract'
import { ActivityRow } from '@/features/activities/activity-row'
import type { ActivityDay } from '@/features/activities/words'
import { Screen } from '@/components/screen'
import { Seats } from '@/features/activities/seats'
import { SectionHead } from '@/components/section-head'

const today = '2026-11-24'
const nothing = () => undefined

function row(
  title: string,
  shift: Partial<ShiftView> = {},
  activity: Partial<ActivityBrief> = {},
): ActivityDay {
  return {
    key: title,
    day: '2026-11-28',
    activity: {
      activityId: title,
      title,
      kind: 'service',
      place: '村口老柿树下',
      group: null,
      price: { name: '志愿服务', per: 'hour', from: 1, to: 1 },
      state: 'open',
      ...activity,
    },
    shifts: [
      {
        shiftId: title,
        startsAt: '2026-11-28T00:00:00.000Z',
        endsAt: '2026-11-28T02:00:00.000Z',
        phase: 'coming',
        capacity: 16,
        taken: 12,
        queued: 0,
        came: 0,
        waiting: 0,
        mine: [],
        ...shift,
      },
    ],
  }
}

const rows: readonly (readonly [ActivityDay, string?])[] = [
  [row('清扫北沟村道')],
  [row('柿子树冬剪，韩老师手把手教', { taken: 16, queued: 6 })],
  [row('外出务工怎么签合同', { capacity: null, taken: 34 }, { price: null })],
  [row('疏通河边排水沟', { phase: 'over', came: 13 })],
  [row('修上寨引水渠'), '已报上'],
  [row('护林防火夜巡', {}, { state: 'cancelled' }), '活动取消了'],
]

export function ActivityParts() {
  return (
    <Screen title="活动" tab="activities">
      <SectionHead title="名额" />
      <View className="pad gallery-wrap">
        <Seats capacity={16} taken={12} mine={2} />
        <Seats capacity={4} taken={0} />
        <Seats capacity={80} taken={79} />
        <Seats capacity={80} taken={80} mine={1} />
      </View>
      {rows.map(([day, standing]) => (
        <ActivityRow key={day.key} row={day} today={today} standing={standing} onTap={nothing} />
      ))}
    </Screen>
  )
}
