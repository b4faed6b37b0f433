import { linkTo } from '@/domain/common/pages'
import { dayTimeWords, dayWords } from '@/components/dates'
import { spoken } from '@/components/read-aloud/spoken'
import type { SealKind } from '@/components/seal'
import type { NoticeKind } from '@/domain/common/told'
import { addMs, dayOf } from '@/domain/common/day'
import type { NoticeView } from '@/domain/inbox/contract'

/** What it really is, also where an earlier app would not know it. */
export function noticeKind({ kind, newer }: Pick<NoticeView, 'kind' | 'newer'>): NoticeKind {
  return newer ?? kind
}

/** 同意了，公示到 11 月 4 日 */
export function noticeWords(notice: NoticeView): string {
  const { deduct, deed, endsAt, at } = notice
  const why = notice.reason === null ? '' : `：${notice.reason}`
  switch (noticeKind(notice)) {
    case 'deed.approved':
      if (deed?.state === 'withdrawn') return '后来撤回了'
      if (deed?.state === 'objected') return '有异议，等监督员答复'
      if (endsAt === null || endsAt <= at) return deduct ? '扣分已定' : '同意了，正在入账'
      return deduct
        ? `扣分已定，${lastDay(endsAt)}前可以找监督员申诉`
        : `同意了，公示到 ${lastDay(endsAt)}`
    case 'deed.rejected':
      return `退回了${why}`
    case 'deed.takenBack':
      return `同意撤回了，重新审核${why}`
    case 'deed.dropped':
      return `异议成立，不记分${why}`
    case 'deed.posted':
      return deduct ? '已经扣了' : '已经入账'
    case 'deed.reversed':
      return `入账后又冲正了${why}`
    case 'objection.upheld':
      return `${objector(notice)}提的异议成立，这件不记${why}`
    case 'objection.dismissed':
      return `${objector(notice)}提的异议不成立${why}`
    case 'objection.lapsed':
      return `${objector(notice)}提过异议的这件撤回了，不用再答复`
    case 'objection.written':
      return `${notice.who ?? '记录员'}替您提了异议，等监督员答复。不是您的意思，点开收回`
    case 'honour.posted':
      return '上了光荣榜'
    case 'honour.withdrawn':
      return `从光荣榜撤下了${why}`
    case 'activity.seated':
      return `有人退出，${notice.who ?? '您家'}排上了${startsAt(notice)}${why}`
    case 'activity.changed':
      return notice.reason === null
        ? '活动有改动，又改回去了'
        : `活动有改动${why}。还去就不用动，去不了的请点开退出`
    case 'activity.outside':
      return `${notice.who ?? '您家'}不能参加了，已替您退出${why}`
    case 'activity.cancelled':
      return `活动取消了${why}`
    case 'proposal.waits':
      return '等您作为第二个人来定'
    case 'proposal.told':
      return notice.reason ?? ''
    case 'near.stated':
      return `${notice.who ?? ''}${notice.reason ?? ''}`
    case 'name.paper':
      return notice.reason === null
        ? `${notice.who ?? '家里人'}的纸上同意，村委收回了，名字又打码`
        : `村委记下${notice.who ?? '家里人'}在纸上同意写全名，${dayWords(notice.reason)}签的。不是本人的意思，点开收回`
    case 'review.waits':
      return '等了 3 天，还没有人审'
    case 'review.atTown':
      return '等了 3 天，村里没有人能审，在等乡镇'
    case 'text.taken':
      return '没有通过核对，已撤下，可以改了再发'
    case 'photo.taken':
      return '没有通过核对，已撤下，可以换一张'
    case 'session.bound':
      return `${notice.who ?? '家里人'}在${notice.reason ?? '网页'}登录了。不是家里人，点开解除`
    case 'session.secret':
      return '家里的登录口令换了。不是家里人换的，请告诉村委'
    case 'session.wrongTry':
      return '有人登录没登上。不是家里人，请告诉村委换新卡'
    case 'session.locked':
      return '登录错的次数太多，卡先锁住了。已登录的手机照常用'
  }
}

