import type { DeedView } from '@/domain/deeds/contract'
import { Clock } from '@/components/clock'
import { agoWords, dayWords, leftPart, leftWords } from '@/components/dates'
import { deedTitle } from '../words'
import { PendingRow } from '@/components/pending-row'
import { Seal } from '@/components/seal'

export interface DeedRowProps {
  deed: DeedView
  /** Milliseconds since 1970. */
  nowMs: number
  /** Whose it is, where the list is not of one household. */
  who?: string
  onTap?: () => void
}

/** A deed in a list, with the seal of where it stands. */
export function DeedRow({ deed, nowMs, who, onTap }: DeedRowProps) {
  const line = stateLine(deed, nowMs)
  return (
    <PendingRow
      mark={<DeedMark deed={deed} nowMs={nowMs} label={line} />}
      title={deedTitle(deed)}
      line={who === undefined ? line : `${who} · ${line}`}
      points={deed.points ?? deed.claimed ?? undefined}
      sure={deed.state === 'publicity' || deed.state === 'posted'}
      onTap={onTap}
    />
  )
}

function DeedMark({ deed, nowMs, label }: { deed: DeedView; nowMs: number; label: string }) {
  const { approvedAt, endsAt } = deed
  const left = approvedAt === null || endsAt === null ? 0 : leftPart(approvedAt, endsAt, nowMs)
  switch (deed.state) {
    case 'filed':
      return <Seal kind="waiting" label={false} />
    case 'publicity':
      return <Clock left={left} label={label} />
    case 'objected':
      return <Clock left={left} state="frozen" label={label} />
    case 'posted':
      return <Seal kind="posted" label={false} />
    case 'reversed':
      return <Seal kind="reversed" label={false} />
    case 'rejected':
    case 'withdrawn':
    case 'dropped':
      return <Seal kind="returned" label={false} />
  }
}

/** 公示中，还剩 1 天 6 小时 */
export function stateLine(deed: DeedView, nowMs: number): string {
  const left = deed.endsAt === null ? null : leftWords(deed.endsAt, nowMs)
  const told = deed.kind === 'deduct' ? '告知中' : '公示中'
  switch (deed.state) {
    case 'filed':
      return '已报，等村委审核'
    case 'publicity':
      return left === null ? '公示已满，正在入账' : `${told}，还剩 ${left}`
    case 'objected':
      return '有异议，等监督员答复'
    case 'posted':
      return deed.postedAt === null ? '已入账' : `${agoWords(Date.parse(deed.postedAt), nowMs)}入账`
    case 'reversed':
      return '入账后已冲正'
    case 'rejected':
      return deed.rejection === null ? '被退回' : `被退回：${deed.rejection}`
    case 'withdrawn':
      return `${dayWords(deed.doneOn)}的事，已撤回`
    case 'dropped':
      return '异议成立，不予记分'
  }
}
