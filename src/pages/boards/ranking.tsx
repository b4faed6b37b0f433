import { useState } from 'react'
import { View } from '@tarojs/components'
import { Asked } from '@/components/asked'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { Icon } from '@/components/icon'
import { More } from '@/components/more'
import { MyStrip } from '@/features/ranking/my-strip'
import { grouped } from '@/components/numbers'
import { PeriodTabs } from '@/components/period-tabs'
import { RankPodium, RankRow, splitPodium, type RankEntry } from '@/features/ranking/rank'
import { SectionHead } from '@/components/section-head'
import { Tap } from '@/components/tap'
import type { useRankingPage } from '@/features/ranking/hooks'
import { periodOf, previousPeriod, type PeriodKey, type PeriodKind } from '@/domain/common/period'
import type { BoardPage, BoardRow } from '@/domain/ranking/contract'
import { today } from '@/session/clock'
import { useElder } from '@/theme/elder'
import { ChoiceSheet } from './choice-sheet'
import { openClaim, openPoints, openRules } from '@/routes'
import {
  asOfWords,
  beforeWords,
  closingWords,
  currentWords,
  periodWords,
  rankNote,
} from '@/features/ranking/period-words'
import { useSteps } from './use-steps'
import './ranking.scss'

/** What of the points board is looked at. */
export interface RankingView {
  readonly kind: PeriodKind
  /** A past period; the current one if absent. */
  readonly period?: PeriodKey
  readonly by: 'account' | 'group'
}

export const firstRankingView: RankingView = { kind: 'month', by: 'account' }

export interface RankingBoardProps {
  list: ReturnType<typeof useRankingPage>
  view: RankingView
  onView: (view: RankingView) => void
  /** Accounts of the person who looks. */
  mine: readonly string[]
}

/** The points board: by account with medals for the first three, or by group; my own rank is in the strip below. */
export function RankingBoard({ list, view, onView, mine }: RankingBoardProps) {
  const { elder } = useElder()
  const page = list.first.data
  const head = elder ? (
    <ElderHead view={view} page={page} onView={onView} />
  ) : (
    <>
      <View className="ranking__tabs">
        <PeriodTabs
          value={view.period === undefined ? view.kind : ''}
          onChange={(kind) => onView({ by: view.by, kind: kind as PeriodKind })}
        />
      </View>
      <Stand view={view} page={page} onView={onView} />
    </>
  )
  if (page?.off) return <RankingOff />
  return (
    <>
      {head}
      <Asked query={list.first} rows={6} noun="榜">
        {(board) => (
          <>
            {board.before ? (
              <View className="ranking__say">{`${beforeWords(board, today())}。`}</View>
            ) : null}
            {view.by === 'group' ? (
              <Groups page={board} />
            ) : (
              <Accounts key={board.period} list={list} page={board} mine={mine} />
            )}
            <RankingFoot page={board} view={view} onView={onView} />
          </>
        )}
      </Asked>
    </>
  )
}

function RankingOff() {
  return (
    <Empty
      picture="done"
      title="本村不排名次"
      line="积分照样记，公示照样办。"
      action="看我家的积分"
      onAction={openPoints}
    />
  )
}

/** The past period that is looked at, also where it stands in for the current one. */
function shownPeriod(view: RankingView, page: BoardPage | null): PeriodKey | undefined {
  return view.period ?? (page?.before ? page.period : undefined)
}

interface HeadProps {
  view: RankingView
  page: BoardPage | null
  onView: (view: RankingView) => void
}

/** 按户排名 ⌄, and on the right until when and how final. */
function Stand({ view, page, onView }: HeadProps) {
  const [choosing, setChoosing] = useState(false)
  const byAccount = page?.unit === 'resident' ? '按人排名' : '按户排名'
  const words = { account: byAccount, group: '按组排名' }
  const closing = page === null ? '' : closingWords(page, today())
  const period = shownPeriod(view, page)
  return (
    <View className="ranking__stand">
      <Tap className="ranking__by" expanded={choosing} onTap={() => setChoosing(true)}>
        {words[view.by]}
        <Icon name="down" size={14} />
      </Tap>
      <View className="ranking__state">
        <View>
          {period === undefined ? '' : `${periodWords(period, today())} `}
          {page === null ? '' : asOfWords(page.asOf, today())}
        </View>
        {closing === '' ? null : <View>{closing}</View>}
      </View>
      <ChoiceSheet
        open={choosing}
        title="怎么排"
        options={[
          { key: 'account', label: byAccount },
          { key: 'group', label: '按组排名', note: '每户平均，合计在旁边' },
        ]}
        value={view.by}
        onClose={() => setChoosing(false)}
        onChoose={(by) => onView({ ...view, by: by as RankingView['by'] })}
      />
    </View>
  )
}

