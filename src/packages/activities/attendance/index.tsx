import { useState, type ReactNode } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { comingDay, countsWords, spanWords } from '@/features/activities/words'
import { Asked } from '@/components/asked'
import { AskedSheet } from '@/components/asked-sheet'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { PageFoot } from '@/components/page-foot'
import { Screen } from '@/components/screen'
import { SectionHead } from '@/components/section-head'
import { Sheet } from '@/components/sheet'
import { toast } from '@/components/toast'
import { useAttendees, useConfirmAttendance } from '@/features/activities/one'
import { useAsked } from '@/data/asked'
import { waitingWords } from '@/data/outbox'
import { FindMember } from '@/features/roster/finder/member'
import { useMe, villageFor } from '@/features/session/hooks'
import type { Answer } from '@/domain/contracts'
import { dayOf } from '@/domain/common/day'
import { today } from '@/session/clock'
import { AttendeeRow } from './attendee-row'
import { leftToTick, ticked, useTicks, type Row } from './ticks'
import './index.scss'

type List = Answer<'activities.attendees'>

/** 名单: who signed up for a shift; once it runs, who came. */
export default function Attendance() {
  const shiftId = useRouter().params.shiftId ?? null
  const me = useMe()
  const holds = me.may('activities.attendees')
  const query = useAttendees(villageFor(me, holds), shiftId)
  if (holds && query.data !== null && shiftId !== null) {
    return (
      <TickList
        list={query.data}
        villageId={me.identity?.villageId ?? ''}
        shiftId={shiftId}
        note={<Asked query={query}>{() => null}</Asked>}
      />
    )
  }
  return (
    <Screen title="名单">
      <Asked query={me.query}>
        {() =>
          holds ? (
            <Asked query={query}>{() => null}</Asked>
          ) : (
            <Empty picture="activity" title="名单由记录员和村委来点" />
          )
        }
      </Asked>
    </Screen>
  )
}

function TickList({
  list,
  villageId,
  shiftId,
  note,
}: {
  list: List
  villageId: string
  shiftId: string
  note: ReactNode
}) {
  const { shift, title, price, hours, may } = list
  const ticks = useTicks()
  const [finding, setFinding] = useState(false)
  const { confirm, busy } = useConfirmAttendance()
  const started = shift.phase !== 'coming'
  const rows: Row[] = [...list.attendees, ...ticks.walkInsBeside(list.attendees)]
  const groups = groupsOf(rows)
  const open = rows.filter((row) => leftToTick(row, may))
  const chosen = open.filter((row) => ticks.hours.has(row.residentId))
  const byHour = price?.per === 'hour'

  const send = async (sure: readonly string[] = []) => {
    const came = ticked(chosen, ticks.hours, byHour ? hours : null)
    const result = await confirm(shiftId, came, title, sure)
    if (result.ok === 'waiting') {
      ticks.clear()
      toast(waitingWords)
      return
    }
    if (!result.ok) {
      if (!asked.asks(result, sure)) toast(result.message)
      return
    }
    const { confirmed, waiting } = result.data
    ticks.clear()
    toast(
      [
        confirmed > 0 ? `已确认 ${String(confirmed)} 人到场` : '',
        waiting > 0 ? `${String(waiting)} 人待他人确认` : '',
      ]
        .filter(Boolean)
        .join('，') || '这些人已经确认过了',
    )
  }

  const asked = useAsked(send)

  return (
    <Screen
      title="名单"
      foot={
        <PageFoot>
          <Button
            kind="primary"
            busy={busy}
            reason={started ? (chosen.length === 0 ? '先勾谁到了' : undefined) : '开始后才能点名'}
            onTap={() => void send()}
          >
            {`确认 ${String(chosen.length)} 人到场`}
          </Button>
        </PageFoot>
      }
    >
      {note}
      <View className="pad ticks__head">
        <View className="serif t-lg">{title}</View>
        <View className="ink-2 t-sm">
          {[
            `${comingDay(dayOf(shift.startsAt), today())} ${spanWords(shift)}`,
            price === null ? '不计分' : countsWords(price),
          ].join(' · ')}
        </View>
        {started ? <View className="ink-2 t-sm">{howWords(list)}</View> : null}
        {started && may === 'all' ? (
          <Button wide icon="plus" onTap={() => setFinding(true)}>
            加现场来的
          </Button>
        ) : null}
      </View>
      {rows.length === 0 ? (
        <Empty
          picture="activity"
          title="还没有人报名"
          line={started ? '现场来的人，可以加进名单。' : undefined}
        />
      ) : null}
      {groups.map(({ key, words, people }) => (
        <View key={key}>
          <SectionHead
            title={words}
            note={`${String(people.length)} 人`}
            action={
              key === 'seated' && started && may === 'all' && people.length > 1
                ? '全勾上'
                : undefined
            }
            onAction={() => ticks.addAll(people)}
          />
          <View className="ticks">
            {people.map((row) => (
              <AttendeeRow
                key={row.residentId}
                row={row}
                open={started && leftToTick(row, may)}
                hours={byHour ? (ticks.hours.get(row.residentId) ?? null) : null}
                on={ticks.hours.has(row.residentId)}
                shiftHours={hours}
                onToggle={() => ticks.toggle(row.residentId)}
                onHours={byHour ? (n) => ticks.setHours(row.residentId, n) : undefined}
              />
            ))}
          </View>
        </View>
      ))}
      <Sheet open={finding} title="现场来的人" onClose={() => setFinding(false)}>
        {finding ? (
          <FindMember
            villageId={villageId}
            act="加上"
            taken={new Set(rows.map((row) => row.residentId))}
            onPick={(person) => {
              ticks.addWalkIn(person)
              toast(`${person.name}加进名单了`)
            }}
          />
        ) : null}
      </Sheet>
      <AskedSheet {...asked.sheet} busy={busy} note="审核的人会看到您的回答。" />
    </Screen>
  )
}

function howWords({ may, price }: List): string {
  if (may === 'waiting') return '您只能确认待他人确认的人。'
  if (may === 'none') return '活动取消了，不用点名。'
  return price === null
    ? '自家人要由别人确认。'
    : '确认后交审核、公示，不会重复记。自家人要由别人确认。'
}

function groupsOf(rows: readonly Row[]) {
  const all = [
    { key: 'waiting', words: '待他人确认' },
    { key: 'seated', words: '报了名的' },
    { key: 'walkIn', words: '现场来的' },
    { key: 'queued', words: '候补的' },
    { key: 'came', words: '已确认到场' },
  ] as const
  return all
    .map((group) => ({ ...group, people: rows.filter((row) => row.state === group.key) }))
    .filter((group) => group.people.length > 0)
}
