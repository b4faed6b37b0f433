import { useState } from 'react'
import { useReachBottom } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { useInbox } from '@/features/inbox/hooks'
import { useMe, villageOfHousehold } from '@/features/session/hooks'
import { Asked } from '@/components/asked'
import { heading } from '@/components/a11y'
import { Empty } from '@/components/empty'
import { More } from '@/components/more'
import { PeriodTabs } from '@/components/period-tabs'
import { ReadAloud } from '@/components/read-aloud'
import { Screen } from '@/components/screen'
import type { CalendarDay } from '@/domain/common/calendar'
import { nowMs, today } from '@/session/clock'
import { useElder } from '@/theme/elder'
import { Thread } from './thread'
import { byDay, threadsOf, type Days, type Thread as Of } from './threads'
import { threadSaid } from './words'
import './index.scss'

/** 消息: what was decided about the household's deeds and honours, one matter a thread. */
export default function Inbox() {
  const me = useMe()
  const villageId = villageOfHousehold(me)
  const inbox = useInbox(villageId)
  return (
    <Screen title="消息">
      <Asked query={me.query}>
        {() =>
          villageId === null ? (
            <Empty picture="done" title="没有消息" line="登录后，您家的事办好了会告诉您。" />
          ) : (
            <Notices inbox={inbox} />
          )
        }
      </Asked>
    </Screen>
  )
}

function Notices({ inbox }: { inbox: ReturnType<typeof useInbox> }) {
  const { elder } = useElder()
  const { rows, more, moreBusy, moreError } = inbox
  useReachBottom(() => {
    if (more !== null && !moreBusy && moreError === null) more()
  })
  const now = new Date(nowMs()).toISOString()
  const threads = threadsOf(rows ?? [], inbox.isNew, now)
  return (
    <Asked query={inbox.first} rows={6}>
      {() =>
        rows?.length === 0 ? (
          <Empty picture="done" title="还没有消息" line="报上去的事审好了，会告诉您。" />
        ) : (
          <>
            {elder ? (
              <ElderThreads threads={threads} />
            ) : (
              <Threads threads={threads} lunar={inbox.first.data?.today} />
            )}
            <More onMore={more} busy={moreBusy} error={moreError?.message} label="更早的消息" />
          </>
        )
      }
    </Asked>
  )
}

type Shown = 'all' | 'new' | 'todo'

function Threads({ threads, lunar }: { threads: readonly Of[]; lunar: CalendarDay | undefined }) {
  const [shown, setShown] = useState<Shown>('all')
  const of: Readonly<Record<Shown, readonly Of[]>> = {
    all: threads,
    new: threads.filter((thread) => thread.isNew),
    todo: threads.filter((thread) => thread.todo !== null),
  }
  return (
    <>
      <PeriodTabs
        items={[
          { key: 'all', label: '全部' },
          { key: 'new', label: '没看的', ...some(of.new) },
          { key: 'todo', label: '等我办', ...some(of.todo) },
        ]}
        value={shown}
        onChange={(key) => setShown(key as Shown)}
      />
      {of[shown].length === 0 ? (
        <Empty
          picture="done"
          title={shown === 'new' ? '都看过了' : '没有等您办的'}
          line="有新的会告诉您。"
        />
      ) : null}
      {byDay(of[shown], today(), lunar).map((days) => (
        <InDays key={days.title} {...days} />
      ))}
    </>
  )
}

function some(threads: readonly Of[]): { count?: number } {
  return threads.length === 0 ? {} : { count: threads.length }
}

function ElderThreads({ threads }: { threads: readonly Of[] }) {
  const fresh = threads.filter((thread) => thread.isNew)
  const seen = threads.filter((thread) => !thread.isNew)
  return (
    <>
      <View className="inbox__say">
        <ReadAloud say={() => (fresh.length === 0 ? threads : fresh).map(threadSaid)} />
      </View>
      {fresh.length === 0 ? null : (
        <InDays title={`${String(fresh.length)} 件新的`} note="" threads={fresh} />
      )}
      {seen.length === 0 ? null : <InDays title="看过的" note="" threads={seen} />}
    </>
  )
}

function InDays({ title, note, threads }: Days) {
  return (
    <>
      <View className="inbox__days">
        <View className="inbox__title" {...heading(2)}>
          {title}
        </View>
        {note === '' ? null : <View className="ink-3 t-sm">{note}</View>}
      </View>
      {threads.map((thread) => (
        <Thread key={thread.key} thread={thread} />
      ))}
    </>
  )
}
