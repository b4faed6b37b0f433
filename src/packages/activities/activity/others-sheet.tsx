import { Sheet } from '@/components/sheet'
import { FindMember } from '@/features/roster/finder/member'
import type { ShiftView } from '@/domain/activities/contract'
import { useJoin } from './use-join'

/** A recorder signs up somebody without a phone, one after the other. */
export function OthersSheet({
  open,
  shift,
  villageId,
  onClose,
}: {
  open: boolean
  shift: ShiftView
  villageId: string | null
  onClose: () => void
}) {
  const { join, busy, sheet } = useJoin()
  if (villageId === null) return null
  return (
    <>
      {sheet}
      <Sheet open={open} title="替谁报名" onClose={onClose}>
        {open ? (
          <FindMember
            villageId={villageId}
            busy={busy}
            act="报名"
            onPick={(person) => void join(shift, [person])}
          />
        ) : null}
      </Sheet>
    </>
  )
}
