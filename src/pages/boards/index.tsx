import { useState, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Asked, isNotFound } from '@/components/asked'
import { BoardHero } from '@/features/home/board-hero'
import { WallFoot, WallHead } from '@/features/home/wall'
import { Empty } from '@/components/empty'
import { Screen } from '@/components/screen'
import { useShareCard } from '@/components/share-card'
import { Tap } from '@/components/tap'
import { VillageHead } from '@/components/village-head'
import { useAspirations } from '@/features/aspirations/hooks'
import { useHonours } from '@/features/honours/hooks'
import { SpreadRoll } from '@/features/honours/spread'
import { useRankingPage } from '@/features/ranking/hooks'
import { useVillage } from '@/features/roster/village'
import { useMe } from '@/features/session/hooks'
import { boardKeys, type BoardKey } from '@/domain/home/boards'
import type { VillageView } from '@/domain/home/contract'
import { today } from '@/session/clock'
import { useVillageId } from '@/session/village'
import { useElder } from '@/theme/elder'
import { useWide } from '@/theme/wide'
import { AspirationsBoard } from './aspirations'
import { AwayLine } from './away-line'
import { FirstVisit, Waiting } from './first-visit'
import { HonoursBoard } from './honours'
import { useLastBoard } from './last-board'
import { useVisitedVillage } from '@/features/home/linked-village'
import { openVillages } from '@/routes'
import { PublicityLine } from './publicity-line'
import { firstRankingView, RankingBoard, RankingStrip, type RankingView } from './ranking'
import { sayAspirations, sayHonours, sayRanking } from './say'
import './index.scss'

/** 榜: the village's three boards. A link or code that names a village chooses it. */
export default function Boards() {
  const villageId = useVillageId()
  const linked = useVisitedVillage()
  if (villageId !== null) return <VillageBoards key={villageId} />
  return linked ? <Waiting /> : <FirstVisit />
}

/** Names until the village's own are there. */
const usualNames: Record<BoardKey, string> = {
  aspirations: '志气榜',
  honours: '光荣榜',
  ranking: '积分榜',
}

function VillageBoards() {
  const me = useMe()
  const village = useVillage()
  const [board, setBoard] = useLastBoard()
  const [view, setView] = useState<RankingView>(firstRankingView)
  const { elder } = useElder()
  const wall = useWide() && !elder
  const [asked, setSpread] = useState(false)
  const spread = wall && asked
  const honours = useHonours(wall || board === 'honours')
  const aspirations = useAspirations(wall || board === 'aspirations')
  const ranking = useRankingPage(wall || board === 'ranking' ? view.kind : null, view.period)
  const names = village.data?.boardNames ?? usualNames
  const page = board === 'ranking' ? ranking.first.data : null
  useShareCard({
    title: `${village.data?.name ?? ''}${names[board]}`,
    page: '/pages/boards/index',
    query: { villageId: village.data?.villageId },
    drawing: board === 'honours' ? 'honour' : 'boards',
  })

  const say = () => {
    switch (board) {
      case 'honours':
        return sayHonours(names.honours, honours.rows ?? [])
      case 'aspirations':
        return sayAspirations(
          names.aspirations,
          aspirations.first.data?.reached ?? [],
          aspirations.rows ?? [],
        )
      case 'ranking':
        return sayRanking(names.ranking, page, ranking.rows ?? [], today())
    }
  }
  const boards: Record<BoardKey, ReactNode> = {
    aspirations: <AspirationsBoard list={aspirations} />,
    honours: (
      <HonoursBoard
        list={honours}
        name={names.honours}
        titles={village.data?.honourTitles ?? []}
        mayPost={me.may('honours.post')}
        onSpread={wall ? () => setSpread(true) : undefined}
      />
    ),
    ranking: (
      <RankingBoard
        list={ranking}
        view={view}
        onView={setView}
        mine={[me.identity?.householdId, me.identity?.personId].filter((id) => id != null)}
      />
    ),
  }
  const badges = { me: me.identity?.unread ?? 0 }
  const inPublicity = village.data?.counts.inPublicity ?? 0
  const publicity = inPublicity > 0 ? <PublicityLine count={inPublicity} /> : null
  return (
    <Screen
      tab={wall ? undefined : 'boards'}
      back={false}
      className={wall ? `screen--wall ${spread ? 'wall-spread' : `wall-of-${board}`}` : undefined}
      badges={badges}
      head={
        village.data === null ? (
          <Tap className="boards__no-village" label="换一个村" onTap={openVillages}>
            {village.error === null ? '' : '换一个村'}
          </Tap>
        ) : process.env.TARO_ENV !== 'weapp' && wall ? (
          <WallHead
            village={village.data}
            visitor={me.query.data !== null && me.identities.length === 0}
            badges={badges}
            read={{ words: '读榜', say }}
          />
        ) : (
          <VillageHead
            name={village.data.name}
            note={villageNote(village.data)}
            onTap={openVillages}
          />
        )
      }
      foot={
        process.env.TARO_ENV !== 'weapp' && wall && !spread && village.data !== null ? (
          <WallFoot village={village.data} />
        ) : undefined
      }
      strip={page === null ? undefined : <RankingStrip page={page} view={view} />}
    >
      <BoardHero
        boards={slips(names, village.data)}
        current={spread ? 'honours' : board}
        onChange={(key) => {
          setBoard(key as BoardKey)
          setSpread(false)
        }}
        say={say}
        plant={village.data?.plant}
        tools={!wall}
      />
      <AwayLine me={me} />
      {wall ? null : publicity}
      {/* A parent of its own, so that with another board the hero need not cross to the view again. */}
      <View className={wall && !spread ? 'wall' : ''}>
        {village.data === null && village.error !== null ? (
          <NoVillage village={village} />
        ) : process.env.TARO_ENV !== 'weapp' && spread ? (
          <SpreadRoll
            list={honours}
            titles={village.data?.honourTitles ?? []}
            onClose={() => setSpread(false)}
          />
        ) : wall ? (
          boardKeys.map((key) => <View key={key}>{boards[key]}</View>)
        ) : (
          boards[board]
        )}
      </View>
    </Screen>
  )
}

function NoVillage({ village }: { village: ReturnType<typeof useVillage> }) {
  return isNotFound(village.error) ? (
    <Empty
      picture="honour"
      title="没有找到这个村"
      line="可能已经停用。"
      action="选一个村"
      onAction={openVillages}
    />
  ) : (
    <Asked query={village}>{() => null}</Asked>
  )
}

/** 云岭镇 · 128 户 */
function villageNote({ town, households }: VillageView): string {
  return `${town} · ${households} 户`
}

function slips(names: Record<BoardKey, string>, village: VillageView | null) {
  const counts = village?.counts
  return [
    { key: 'aspirations', name: names.aspirations, count: some(counts?.aspirations), unit: '愿' },
    { key: 'honours', name: names.honours, count: some(counts?.honours), unit: '人' },
    {
      key: 'ranking',
      name: names.ranking,
      count: village?.ranking ? some(counts?.active) : undefined,
      unit: village?.unit === 'resident' ? '人' : '户',
    },
  ]
}

/** A board that is empty says so itself; a nought on its slip would only shame it. */
function some(count: number | undefined): number | undefined {
  return count === 0 ? undefined : count
}
