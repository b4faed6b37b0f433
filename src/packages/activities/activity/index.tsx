import { useState } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { heading } from '@/components/a11y'
import {
  comingDay,
  countsWords,
  indoors,
  kindWords,
  openToWords,
  spanWords,
  standingWords,
  startWords,
  weekdayWords,
} from '@/features/activities/words'
import { Asked, isNotFound } from '@/components/asked'
import { Empty } from '@/components/empty'
import { cx } from '@/components/cx'
import { Tap } from '@/components/tap'
import type { ActivityKind } from '@/domain/activities/kinds'
import type { CalendarDay } from '@/domain/common/calendar'
import { Checking } from '@/features/checks/checking'
import { dayWords } from '@/components/dates'
import { FactList, FactRow } from '@/components/fact-row'
import { Dotted, Phrases } from '@/components/phrases'
import { ReadAloud } from '@/components/read-aloud'
import { Screen } from '@/components/screen'
import { WordSeal } from '@/components/seal'
import { useShareCard } from '@/components/share-card'
import { useActivity } from '@/features/activities/one'
import type { Answer } from '@/domain/contracts'
import { dayOf, type Day } from '@/domain/common/day'
import { useMe } from '@/features/session/hooks'
import { useLinkedVillage } from '@/features/home/linked-village'
import { today } from '@/session/clock'
import { useVillageId } from '@/session/village'
import { useElder } from '@/theme/elder'
import { openActivities } from '@/routes'
import { ActivityFoot } from './foot'
import { Organise } from './organise'
import { Shifts } from './shifts'
import './index.scss'

export type Activity = Answer<'activities.read'>

/** One activity: what, when and where, its shifts, and signing up. */
export default function ActivityPage() {
  const activityId = useRouter().params.activityId ?? null
  const linked = useLinkedVillage()
  const current = useVillageId()
  const villageId = linked ?? current
  const query = useActivity(activityId, linked)
  // What the foot offers depends on who looks.
  useMe()
  const [chosen, setChosen] = useState<string | null>(null)
  const { data } = query
  const first = data?.activity.shifts[0]
  useShareCard({
    title: data === null || data.activity.checking ? '村里的活动' : shareTitle(data, first),
    page: '/packages/activities/activity/index',
    query: { activityId, villageId },
    drawing: 'activity',
  })
  const shiftId = data === null ? null : shiftIn(data, chosen)
  return (
    <Screen
      className="activity"
      title="活动"
      foot={data === null ? undefined : <ActivityFoot answer={data} shiftId={shiftId} />}
    >
      {isNotFound(query.error) ? (
        <Empty
          picture="activity"
          title="没有找到"
          line={query.error?.message}
          action="看别的活动"
          onAction={openActivities}
        />
      ) : (
        <Asked query={query} loading="card">
          {(answer) => (
            <>
              <Scene kind={answer.activity.kind} />
              <Facts answer={answer} />
              <Shifts answer={answer} chosen={shiftId} onChoose={setChosen} />
              <Organise answer={answer} shiftId={shiftId} />
            </>
          )}
        </Asked>
      )}
    </Screen>
  )
}

/** 柿湾村 · 清扫北沟村道，11 月 28 日，村口 */
function shareTitle(
  { village, activity }: Activity,
  first: { startsAt: string } | undefined,
): string {
  const day = first === undefined ? [] : [dayWords(dayOf(first.startsAt), today())]
  return [`${village} · ${activity.title}`, ...day, activity.place].join('，')
}

/** The one chosen, else the first that is not over. */
function shiftIn({ activity }: Activity, chosen: string | null): string | null {
  const open = activity.shifts.filter((s) => s.phase !== 'over')
  return (open.find((s) => s.shiftId === chosen) ?? open[0])?.shiftId ?? null
}

