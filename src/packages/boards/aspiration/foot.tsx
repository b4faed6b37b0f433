import { Button } from '@/components/button'
import { PageFoot } from '@/components/page-foot'
import type { AspirationView } from '@/domain/aspirations/contract'

/** The owner writes progress, others stamp; a recorder may do both. */
export function AspirationFoot({
  goal,
  mayProgress,
  mayCheer,
  onCheer,
  onProgress,
}: {
  goal: AspirationView
  mayProgress: boolean
  mayCheer: boolean
  onCheer: () => void
  onProgress: () => void
}) {
  const cheer = goal.cheered ? (
    <Button reason="您已盖章加油" />
  ) : mayCheer && !goal.mine ? (
    <Button kind="primary" onTap={onCheer}>
      盖个章，加油
    </Button>
  ) : null
  const progress = mayProgress ? (
    <Button kind={goal.mine ? 'primary' : 'plain'} onTap={onProgress}>
      写进展
    </Button>
  ) : null
  if (cheer === null && progress === null) return null
  return (
    <PageFoot>
      {progress}
      {cheer}
    </PageFoot>
  )
}
