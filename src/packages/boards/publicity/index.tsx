import { View } from '@tarojs/components'
import { Asked } from '@/components/asked'
import { Clock } from '@/components/clock'
import { dayWords, dottedDay, leftPart, leftWords } from '@/components/dates'
import { deedTitle } from '@/features/deeds/words'
import { Empty } from '@/components/empty'
import { More } from '@/components/more'
import { Phrases } from '@/components/phrases'
import { PendingRow } from '@/components/pending-row'
import { Screen } from '@/components/screen'
import { useInPublicity } from '@/features/deeds/publicity'
import { useVillage } from '@/features/roster/village'
import { addMs, dayOf, daysBetween } from '@/domain/common/day'
import type { DeedView } from '@/domain/deeds/contract'
import { openDeed, openRules } from '@/routes'
import { spoken } from '@/components/read-aloud/spoken'
import { useNow } from '@/session/clock'
import { useElder } from '@/theme/elder'
import { HowToObject } from './how-to-object'
import './index.scss'

/** What is in publicity now, what ends first first; each opens its story, where one can object. */
export default function Publicity() {
  const now = useNow()
  const list = useInPublicity()
  const village = useVillage()
  const days = village.data?.publicityDays
  const deeds = list.rows ?? []
  return (
    <Screen title="公示中" say={() => deeds.map((deed) => sayDeed(deed, now))}>
      <View className="publicity__about">
        {days === 0
          ? '本村审核后直接入账，不另公示。'
          : `审过的事先给大家看${days === undefined ? '' : ` ${days} 天`}。有不对的，截止当天 24 点前都能提异议；没人提，到期入账。`}
      </View>
      <HowToObject />
      <Asked query={list.first} rows={5}>
        {() =>
          deeds.length === 0 ? (
            <Empty
              picture="done"
              title="现在没有公示的事"
              line="审核通过的事会先在这里给大家看。"
              action="看积分细则"
              onAction={openRules}
            />
          ) : (
            <>
              {deeds.map((deed) => (
                <PublicRow key={deed.deedId} deed={deed} now={now} />
              ))}
              <More onMore={list.more} busy={list.moreBusy} error={list.moreError?.message} />
            </>
          )
        }
      </Asked>
    </Screen>
  )
}

function PublicRow({ deed, now }: { deed: DeedView; now: number }) {
  const { elder } = useElder()
  const until = untilWords(deed, now)
  return (
    <PendingRow
      mark={
        <Clock
          left={
            deed.approvedAt === null || deed.endsAt === null
              ? 0
              : leftPart(deed.approvedAt, deed.endsAt, now)
          }
          state={deed.state === 'objected' ? 'frozen' : 'running'}
          label={until}
        />
      }
      title={deedTitle(deed)}
      line={
        <>
          <View>{whoWords(deed, elder)}</View>
          <View className={deed.state === 'objected' ? 'blue' : 'red'}>
            {elder ? until.replace(/^还剩 [^，]+，/, '') : <Phrases text={until} />}
          </View>
        </>
      }
      points={deed.points ?? undefined}
      photo={deed.photo?.thumb}
      sure
      onTap={() => openDeed(deed.deedId)}
    />
  )
}

/** 赵*顺户 · 三组 · 11.12; in elder mode only who. */
function whoWords(deed: DeedView, short: boolean): string {
  if (short) return deed.household
  return [deed.household, deed.group, dottedDay(deed.doneOn)].filter(Boolean).join(' · ')
}

/** 还剩 1 天 6 小时，明天截止; an objection does not stop the clock but blocks posting. */
export function untilWords(deed: Pick<DeedView, 'endsAt' | 'state'>, now: number): string {
  const left = deed.endsAt === null ? null : leftWords(deed.endsAt, now)
  if (deed.endsAt === null || left === null) {
    return deed.state === 'objected' ? '有异议，等监督员答复' : '公示已满，正在入账'
  }
  const end = `${lastDay(deed.endsAt, now)}截止`
  return deed.state === 'objected' ? `有异议，先不入账，${end}` : `还剩 ${left}，${end}`
}

/** The end is 00:00, which belongs to the evening before: 今天, 明天, 11 月 15 日. */
function lastDay(endsAt: string, now: number): string {
  const day = dayOf(addMs(endsAt, -1))
  const today = dayOf(new Date(now).toISOString())
  return ['今天', '明天'][daysBetween(today, day)] ?? dayWords(day, today)
}

function sayDeed(deed: DeedView, now: number): string {
  const points = deed.points === null ? '' : `，加 ${deed.points} 分`
  return `${spoken(deed.household)}，${deedTitle(deed)}${points}，${untilWords(deed, now)}。`
}
