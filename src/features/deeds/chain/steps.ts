import type { SealKind } from '@/components/seal'

/** Where a deed stands, by the same names as domain/deeds/states. */
export type DeedState =
  'filed' | 'rejected' | 'withdrawn' | 'publicity' | 'objected' | 'dropped' | 'posted' | 'reversed'

export interface ChainTimes {
  filed?: string
  approved?: string
  /** When it was posted, or will be. */
  posted?: string
  /** When it was rejected, withdrawn, dropped or reversed. */
  ended?: string
}

export interface ChainInput {
  state: DeedState
  times?: ChainTimes
  /** 剩 30 小时 */
  leftText?: string
  /** false where it has no time of publicity. */
  publicity?: boolean
  /** A deduction is not publicised: the household has the same days to appeal. */
  deduct?: boolean
}

export type Mark =
  | { seal: SealKind }
  /** A word without a drawn seal: 撤回. */
  | { word: string }
  | { clock: 'running' | 'frozen'; word?: string }
  | 'empty'

export interface Step {
  name: string
  mark: Mark
  when?: string
  /** now: bold, in colour. next: still to come, dashed. */
  tone: 'done' | 'now' | 'next' | 'stopped'
}

/** A step of an objection may also be its answer. */
export type AnyStep = Omit<Step, 'mark'> & { mark: Mark | 'answered' }

/** The steps a deed went and will go, in order; one that ended early shows no steps that never come. */
export function chainSteps({
  state,
  times = {},
  leftText,
  publicity = true,
  deduct = false,
}: ChainInput): Step[] {
  const filed: Step = { name: '申报', mark: { seal: 'filed' }, when: times.filed, tone: 'done' }
  const approved: Step = {
    name: '审核',
    mark: { seal: 'approved' },
    when: times.approved,
    tone: 'done',
  }
  const posted: Step = { name: '入账', mark: { seal: 'posted' }, when: times.posted, tone: 'done' }
  const wait = waiting(deduct)
  const toPost: Step = { name: '入账', mark: 'empty', when: times.posted, tone: 'next' }
  const end = (name: string, mark: Mark): Step => ({
    name,
    mark,
    when: times.ended,
    tone: 'stopped',
  })
  const shown = (step: Step) => (publicity ? [step] : [])

  switch (state) {
    case 'filed':
      return [
        filed,
        { name: '待审核', mark: { seal: 'waiting' }, tone: 'now' },
        ...shown({ name: deduct ? '申诉期' : '公示', mark: 'empty', tone: 'next' }),
        { ...toPost, when: undefined },
      ]
    case 'rejected':
      return [filed, end('已退回', { seal: 'returned' })]
    case 'withdrawn':
      return [filed, ...(times.approved ? [approved] : []), end('已撤回', { word: '撤回' })]
    case 'publicity':
      return [filed, approved, ...shown({ ...wait, when: leftText, tone: 'now' }), toPost]
    case 'objected':
      return [
        filed,
        approved,
        {
          name: deduct ? '有申诉，已停' : '有异议，已停',
          mark: { clock: 'frozen' },
          tone: 'stopped',
        },
        { ...toPost, when: undefined },
      ]
    case 'dropped':
      return [
        filed,
        approved,
        end(deduct ? '申诉成立，不入账' : '异议成立，不入账', { seal: 'objection' }),
      ]
    case 'posted':
      return [
        filed,
        approved,
        ...(deduct ? [] : shown({ name: '公示', mark: { seal: 'publicity' }, tone: 'done' })),
        posted,
      ]
    case 'reversed':
      return [filed, approved, posted, end('已冲正', { seal: 'reversed' })]
  }
}

function waiting(deduct: boolean): { name: string; mark: Mark } {
  return deduct
    ? { name: '申诉期', mark: { clock: 'running', word: '申诉' } }
    : { name: '公示中', mark: { clock: 'running' } }
}