/** Elder mode: one heading and one way to another period; groups stay in the standard version. */
function ElderHead({ view, page, onView }: HeadProps) {
  const [choosing, setChoosing] = useState(false)
  const now = today()
  const lastMonth = previousPeriod(periodOf('month', now)) ?? ''
  const options = [
    { key: 'week', label: '本周' },
    { key: 'month', label: '本月' },
    { key: lastMonth, label: `上月（${periodWords(lastMonth, now)}）` },
    { key: 'quarter', label: '本季' },
    { key: 'year', label: '今年' },
    { key: 'all', label: '累计' },
  ]
  const period = shownPeriod(view, page)
  const words = period === undefined ? currentWords[view.kind] : periodWords(period, now)
  const closing = page === null ? '' : closingWords(page, now)
  return (
    <>
      <SectionHead title={`${words}前三`} action="换时间" onAction={() => setChoosing(true)} />
      {closing === '' ? null : <View className="pad t-xs ink-3">{closing}</View>}
      <ChoiceSheet
        open={choosing}
        title="看哪段时间"
        options={options}
        value={view.period ?? view.kind}
        onClose={() => setChoosing(false)}
        onChoose={(key) =>
          onView(
            key === lastMonth
              ? { by: 'account', kind: 'month', period: key }
              : { by: 'account', kind: key as PeriodKind },
          )
        }
      />
    </>
  )
}

function Accounts({
  list,
  page,
  mine,
}: {
  list: RankingBoardProps['list']
  page: BoardPage
  mine: readonly string[]
}) {
  const steps = useSteps(list.rows ?? [], list.more)
  const entries = steps.visible.map((row) => entryOf(row, mine))
  if (entries.length === 0) return <NoPointsYet page={page} />
  const { podium, rest } = splitPodium(entries)
  return (
    <>
      {podium.length === 0 ? null : <RankPodium rows={podium} />}
      {rest.map(({ key, ...row }) => (
        <RankRow key={key} {...row} />
      ))}
      <More onMore={steps.onMore} busy={list.moreBusy} error={list.moreError?.message} />
    </>
  )
}

function entryOf(row: BoardRow, mine: readonly string[]): RankEntry {
  const { ownerId, rank, name, group, points } = row
  return { key: ownerId, rank, name, group, points, mine: mine.includes(ownerId) }
}

function NoPointsYet({ page }: { page: BoardPage }) {
  const words = periodWords(page.period, today())
  const current = page.period === periodOf(page.kind, today())
  return current ? (
    <Empty
      picture="honour"
      title={`${words}还没有积分`}
      line="做了好事报一件，公示过后就上榜。"
      action="报一件事"
      onAction={openClaim}
    />
  ) : (
    <Empty picture="honour" title={`${words}没有积分`} line="换一段时间看看。" />
  )
}

function Groups({ page }: { page: BoardPage }) {
  if (page.groups.length === 0) return <NoPointsYet page={page} />
  return (
    <>
      <View className="ranking__groups-head">
        <View className="grow">组</View>
        <View>每户平均分</View>
      </View>
      {page.groups.map((row) => (
        <RankRow
          key={row.group}
          rank={row.rank}
          name={row.group}
          group={`${row.households} 户，共 ${grouped(row.sum)} 分`}
          points={row.average.toFixed(1)}
        />
      ))}
    </>
  )
}

/** What deductions came to, without names; how it was counted before; the rules; the period before. */
function RankingFoot({ page, view, onView }: { page: BoardPage } & Omit<HeadProps, 'page'>) {
  const now = today()
  const { elder } = useElder()
  const before = previousPeriod(page.period)
  return (
    <View className="ranking__foot">
      {page.deductions < 0 ? (
        <View className="ranking__deductions">
          {`${periodWords(page.period, now)}全村扣分合计 ${grouped(page.deductions)} 分，不记名。`}
        </View>
      ) : null}
      {page.redrawn ? (
        <View className="ranking__deductions">
          这一期封榜后重排过：只算加分和加分的冲正，扣分不再上榜。台账没有改动。
        </View>
      ) : null}
      <View className="ranking__links">
        <Tap className="ranking__link" role="link" onTap={openRules}>
          积分细则
        </Tap>
        {before === null || elder ? null : (
          <Tap
            className="ranking__link"
            label={`看前一段，${periodWords(before, now)}`}
            onTap={() => onView({ ...view, kind: page.kind, period: before })}
          >
            <Icon name="back" size={16} />
            {periodWords(before, now)}
          </Tap>
        )}
        {view.period === undefined || elder ? null : (
          <Tap className="ranking__link" onTap={() => onView({ by: view.by, kind: view.kind })}>
            {`回到${currentWords[view.kind]}`}
          </Tap>
        )}
      </View>
    </View>
  )
}

/** Above the tab bar: my rank for everyone who holds an account; without points the way to earn some. */
export function RankingStrip({ page, view }: { page: BoardPage | null; view: RankingView }) {
  // On an empty board the same is said in the middle of the page.
  if (page === null || page.off || page.mine === null || page.total === 0) return null
  const { rank, points } = page.mine
  const name = page.mine.unnamed ? '榜上不具名' : page.mine.name
  const period = shownPeriod(view, page)
  const words = period === undefined ? currentWords[view.kind] : periodWords(period, today())
  if (rank === null || points === 0) {
    return (
      <View className="ranking__no-points">
        <View className="grow">{`${view.kind === 'all' ? '' : words}还没有积分`}</View>
        {view.period === undefined ? (
          <Button kind="line" onTap={openClaim}>
            报一件事
          </Button>
        ) : null}
      </View>
    )
  }
  return (
    <MyStrip rank={rank} name={name} note={rankNote(page)} points={points} onTap={openPoints} />
  )
}
