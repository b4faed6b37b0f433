import { noticeId, type Notice } from '@/domain/inbox/notice'
import type { DocsTx } from '../common/context'

/** Puts a notice into a household's inbox, in the transaction that decides. */
export async function notify(
  t: DocsTx,
  notice: Omit<Notice, 'noticeId'>,
  id = noticeId(notice.kind, notice.subjectId),
): Promise<void> {
  await t.insert('notices', { _id: id, noticeId: id, ...notice })
}