/** A recorder who wrote it down for somebody is told too. */
function objector({ who }: NoticeView): string {
  return who ?? '您'
}

function startsAt({ startsAt }: NoticeView): string {
  return startsAt === null ? '' : `，${dayTimeWords(startsAt)} 开始`
}

/** Publicity ends at midnight, so its last day is the one before. */
function lastDay(endsAt: string): string {
  return dayWords(dayOf(addMs(endsAt, -1)))
}

/** What an answer to the own objection came to. */
export const answered = { 'objection.upheld': '成立', 'objection.dismissed': '不成立' } as const

/** What the matter is called. */
export function threadTitle(notice: NoticeView): string {
  const kind = noticeKind(notice)
  if (kind === 'objection.upheld' || kind === 'objection.dismissed')
    return notice.who === null ? '您的异议有答复了' : `请告诉${notice.who}`
  if (kind === 'honour.posted' && notice.who !== null) return `${notice.who}上了光荣榜`
  return notice.title === '' ? '这件事已撤下' : notice.title
}

/** What 读给我听 says of a thread. */
export function threadSaid({ newest }: { readonly newest: NoticeView }): string {
  return `${spoken(threadTitle(newest))}：${noticeWords(newest)}。`
}

export const noticeSeal: Readonly<Record<NoticeKind, SealKind>> = {
  'deed.approved': 'approved',
  'deed.rejected': 'returned',
  'deed.takenBack': 'waiting',
  'deed.dropped': 'objection',
  'deed.posted': 'posted',
  'deed.reversed': 'reversed',
  'objection.upheld': 'objection',
  'objection.dismissed': 'objection',
  'objection.lapsed': 'returned',
  'objection.written': 'objection',
  'honour.posted': 'honour',
  'honour.withdrawn': 'returned',
  'activity.seated': 'approved',
  'activity.cancelled': 'returned',
  'proposal.waits': 'waiting',
  'proposal.told': 'filed',
  'near.stated': 'filed',
  'name.paper': 'filed',
  'review.waits': 'waiting',
  'review.atTown': 'waiting',
  'activity.changed': 'waiting',
  'activity.outside': 'returned',
  'text.taken': 'returned',
  'photo.taken': 'returned',
  'session.bound': 'waiting',
  'session.secret': 'waiting',
  'session.wrongTry': 'objection',
  'session.locked': 'objection',
}

/** What a tap opens; what was taken away has no page of its own. */
export function noticePage(notice: NoticeView): string | null {
  const kind = noticeKind(notice)
  const { subjectId } = notice
  if (kind === 'proposal.told' && subjectId.startsWith('binding:'))
    return `/${linkTo('packages/account/bindings/index')}`
  if (kind === 'text.taken' || kind === 'photo.taken' || kind === 'proposal.told') return null
  if (kind === 'near.stated') return `/${linkTo('packages/committee/near/index')}`
  if (kind === 'name.paper') return `/${linkTo('packages/account/naming/index')}`
  if (kind === 'review.waits') return `/${linkTo('packages/committee/todo/index')}`
  if (kind === 'proposal.waits') return `/${linkTo('packages/committee/seconds/index')}`
  if (kind.startsWith('session.')) return `/${linkTo('packages/account/bindings/index')}`
  if (kind.startsWith('activity.'))
    return `/${linkTo('packages/activities/activity/index', { activityId: subjectId })}`
  if (kind === 'objection.upheld' || kind === 'objection.dismissed')
    return `/${linkTo('packages/points/answer/index', { deedId: subjectId })}`
  return kind.startsWith('deed.') || kind === 'review.atTown' || kind.startsWith('objection.')
    ? `/${linkTo('packages/points/deed/index', { deedId: subjectId })}`
    : `/${linkTo('packages/boards/honour/index', { honourId: subjectId })}`
}
