import { useState, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import { useElder } from '@/theme/elder'
import { BoardHero } from '@/features/home/board-hero'
import { GoalRow, ReachedRow } from '@/features/aspirations/goal-row'
import { HonourCard } from '@/features/honours/honour-card'
import { MyStrip } from '@/features/ranking/my-strip'
import { PeriodTabs } from '@/components/period-tabs'
import { RankPodium, RankRow, splitPodium, type RankEntry } from '@/features/ranking/rank'
import { Roll } from '@/features/honours/roll'
import { Screen } from '@/components/screen'
import { SectionHead } from '@/components/section-head'
import { VillageHead } from '@/components/village-head'

const usual = [
  { key: 'aspiration', name: '志气榜', count: 14, unit: '愿' },
  { key: 'honour', name: '光荣榜', count: 27, unit: '人' },
  { key: 'points', name: '积分榜', count: 86, unit: '户' },
]
const nothing = () => undefined

function Page({
  current,
  names = usual,
  village = '柿湾村',
  strip,
  children,
}: {
  current: string
  names?: typeof usual
  village?: string
  strip?: ReactNode
  children?: ReactNode
}) {
  const [board, setBoard] = useState(current)
  return (
    <Screen
      tab="boards"
      head={<VillageHead name={village} note="云岭镇 · 128 户" onTap={nothing} />}
      strip={strip}
    >
      <BoardHero boards={names} current={board} onChange={setBoard} say={() => ['大家的心愿']} />
      {children}
    </Screen>
  )
}

export function Aspiration() {
  return (
    <Page current="aspiration">
      <SectionHead
        title="大家的心愿"
        note="14 个在努力"
        action="写下我家的"
        strong
        onAction={nothing}
      />
      <ReachedRow who="李守田" text="学会了嫁接，嫁活 60 棵" />
      <GoalRow
        kind="种养"
        goal="今年栽两亩柿子苗，三年挂果"
        who="周立春户 · 二组"
        steps={5}
        done={3}
        cheers={38}
        onTap={nothing}
        onCheer={nothing}
      />
      <GoalRow
        kind="上学"
        goal="供孙女安心念完高中"
        who="马德厚户 · 四组"
        steps={3}
        done={2}
        cheers={52}
        cheered
        onTap={nothing}
        onCheer={nothing}
      />
      <GoalRow
        kind="手艺"
        goal="学会修农机，开个修理铺"
        who="梁*生 · 一组"
        steps={4}
        done={1}
        cheers={21}
        onTap={nothing}
        onCheer={nothing}
      />
      <GoalRow
        kind="开店"
        goal="把老院收拾成农家客栈"
        who="苏*梅户 · 三组"
        steps={8}
        done={0}
        cheers={0}
        onTap={nothing}
      />
    </Page>
  )
}

const honours = [
  { key: '1', honour: '云岭好人', name: '何秀兰', date: '11.08' },
  { key: '2', honour: '优秀志愿者', name: '赵永顺', date: '11.02' },
  { key: '3', honour: '参军光荣', name: '梁小川', date: '10.20' },
  { key: '4', honour: '最美庭院', name: '孙德海户', date: '10.15' },
  { key: '5', honour: '升学光荣', name: '苏青禾', date: '8.26' },
  { key: '6', honour: '党员致富带头人', name: '欧阳立春户', date: '7.01' },
]

function HonourPage({ entries, withdrawn }: { entries: typeof honours; withdrawn?: string }) {
  const { elder } = useElder()
  return (
    <Page current="honour">
      <SectionHead title="新上榜" note="11 月 8 日公布" />
      <HonourCard
        honour="云岭好人"
        name="何秀兰"
        group="四组"
        sentence="十一年，每天给坡上三位独居老人送一顿热饭。"
        withdrawn={withdrawn}
        onTap={nothing}
      />
      {elder ? null : (
        <SectionHead title="名册" note="左右滑动" action="按荣誉看" onAction={nothing} />
      )}
      <Roll entries={entries} onTap={nothing} />
    </Page>
  )
}

export function Honour() {
  return <HonourPage entries={honours} />
}

export function HonourFew() {
  return <HonourPage entries={honours.slice(1, 4)} />
}

export function HonourFive() {
  return <HonourPage entries={honours.slice(0, 5)} withdrawn="本人请求撤下" />
}

export function HonourOne() {
  return <HonourPage entries={honours.slice(3, 4)} />
}

const ranking: RankEntry[] = [
  { key: '1', rank: 1, name: '何秀兰', group: '四组', points: 176 },
  { key: '2', rank: 2, name: '周立春', group: '二组', points: 158 },
  { key: '3', rank: 3, name: '杨*林', group: '三组', points: 141 },
  { key: '4', rank: 4, name: '孙德海', group: '三组', points: 132 },
  { key: '5', rank: 5, name: '陈*平', group: '一组', points: 128 },
  { key: '6', rank: 5, name: null, group: '四组', points: 128 },
  { key: '7', rank: 7, name: '何*刚', group: '二组', points: 119, mine: true },
]

function RankingPage({ rows }: { rows: RankEntry[] }) {
  const [period, setPeriod] = useState('month')
  const { podium, rest } = splitPodium(rows)
  return (
    <Page
      current="points"
      strip={
        <MyStrip rank={11} name="赵永顺户" note="再 4 分上一名" points={103} onTap={nothing} />
      }
    >
      <PeriodTabs value={period} onChange={setPeriod} />
      <View className="row pad gallery-line">
        <View className="t-sm ink-2 grow">按户排名</View>
        <View className="t-xs ink-3">截至 11 月 13 日</View>
      </View>
      <RankPodium rows={podium} onTap={nothing} />
      {rest.map(({ key, ...row }) => (
        <RankRow key={key} {...row} onTap={nothing} />
      ))}
    </Page>
  )
}

export function Ranking() {
  return <RankingPage rows={ranking} />
}

export function RankingTie() {
  return (
    <RankingPage
      rows={ranking.map((row) => (row.rank === 2 ? { ...row, rank: 1, points: 176 } : row))}
    />
  )
}

export function RankingTwo() {
  return <RankingPage rows={ranking.slice(0, 2)} />
}

export function RankingOne() {
  return <RankingPage rows={ranking.slice(0, 1)} />
}

export function LongNames() {
  return (
    <Page
      current="b"
      village="新安江口村"
      names={[
        { key: 'a', name: '好家风榜', count: 14, unit: '户' },
        { key: 'b', name: '共富志气榜', count: 27, unit: '愿' },
        { key: 'c', name: '红黑榜', count: 1500, unit: '户' },
      ]}
    />
  )
}
