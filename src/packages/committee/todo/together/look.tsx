import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { cx } from '@/components/cx'
import { dayWords } from '@/components/dates'
import { NumberSteps } from '@/components/field/stepper'
import { signed } from '@/components/numbers'
import { Tap } from '@/components/tap'
import { deedTitle, filerWords } from '@/features/deeds/words'
import type { AlikeView, DeedView, TodoRow } from '@/domain/deeds/contract'
import { go } from '@/routes'
import { today } from '@/session/clock'
import { alikeStates, cutOf, markOf, photosWords, picked } from '../words'
import { sameReason, type Answer } from './answers'

interface LookProps {
  row: TodoRow
  /** 孙德海户 · 三组 4 号 */
  whose: string
  answer: Answer | null
  onAnswer: (answer: Answer | null) => void
  /** Asks for a reason. */
  onReturn: () => void
}

/** One that wants a look of its own: what makes it so, both in one frame where it may be the same as another. */
export function Look({ row, whose, answer, onAnswer, onReturn }: LookProps) {
  const { deed, alike = [] } = row
  const { range } = deed
  const [pick, setPick] = useState(range?.from ?? 0)
  const points = range === null ? deed.points : picked(deed, pick)
  const count = () => onAnswer(range === null ? {} : { points: pick })
  if (answer !== null) {
    return <Answered {...{ whose, answer, points }} onChange={() => onAnswer(null)} />
  }
  const title = deedTitle(deed)
  return (
    <View className="look">
      <View className="look__head">
        <View className="grow">
          <View className={cx('look__tag', alike.length > 0 && 'look__tag--alike')}>
            {tagOf(row)}
          </View>
          <View className="look__who">{whose}</View>
          <Tap className="look__what t-sm ink-2" role="link" onTap={() => openDeed(deed)}>
            {[
              title,
              filerWords(deed),
              dayWords(deed.doneOn, today()),
              photosWords(row.photos.length),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Tap>
          <Why row={row} />
        </View>
        <Points points={points} />
      </View>
      {alike.length > 0 ? <Twin deed={deed} alike={alike} /> : null}
      {range === null ? null : (
        <NumberSteps
          label={`${title}，分值`}
          value={pick}
          min={range.from}
          max={range.to}
          unit="分"
          onChange={setPick}
        />
      )}
      <View className="look__acts">
        {alike.length > 0 ? (
          <>
            <Button
              label={`是同一件，去掉：${title}`}
              onTap={() => onAnswer({ reason: sameReason })}
            >
              是同一件，去掉
            </Button>
            <Button label={`不是，都算：${title}`} onTap={count}>
              不是，都算
            </Button>
          </>
        ) : (
          <>
            <Button label={`退回这一件：${title}`} onTap={onReturn}>
              退回这一件
            </Button>
            <Button label={`看过，照算：${title}`} onTap={count}>
              看过，照算
            </Button>
          </>
        )}
      </View>
    </View>
  )
}

function Points({ points }: { points: number | null }) {
  return (
    <View className={cx('look__points num', (points ?? 0) > 0 && 'red')}>
      {points === null ? '—' : signed(points)}
    </View>
  )
}

function Why({ row }: { row: TodoRow }) {
  const words = [markOf(row), cutOf(row.deed)?.why].filter(Boolean).join('；')
  return words === '' ? null : <View className="look__why t-sm">{words}</View>
}

function tagOf(row: TodoRow): string {
  const { deed, alike = [] } = row
  if (alike.length > 0) return '像是已有的一件'
  if (deed.kind === 'deduct') return '扣分'
  if (deed.takenBack !== undefined) return '撤回过的'
  if (markOf(row) !== null) return '要细看'
  return deed.range === null ? '到了上限' : '要您定分'
}

/** Both in one frame; each opens its page. */
function Twin({ deed, alike }: { deed: DeedView; alike: readonly AlikeView[] }) {
  return (
    <View className="twin">
      <View className="twin__one">
        <View className="t-xs ink-3">这一件</View>
        <View>{dayWords(deed.doneOn, today())}</View>
        <View>{deedTitle(deed)}</View>
        <View className="num red">{deed.points === null ? '' : signed(deed.points)}</View>
      </View>
      <View className="twin__one">
        {alike.map((other) => (
          <Tap
            key={other.deedId}
            role="link"
            className="twin__other"
            onTap={() => openDeed({ ...other, villageId: deed.villageId })}
          >
            <View className="t-xs ink-3">{`已有的，${alikeStates[other.state] ?? ''}`}</View>
            <View>{dayWords(other.doneOn, today())}</View>
            <View>{other.title}</View>
            <View className="num red">
              {other.points === undefined ? '' : signed(other.points)}
            </View>
          </Tap>
        ))}
      </View>
    </View>
  )
}

function Answered({
  whose,
  answer,
  points,
  onChange,
}: {
  whose: string
  answer: Answer
  points: number | null
  onChange: () => void
}) {
  const back = 'reason' in answer
  const same = back && answer.reason === sameReason
  return (
    <View className="look look--answered">
      <View className="grow">
        <View className="look__who">{whose}</View>
        <View className="t-sm ink-2">
          {!back ? '看过，照算' : same ? '是同一件，去掉' : `退回：${answer.reason}`}
        </View>
      </View>
      {back ? (
        <View className="look__points">{same ? '去掉' : '退回'}</View>
      ) : (
        <Points points={points} />
      )}
      <Tap className="look__change t-sm ink-2" label={`改：${whose}`} onTap={onChange}>
        改
      </Tap>
    </View>
  )
}

function openDeed({ deedId, villageId }: Pick<DeedView, 'deedId' | 'villageId'>): void {
  go('packages/points/deed/index', { deedId, villageId })
}
