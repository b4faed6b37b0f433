import { dayWords } from '@/components/dates'
import { Steps } from '@/features/deeds/chain'
import type { AnyStep } from '@/features/deeds/chain/steps'
import { dayOf } from '@/domain/common/day'
import type { DeedStory, OwnObjection } from '@/domain/deeds/contract'
import { today } from '@/session/clock'

interface Of {
  readonly story: DeedStory
  readonly objection: OwnObjection
}

/** 公示 先停下 答复, and what became of the deed. */
export function Way(props: Of) {
  return <Steps steps={stepsOf(props)} />
}

function stepsOf({ story: { deed }, objection }: Of): AnyStep[] {
  const deduct = deed.kind === 'deduct'
  const day = (at: string | null | undefined) => (at ? dayWords(dayOf(at), today()) : undefined)
  const done = (name: string, mark: AnyStep['mark'], at?: string | null): AnyStep => ({
    name,
    mark,
    when: day(at),
    tone: 'done',
  })
  const next = (name: string): AnyStep => ({ name, mark: 'empty', tone: 'next' })
  const { state, answer } = objection
  const steps = [
    deduct
      ? done('扣分', { word: '扣分' }, deed.approvedAt)
      : done('公示', { seal: 'publicity' }, deed.approvedAt),
    done('先停下', { seal: 'objection' }, objection.at),
  ]
  if (state === 'withdrawn') return [...steps, done('收回', { word: '收回' })]
  if (state === 'lapsed') return [...steps, done('撤回', { word: '撤回' })]
  if (answer === undefined) return [...steps, next('答复')]
  steps.push(done('答复', 'answered', answer.at))
  if (state === 'upheld')
    steps.push({ ...done('退回', { seal: 'returned' }), when: deduct ? '没有扣' : '没有入账' })
  else if (deed.state === 'posted')
    steps.push(done(deduct ? '已扣' : '入账', { seal: 'posted' }, deed.postedAt))
  else steps.push(next(deduct ? '扣分' : '入账'))
  return steps
}
