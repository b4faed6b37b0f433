import { useCallback, useEffect, useRef, useState } from 'react'
import { View } from '@tarojs/components'
import { Asked } from '@/components/asked'
import { dayWords } from '@/components/dates'
import { Empty } from '@/components/empty'
import { HonourCard } from '@/features/honours/honour-card'
import { More } from '@/components/more'
import { Roll } from '@/features/honours/roll'
import { RollTurner, TurnKeys } from '@/features/honours/roll/turner'
import { SectionHead } from '@/components/section-head'
import type { useHonours } from '@/features/honours/hooks'
import { dayOf } from '@/domain/common/day'
import type { HonourView } from '@/domain/honours/contract'
import { today } from '@/session/clock'
import { useElder } from '@/theme/elder'
import { useWide } from '@/theme/wide'
import { HonoursByTitle } from './honours-by-title'
import { firstSentence, portraitOf, rollEntries } from '@/features/honours/words'
import { openHonour, openPostHonour } from '@/routes'

export interface HonoursBoardProps {
  list: ReturnType<typeof useHonours>
  /** The village's own name of the board. */
  name: string
  /** The village's honours, in its order. */
  titles: readonly string[]
  /** The committee fills an empty roll from here. */
  mayPost: boolean
  /** Where there is room for the whole roll at once. */
  onSpread?: (() => void) | undefined
}

/** The honour roll: the newest one on a card, then the names in ruled columns, or by honour. */
export function HonoursBoard({ list, name, titles, mayPost, onSpread }: HonoursBoardProps) {
  const [byTitle, setByTitle] = useState(false)
  const rows = list.rows ?? []
  return (
    <Asked query={list.first} loading="card" noun="榜">
      {() =>
        rows.length === 0 ? (
          <Empty
            picture="honour"
            title={`${name}还空着`}
            line="评出第一位，挂上第一块。"
            action={mayPost ? '挂上第一块' : undefined}
            onAction={openPostHonour}
          />
        ) : byTitle ? (
          <WholeRoll list={list} titles={titles} onBack={() => setByTitle(false)} />
        ) : (
          <NewestAndRoll list={list} rows={rows} onByTitle={onSpread ?? (() => setByTitle(true))} />
        )
      }
    </Asked>
  )
}

/** More than these stand in the roll sideways. */
const columnsAtOnce = 5

function NewestAndRoll({
  list,
  rows,
  onByTitle,
}: {
  list: HonoursBoardProps['list']
  rows: readonly HonourView[]
  onByTitle: () => void
}) {
  const { elder } = useElder()
  const turns = useWide() && !elder
  const roll = useRef<HTMLElement>(null)
  const within = useCallback(() => roll.current, [])
  const newest = rows.find((honour) => honour.state === 'posted') ?? null
  // In plain lines the newest one would stand twice.
  const entries = elder ? rows.filter((honour) => honour !== newest) : rows
  const many = rows.length > columnsAtOnce
  return (
    <>
      {newest === null ? null : <Newest honour={newest} />}
      {elder ? null : (
        <SectionHead
          title="名册"
          note={
            process.env.TARO_ENV !== 'weapp' && turns && many ? (
              <TurnKeys />
            ) : many ? (
              '左右滑动'
            ) : undefined
          }
          action={many ? '按荣誉看' : undefined}
          onAction={many ? onByTitle : undefined}
        />
      )}
      <View className="roll-place" ref={roll}>
        <Roll
          entries={rollEntries(entries, today())}
          onTap={openHonour}
          onEnd={elder ? undefined : (list.more ?? undefined)}
        />
        {process.env.TARO_ENV !== 'weapp' && turns && many ? <RollTurner within={within} /> : null}
      </View>
      {elder || list.moreError ? (
        <More onMore={list.more} busy={list.moreBusy} error={list.moreError?.message} />
      ) : null}
    </>
  )
}

function Newest({ honour }: { honour: HonourView }) {
  return (
    <>
      <SectionHead title="新上榜" note={`${dayWords(dayOf(honour.postedAt), today())}公布`} />
      <HonourCard
        honour={honour.title}
        name={honour.name}
        sentence={firstSentence(honour.citation)}
        group={honour.group}
        photo={honour.photos[0]?.thumb}
        portrait={portraitOf(honour)}
        letter={honour.name.charAt(0)}
        onTap={() => openHonour(honour.honourId)}
      />
    </>
  )
}

/** By honour every entry counts, so the rest of the roll is read first. */
function WholeRoll({
  list,
  titles,
  onBack,
}: {
  list: HonoursBoardProps['list']
  titles: readonly string[]
  onBack: () => void
}) {
  const { more, moreBusy, moreError, rows, first } = list
  useEffect(() => {
    if (more !== null && !moreBusy && moreError === null) more()
  }, [more, moreBusy, moreError])
  const read = rows?.length ?? 0
  return (
    <View>
      <SectionHead
        title="按荣誉看"
        note={more === null ? undefined : `已读 ${read} / ${first.data?.total ?? read}`}
        action="看名册"
        onAction={onBack}
      />
      <HonoursByTitle honours={rows ?? []} titles={titles} />
      {moreError === null ? null : (
        <More onMore={more} busy={moreBusy} error={moreError.message} label="再试一次" />
      )}
    </View>
  )
}
