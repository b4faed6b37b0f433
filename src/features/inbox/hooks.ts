import { useEffect, useRef } from 'react'
import type { NoticeView } from '@/domain/inbox/contract'
import { useCommand } from '@/data/call'
import { usePaged, type Walk } from '@/data/paged'

const walk: Walk<'inbox.list', NoticeView> = {
  rows: (page) => page.notices,
  key: (notice) => notice.noticeId,
  next: (page) => (page.after === null ? null : { after: page.after }),
}

/**
 * What was decided about the household, newest first. Looking at it makes it seen; `isNew` still tells what was new
 * when the page opened.
 */
export function useInbox(villageId: string | null) {
  const list = usePaged('inbox.list', villageId === null ? null : { villageId }, walk)
  const { run } = useCommand('inbox.read')
  const fresh = useRef(new Set<string>())
  const newest = list.rows?.[0]
  for (const notice of list.rows ?? []) if (notice.fresh) fresh.current.add(notice.noticeId)
  useEffect(() => {
    if (newest?.fresh === true && villageId !== null)
      void run({ villageId, noticeId: newest.noticeId })
  }, [newest?.fresh, newest?.noticeId, run, villageId])
  return { ...list, isNew: (noticeId: string) => fresh.current.has(noticeId) }
}