function Facts({ answer: { activity, days: calendar = [], call } }: { answer: Activity }) {
  const { elder } = useElder()
  const { title, text, place, bring, contact, price, organiser, cancellation, shifts } = activity
  const caller = contact === '' ? (call?.name ?? '') : contact
  const days = [...new Set(shifts.map((s) => dayOf(s.startsAt)))]
  const first = shifts[0]
  const when =
    days.length === 1 && first
      ? [fullDay(days[0] ?? ''), ...(shifts.length === 1 ? [spanWords(first)] : [])].join('，')
      : `${String(days.length)} 天`
  const mine = shifts.flatMap((shift) => shift.mine.map((person) => ({ shift, person })))
  const say = () => [
    `${title}。`,
    ...(cancellation === null ? [] : [`活动取消了，原因：${cancellation}。`]),
    ...shifts.map((s) => `${comingDay(dayOf(s.startsAt), today())}${startWords(s)}。`),
    `地点：${place}。`,
    ...(bring === '' ? [] : [`要带：${bring}。`]),
    text,
  ]
  return (
    <>
      <View className="pad activity__head">
        <View className="activity__title" {...heading(2)}>
          <Phrases text={title} />
        </View>
        <Checking shown={activity.checking} />
        <View className="row activity__by">
          <View className="grow ink-2 t-sm">
            <Dotted
              facts={[
                kindWords[activity.kind],
                `${organiser}发起`,
                caller === '' ? '' : `联系人 ${caller}`,
              ]}
            />
          </View>
          {call === undefined ? null : (
            <Tap
              className="activity__call"
              label={`给${call.name}打电话`}
              onTap={() => void Taro.makePhoneCall({ phoneNumber: call.phone })}
            >
              打电话
            </Tap>
          )}
        </View>
        {mine.map(({ shift, person }) => (
          <View key={`${shift.shiftId} ${person.residentId}`} className="red strong">
            {[
              `${person.name}${standingWords(person, shift.phase, cancellation !== null)}`,
              shifts.length === 1 ? '' : `${dayWords(dayOf(shift.startsAt))} ${spanWords(shift)}`,
            ]
              .filter(Boolean)
              .join('，')}
          </View>
        ))}
        {elder ? <ReadAloud say={say} /> : null}
      </View>
      {cancellation === null ? null : (
        <View className="pad row activity__off">
          <WordSeal word="取消" size={52} tilt={-6} />
          <View className="grow">{`活动取消了：${cancellation}`}</View>
        </View>
      )}
      <FactList>
        <FactRow
          label="时间"
          note={[
            ...(days.length === 1 ? calendar.map(lunarWords) : []),
            ...(shifts.length > 1 ? [`共 ${String(shifts.length)} 场，见下面`] : []),
          ].join(' · ')}
        >
          {when}
        </FactRow>
        <FactRow label="地点">{place}</FactRow>
        {text === '' ? null : <FactRow label="做什么">{text}</FactRow>}
        {bring === '' ? null : <FactRow label="带上">{bring}</FactRow>}
        <FactRow label="积分" note={price === null || elder ? undefined : price.name}>
          {price === null ? '不计分' : `${countsWords(price)}，到场确认、审核公示后入账`}
        </FactRow>
        <FactRow label="谁能来">{openToWords(activity)}</FactRow>
      </FactList>
    </>
  )
}

/** 十月初六，逢集 */
function lunarWords({ month, lunar, term, market }: CalendarDay): string {
  return [`${month}${lunar}`, term ?? '', market ? '逢集' : ''].filter(Boolean).join('，')
}

/** Woodcut of the work, of the talk; none in elder mode. */
function Scene({ kind }: { kind: ActivityKind }) {
  const { elder } = useElder()
  if (elder) return null
  return <View className={cx('activity__scene', indoors(kind) && 'activity__scene--hall')} />
}

/** 11 月 28 日 周六, 11 月 25 日 周三（明天） */
function fullDay(day: Day): string {
  const near = comingDay(day, today())
  const whole = `${dayWords(day, today())} ${weekdayWords(day)}`
  return near.length === 2 ? `${whole}（${near}）` : whole
}
