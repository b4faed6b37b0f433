import { linkTo } from '@/domain/common/pages'
import { dayTimeWords, dayWords } from '@/components/dates'
import type { SealKind } from '@/components/seal'
import { addMs, dayOf } from '@/domain/common/day'
import type { NoticeView } from '@/domain/inbox/contract'

/** 同意了，公示到 11 月 4 日 */
export function noticeWords(notice: NoticeView): string {
  const { kind, deduct, endsAt, at } = notice
  const why = notice.reason === null ? '' : `：${notice.reason}`
  switch (kind) {
    case 'deed.approved':
      if (endsAt === null || endsAt <= at) return deduct ? '扣分已定' : '同意了，正在入账'
      return deduct
        ? `扣分已定，${lastDay(endsAt)}前可以找监督员申诉`
        : `同意了，公示到 ${lastDay(endsAt)}`
    case 'deed.rejected':
      return `退回了${why}`
    case 'deed.dropped':
      return `异议成立，不记分${why}`
    case 'deed.posted':
      return deduct ? '已经扣了' : '已经入账'
    case 'deed.reversed':
      return `入账后又冲正了${why}`
    case 'honour.posted':
      return '上了光荣榜'
    case 'honour.withdrawn':
      return `从光荣榜撤下了${why}`
    case 'activity.seated':
      return `有人退出，${notice.who ?? '您家'}排上了${startsAt(notice)}`
    case 'activity.cancelled':
      return `活动取消了${why}`
    case 'text.taken':
      return '没有通过核对，已撤下，可以改了再发'
    case 'photo.taken':
      return '没有通过核对，已撤下，可以换一张'
  }
}

function startsAt({ startsAt }: NoticeView): string {
  return startsAt === null ? '' : `，${dayTimeWords(startsAt)} 开始`
}

/** Publicity ends at midnight, so its last day is the one before. */
function lastDay(endsAt: string): string {
  return dayWords(dayOf(addMs(endsAt, -1)))
}

export const noticeSeal: Readonly<Record<NoticeView['kind'], SealKind>> = {
  'deed.approved': 'approved',
  'deed.rejected': 'returned',
  'deed.dropped': 'objection',
  'deed.posted': 'posted',
  'deed.reversed': 'reversed',
  'honour.posted': 'honour',
  'honour.withdrawn': 'returned',
  'activity.seated': 'approved',
  'activity.cancelled': 'returned',
  'text.taken': 'returned',
  'photo.taken': 'returned',
}

/** What a tap opens; what was taken away has no page of its own. */
export function noticePage({ kind, subjectId }: NoticeView): string | null {
  if (kind === 'text.taken' || kind === 'photo.taken') return null
  if (kind.startsWith('activity.'))
    return `/${linkTo('packages/activities/activity/index', { activityId: subjectId })}`
  return kind.startsWith('deed.')
    ? `/${linkTo('packages/points/deed/index', { deedId: subjectId })}`
    : `/${linkTo('packages/boards/honour/index', { honourId: subjectId })}`
}
