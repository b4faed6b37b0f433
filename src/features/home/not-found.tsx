import { Empty } from '@/components/empty'
import type { Failed } from '@/data/call'
import { openBoards } from '@/routes'

/** Nothing is wrong with the network or the server: what the link names is not there. */
export function isNotFound(error: Failed | null): boolean {
  return error?.code.endsWith('NOT_FOUND') ?? false
}

export function NotFound({ error }: { error: Failed | null }) {
  return (
    <Empty
      picture="honour"
      title="没有找到"
      line={error?.message}
      action="去看榜"
      onAction={openBoards}
    />
  )
}
