import { View } from '@tarojs/components'
import { heading } from '@/components/a11y'
import { Button } from '@/components/button'
import { cx } from '@/components/cx'
import { Icon } from '@/components/icon'
import { NumberSteps } from '@/components/field/stepper'
import { signed } from '@/components/numbers'
import { Phrases } from '@/components/phrases'
import { SteadyImage } from '@/components/photos/steady'
import { Seal } from '@/components/seal'
import { Tap } from '@/components/tap'
import './index.scss'

export { useUndo } from './use-undo'

export interface ReviewCardProps {
  title: string
  /** 孙德海户 · 三组 */
  who: string
  /** 网格员周*代报 · 照片 3 张 */
  by: string
  photo?: string
  /** Shows the photos on the whole screen. */
  onPhoto?: () => void
  /** 庭院整洁，月度评比 */
  rule: string
  /** What it counts, signed; null where the reviewer still has to pick in a range. */
  points: number | null
  /** A cap left less than the rule says: the old figure struck, and why. */
  cut?: { from: number; why: string }
  /** The rule gives a range. */
  range?: { from: number; to: number; value: number; onChange: (points: number) => void }
  /** The caller may not decide on it. */
  blocked?: { reason: string; others?: string }
  /** What the reviewer should look at closely. */
  mark?: string
  /** What may be the same thing, each to be opened. */
  alike?: readonly { readonly key: string; readonly words: string; readonly onTap: () => void }[]
  busy?: boolean
  /** Just decided. `undo` while it is not sent and can be taken back. */
  stamped?: { text: string; undo?: { seconds: number; onUndo: () => void } }
  onOpen?: () => void
  onReturn?: () => void
  onApprove?: () => void
}

/** A deed that waits for review, with all that is needed to decide at one tap. */
export function ReviewCard(props: ReviewCardProps) {
  return props.stamped ? <Stamped {...props} stamped={props.stamped} /> : <Waiting {...props} />
}

function Waiting(props: ReviewCardProps) {
  const {
    title,
    who,
    by,
    photo,
    onPhoto,
    range,
    blocked,
    mark,
    alike = [],
    busy,
    onOpen,
    onReturn,
    onApprove,
  } = props
  return (
    <View className="review">
      <View className="review__deed">
        {photo ? (
          <Tap className="review__photo" label={`照片，放大看：${title}`} onTap={onPhoto}>
            <SteadyImage className="review__image" src={photo} mode="aspectFill" lazyLoad />
          </Tap>
        ) : null}
        <Tap className="review__words" onTap={onOpen}>
          <View className="review__title" {...heading(3)}>
            <Phrases text={title} />
          </View>
          <View className="review__who">{who}</View>
          <View className="review__by">{by}</View>
          {mark ? <View className="review__mark">{mark}</View> : null}
        </Tap>
      </View>
      {alike.map(({ key, words, onTap }) => (
        <Tap key={key} className="review__alike" onTap={onTap}>
          <View className="grow">{words}</View>
          <Icon name="next" />
        </Tap>
      ))}
      <Worth {...props} />
      {range && !blocked ? (
        <View className="review__range">
          <View className="review__who">{`${range.from} 至 ${range.to} 分，请您定`}</View>
          <NumberSteps
            label={`${title}，分值`}
            value={range.value}
            min={range.from}
            max={range.to}
            unit="分"
            onChange={range.onChange}
          />
        </View>
      ) : null}
      {blocked ? (
        <View>
          <Button wide reason={blocked.reason} />
          {blocked.others ? <View className="review__by">{blocked.others}</View> : null}
        </View>
      ) : (
        <View className="review__acts">
          <Button label={`退回：${title}`} onTap={busy ? undefined : onReturn}>
            退回
          </Button>
          <Button kind="primary" busy={busy} label={`同意，盖章：${title}`} onTap={onApprove}>
            同意，盖章
          </Button>
        </View>
      )}
    </View>
  )
}

function Worth({ rule, points, cut, range }: ReviewCardProps) {
  const counted = points ?? range?.value ?? null
  return (
    <>
      <View className="review__worth">
        <View className="review__rule">{rule}</View>
        {cut ? (
          <View className="review__struck num">
            <View className="review__said">原 </View>
            {signed(cut.from)}
          </View>
        ) : null}
        <View className={cx('review__points', 'num', (counted ?? 0) > 0 && 'review__points--gain')}>
          {counted === null ? '—' : signed(counted)}
        </View>
      </View>
      {cut ? <View className="review__why">{cut.why}</View> : null}
    </>
  )
}

function Stamped({
  title,
  who,
  stamped,
}: ReviewCardProps & { stamped: NonNullable<ReviewCardProps['stamped']> }) {
  return (
    <View className="review review--stamped">
      <View className="review__words">
        <View className="review__who">{title}</View>
        <View className="review__who">{who}</View>
        <View className="review__outcome">{stamped.text}</View>
      </View>
      {stamped.undo ? (
        <Button
          label={`撤回：${title}`}
          onTap={stamped.undo.onUndo}
        >{`撤回 ${stamped.undo.seconds} 秒`}</Button>
      ) : null}
      <Seal kind="approved" size={76} tilt={8} stamp />
    </View>
  )
}
