import { More } from '@/components/more'
import type { useTodo } from '@/features/deeds/hooks'
import { RejectSheet, type RejectSheetProps } from '@/features/deeds/reject-sheet'
import { deedTitle } from '@/features/deeds/words'
import type { DeedView } from '@/domain/deeds/contract'

/** Where the list of what waits ends. */
export function MoreToReview({ todo }: { todo: ReturnType<typeof useTodo> }) {
  return (
    <More
      onMore={todo.more}
      busy={todo.moreBusy}
      error={todo.moreError?.message}
      label="再看 20 件"
    />
  )
}

/** Sends one of it back; null is closed. */
export function SendBack({
  deed,
  ...props
}: { deed: DeedView | null } & Omit<RejectSheetProps, 'title'>) {
  return (
    <RejectSheet
      key={deed?.deedId ?? ''}
      title={deed === null ? null : `${deed.household} · ${deedTitle(deed)}`}
      {...props}
    />
  )
}
