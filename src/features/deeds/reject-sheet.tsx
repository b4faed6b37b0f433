import { ReasonSheet } from '@/components/reason-sheet'
import type { ReasonDraft } from '@/features/session/reason-draft'
import { deedsLimits } from '@/domain/deeds/limits'

const quickReasons = [
  '说得不够清楚，请补充',
  '与已报的一件重复',
  '不合这一条细则',
  '日期不对，请重报',
]

export interface RejectSheetProps {
  /** What is sent back; null is closed. */
  title: string | null
  busy?: boolean
  draft: ReasonDraft
  onClose: () => void
  onReject: (reason: string) => Promise<string | undefined>
}

/** 退回: never without a reason, which the household reads. */
export function RejectSheet({ title, busy, draft, onClose, onReject }: RejectSheetProps) {
  return (
    <ReasonSheet
      open={title !== null}
      title="退回"
      note={title ?? ''}
      label="退回原因"
      placeholder="申报人会看到，请写清楚"
      length={deedsLimits.rejection}
      quick={quickReasons}
      send="退回给申报人"
      draft={draft}
      {...(busy === undefined ? {} : { busy })}
      onClose={onClose}
      onSend={onReject}
    />
  )
}
