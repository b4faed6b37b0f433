import { Fragment, useCallback, useEffect, useRef, useState } from 'react'
import { View } from '@tarojs/components'
import { a11y } from '@/components/a11y'
import { Asked } from '@/components/asked'
import { cx } from '@/components/cx'
import { More } from '@/components/more'
import { holdBack } from '@/components/sheet/back'
import { spokenChoice } from '@/components/spoken-choice'
import { Tap } from '@/components/tap'
import type { HonourView } from '@/domain/honours/contract'
import { openHonour } from '@/routes'
import type { useHonours } from '../hooks'
import { RollTurner, TurnKeys } from '../roll/turner'
import { rollDate, titlesInOrder, yearInWords } from '../words'
import { columnLines } from './lines'
import { useSeen } from './seen'
import './index.scss'

/** Honours beside 全部; the others stand behind 更多. */
const titlesAtOnce = 5
const longName = 4
const longestName = 6

export interface SpreadRollProps {
  list: ReturnType<typeof useHonours>
  /** The village's honours, in its order. */
  titles: readonly string[]
  onClose: () => void
}

/** The whole roll across a wide window, by honour or all of them: years and names in columns, with what each is honoured for. */
export function SpreadRoll({ list, titles, onClose }: SpreadRollProps) {
  const [title, choose] = useState<string | null>(null)
  const place = useRef<HTMLElement>(null)
  const within = useCallback(() => place.current, [])
  useReadToTheEnd(list)
  useWayBack(onClose)
  const rows = list.rows ?? []
  const shown = title === null ? rows : rows.filter((honour) => honour.title === title)
  return (
    <View className="spread" ref={place}>
      <View className="spread__head">
        <Titles rows={rows} titles={titles} chosen={title} onChoose={choose} />
        <TurnKeys home />
        <RollTurner key={`turner ${title}`} within={within} />
      </View>
      <Asked query={list.first} loading="card" noun="榜">
        {() => (
          // Another honour begins at its newest.
          <View key={`roll ${title}`} className="roll spread__roll sideways">
            <View className="spread__sheet">
              {shown.map((honour, i) => (
                <Fragment key={honour.honourId}>
                  {i === 0 || yearOf(honour) !== yearOf(shown[i - 1]) ? (
                    <View className="roll__year">{yearInWords(yearOf(honour))}</View>
                  ) : null}
                  <Column honour={honour} />
                </Fragment>
              ))}
            </View>
          </View>
        )}
      </Asked>
      {list.moreError ? (
        <More
          onMore={list.more}
          busy={list.moreBusy}
          error={list.moreError.message}
          label="再试一次"
        />
      ) : null}
      <Foot key={`foot ${title}`} count={shown.length} all={title === null} within={within} />
    </View>
  )
}

/** Going back and Escape lead to the three boards again. */
function useWayBack(onClose: () => void): void {
  const close = useRef(onClose)
  useEffect(() => {
    close.current = onClose
  })
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close.current()
    }
    document.addEventListener('keydown', key)
    const letBack = holdBack(() => close.current())
    return () => {
      document.removeEventListener('keydown', key)
      letBack()
    }
  }, [])
}

function useReadToTheEnd({ more, moreBusy, moreError }: SpreadRollProps['list']): void {
  useEffect(() => {
    if (more !== null && !moreBusy && moreError === null) more()
  }, [more, moreBusy, moreError])
}

function Titles({
  rows,
  titles,
  chosen,
  onChoose,
}: {
  rows: readonly HonourView[]
  titles: readonly string[]
  chosen: string | null
  onChoose: (title: string | null) => void
}) {
  const [open, setOpen] = useState(false)
  const given = titlesInOrder(rows, titles).map(({ title }) => title)
  const more = given.length - titlesAtOnce
  return (
    <View className="spread__titles" {...a11y({ role: 'tablist', label: '荣誉' })}>
      {[null, ...(open ? given : given.slice(0, titlesAtOnce))].map((title) => {
        const on = title === chosen
        const words = title ?? `全部 ${rows.length}`
        return (
          <Tap
            key={words}
            className={cx('spread__title', on && 'spread__title--on')}
            role="tab"
            selected={on}
            label={spokenChoice(words, on)}
            onTap={() => onChoose(title)}
          >
            {words}
          </Tap>
        )
      })}
      {more > 0 && !open ? (
        <Tap className="spread__title" onTap={() => setOpen(true)}>{`更多 ${more}`}</Tap>
      ) : null}
    </View>
  )
}

function Column({ honour }: { honour: HonourView }) {
  const { name, title, citation, state, awardedOn } = honour
  const date = state === 'withdrawn' ? '已撤下' : rollDate(awardedOn)
  return (
    <Tap
      className={cx('roll__column spread__column', state === 'withdrawn' && 'spread__column--gone')}
      label={`${name}，${title}，${date}`}
      onTap={() => openHonour(honour.honourId)}
    >
      <View className="spread__who">
        <View
          className={cx(
            'roll__name',
            name.length > longName && 'spread__name--long',
            name.length > longestName && 'spread__name--longest',
          )}
        >
          {name}
        </View>
        <View className="roll__honour">{title}</View>
      </View>
      <View className="spread__lines">
        {columnLines(citation).map((line, i) => (
          <View key={line} className={i > 0 ? 'spread__line spread__line--in' : 'spread__line'}>
            {line}
          </View>
        ))}
      </View>
      <View className="roll__date">{date}</View>
    </Tap>
  )
}

function Foot({
  count,
  all,
  within,
}: {
  count: number
  all: boolean
  within: () => HTMLElement | null
}) {
  const { first, last, from, to } = useSeen(within, count)
  return (
    <View className="spread__foot">
      <View className="ink-2 grow t-sm">点名字看事迹和照片。撤下的荣誉仍在这里，写明理由。</View>
      <View>
        {`${all ? '共' : '这项'} ${count} 人${last > 0 ? `，第 ${first}–${last} 位` : ''}`}
      </View>
      <View className="spread__bar">
        <View
          className="spread__part"
          style={{ left: `${from * 100}%`, width: `${(to - from) * 100}%` }}
        />
      </View>
    </View>
  )
}

function yearOf(honour: HonourView | undefined): string {
  return honour?.awardedOn.slice(0, 4) ?? ''
}
