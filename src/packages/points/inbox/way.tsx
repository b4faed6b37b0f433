import { View } from '@tarojs/components'
import { a11y } from '@/components/a11y'
import { Clock } from '@/components/clock'
import { cx } from '@/components/cx'
import { dayWords, leftPart } from '@/components/dates'
import { Seal, WordSeal } from '@/components/seal'
import { chainSteps, type Step } from '@/features/deeds/chain/steps'
import { dayOf } from '@/domain/common/day'
import type { NoticeView } from '@/domain/inbox/contract'
import { nowMs } from '@/session/clock'
import { noticeKind } from './words'

/** How far a matter has come: a seal a step with its day, from left to right. */
export function Way({ notice }: { notice: NoticeView }) {
  const steps = stepsOf(notice)
  if (steps.length === 0) return null
  const { approvedAt, endsAt } = notice.deed ?? {}
  const left = approvedAt && endsAt ? leftPart(approvedAt, endsAt, nowMs()) : 1
  return (
    <View className="way" {...a11y({ role: 'list', label: '办理进度' })}>
      {steps.map((step) => (
        <View
          key={step.name}
          className={cx('way__step', step.tone === 'next' && 'way__step--next')}
          {...a11y({ role: 'listitem', label: [step.name, step.when].filter(Boolean).join('，') })}
        >
          <View className="way__mark">
            <Mark step={step} left={left} />
          </View>
          <View className={cx('way__when', step.tone === 'now' && 'way__when--now')}>
            {step.when ?? (step.tone === 'next' ? '' : step.name)}
          </View>
        </View>
      ))}
    </View>
  )
}

function Mark({ step: { mark, name }, left }: { step: Step; left: number }) {
  if (mark === 'empty') return <View className="way__empty" />
  if ('clock' in mark)
    return <Clock left={left} state={mark.clock} word={mark.word} size={46} label={name} />
  if ('word' in mark) return <WordSeal word={mark.word} size={40} />
  return <Seal kind={mark.seal} size={40} label={false} />
}

export function stepsOf(notice: NoticeView): Step[] {
  const { deed, deduct, objectedAt, at } = notice
  if (objectedAt !== undefined) return objectionSteps(notice, objectedAt)
  if (deed === undefined) return []
  const { state, filedAt, approvedAt, endsAt, postedAt, endedAt } = deed
  const ended = state === 'dropped' ? at : endedAt
  return chainSteps({
    state,
    deduct,
    publicity: endsAt === null || endsAt !== approvedAt,
    times: {
      filed: day(filedAt),
      approved: day(approvedAt),
      posted: day(postedAt ?? endsAt),
      ended: day(ended),
    },
  })
}

function objectionSteps(notice: NoticeView, objectedAt: string): Step[] {
  const objected: Step = {
    name: '异议',
    mark: { seal: 'objection' },
    when: day(objectedAt),
    tone: 'done',
  }
  const kind = noticeKind(notice)
  if (kind === 'objection.written') return [objected, { name: '答复', mark: 'empty', tone: 'next' }]
  const lapsed = kind === 'objection.lapsed'
  const word = lapsed ? '撤回' : '答复'
  return [objected, { name: word, mark: { word }, when: day(notice.at), tone: 'done' }]
}

function day(instant: string | null): string | undefined {
  return instant === null ? undefined : dayWords(dayOf(instant))
}
