import { act, fireEvent, render, screen } from '@testing-library/react'
import type { NoticeView } from '@/domain/inbox/contract'
import { ElderProvider } from '@/theme/elder'
import { chooseVillage } from '@/session/village'
import { answerCalls, sentTo } from '../../../../test/ui/calls'
import { startApp, went } from '../../../../test/ui/taro'
import { meAs } from '../../../../test/ui/village'
import Inbox from '.'
import { byDay, threadsOf } from './threads'
import { stepsOf } from './way'
import { noticeWords } from './words'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../../test/ui/calls'))

const notice: NoticeView = {
  noticeId: 'deed-posted:d1',
  kind: 'deed.posted',
  subjectId: 'd1',
  at: '2026-11-24T00:00:00.000Z',
  title: '清扫村道',
  points: 5,
  deduct: false,
  reason: null,
  endsAt: null,
  who: null,
  startsAt: null,
  fresh: true,
}
const older: NoticeView = {
  ...notice,
  noticeId: 'deed-rejected:d2',
  kind: 'deed.rejected',
  subjectId: 'd2',
  title: '修水渠',
  reason: '照片不清',
  fresh: false,
}

async function open(notices: NoticeView[], elder = false) {
  startApp()
  chooseVillage('shiwan')
  let seen = false
  answerCalls({
    'session.me': () => meAs({}),
    'inbox.list': () => ({
      notices: notices.map((n) => ({ ...n, fresh: n.fresh && !seen })),
      after: null,
    }),
    'inbox.read': () => {
      seen = true
      return {}
    },
  })
  render(
    <ElderProvider force={elder || undefined}>
      <Inbox />
    </ElderProvider>,
  )
  await act(() => jest.advanceTimersByTimeAsync(400))
}

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test('what is new is told once to the server and stays marked while one looks', async () => {
  await open([notice, older])
  expect(sentTo('inbox.read').map((call) => call.payload)).toEqual([
    { villageId: 'shiwan', noticeId: 'deed-posted:d1' },
  ])
  expect(screen.getAllByText('新')).toHaveLength(1)
  expect(screen.getByText(/退回了：照片不清/)).toBeInTheDocument()
})

test('nothing new: nothing is sent', async () => {
  await open([older])
  expect(sentTo('inbox.read')).toEqual([])
})

test('a notice opens its deed', async () => {
  await open([notice])
  fireEvent.click(screen.getByRole('button', { name: /清扫村道/ }))
  expect(went).toEqual(['/packages/points/deed/index?deedId=d1'])
})

test('an answer to an objection opens its page', async () => {
  await open([{ ...notice, kind: 'deed.dropped', newer: 'objection.upheld', reason: '问过邻居' }])
  fireEvent.click(screen.getByRole('button', { name: /问过邻居/ }))
  expect(went).toEqual(['/packages/points/answer/index?deedId=d1'])
})

const way: NonNullable<NoticeView['deed']> = {
  state: 'posted',
  filedAt: '2026-11-20T01:00:00.000Z',
  approvedAt: '2026-11-20T02:00:00.000Z',
  endsAt: '2026-11-23T16:00:00.000Z',
  postedAt: '2026-11-24T00:00:00.000Z',
  endedAt: null,
  again: false,
}
const approved: NoticeView = {
  ...notice,
  noticeId: 'deed-approved:d1',
  kind: 'deed.approved',
  at: '2026-11-20T02:00:00.000Z',
}
const rejected: NoticeView = {
  ...older,
  deed: { ...way, state: 'rejected', endedAt: '2026-11-21T00:00:00.000Z', again: true },
}
const seenNothing = () => false

test('what is told of one deed is one story, and new as long as any of it is', () => {
  const all = [notice, older, approved]
  expect(threadsOf(all, seenNothing, notice.at).map((t) => t.newest.noticeId)).toEqual([
    'deed-posted:d1',
    'deed-rejected:d2',
  ])
  const [story] = threadsOf(all, (id) => id === approved.noticeId, notice.at)
  expect(story?.isNew).toBe(true)
})

test('what a recorder has to tell of one deed is a story for each of them, and opens the answers', async () => {
  const answer = { ...notice, newer: 'objection.upheld' } as const
  const told = ['a', 'b'].map((noticeId) => ({ ...answer, noticeId, who: `张${noticeId}` }))
  expect(threadsOf(told, () => false, notice.at)).toHaveLength(2)
  const written = { ...notice, newer: 'objection.written', who: '马德厚' } as const
  expect(threadsOf([{ ...answer, noticeId: 'c' }, written], () => false, notice.at)).toHaveLength(1)
  expect(stepsOf({ ...written, objectedAt: notice.at }).map(({ name }) => name)).toEqual([
    '异议',
    '答复',
  ])
  await open([told[0]!])
  expect(screen.getByText('请告诉张a')).toBeInTheDocument()
})

test('an own objection is another story than the deed, and two texts taken away are two', () => {
  const answer = { ...notice, noticeId: 'a', newer: 'objection.dismissed' } as const
  const texts = ['x', 'y'].map((noticeId) => ({ ...notice, noticeId, kind: 'text.taken' as const }))
  expect(threadsOf([answer, notice, ...texts], seenNothing, notice.at)).toHaveLength(4)
})

test('threads stand under their days, then under their months', () => {
  const at = (day: string) => ({ ...notice, subjectId: day, at: `${day}T04:00:00.000Z` })
  const days = ['2026-11-24', '2026-11-23', '2026-11-20', '2026-11-02', '2026-10-30', '2025-12-01']
  const threads = threadsOf(days.map(at), seenNothing, notice.at)
  const lunar = { day: '2026-11-24', month: '十月', lunar: '十六', term: null, market: true }
  expect(
    byDay(threads, '2026-11-24', lunar).map((d) => [d.title, d.note, d.threads.length]),
  ).toEqual([
    ['今天', '11 月 24 日 周二 · 十月十六', 1],
    ['昨天', '11 月 23 日 周一', 1],
    ['这个月早些时候', '', 2],
    ['10 月', '', 1],
    ['2025 年 12 月', '', 1],
  ])
})

test('the steps carry their month', () => {
  expect(stepsOf({ ...notice, deed: way }).map((s) => [s.name, s.when])).toEqual([
    ['申报', '11 月 20 日'],
    ['审核', '11 月 20 日'],
    ['公示', undefined],
    ['入账', '11 月 24 日'],
  ])
  const answer = { ...notice, newer: 'objection.upheld', objectedAt: way.filedAt } as const
  expect(stepsOf(answer).map((s) => [s.name, s.when])).toEqual([
    ['异议', '11 月 20 日'],
    ['答复', '11 月 24 日'],
  ])
})

test('what waits for the household stands under 等我办 with its way there', async () => {
  await open([notice, rejected])
  fireEvent.click(screen.getByRole('tab', { name: '等我办，1 件' }))
  expect(screen.queryByText('清扫村道')).not.toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '再报一次' }))
  expect(went).toEqual(['/packages/points/claim/index?again=d2'])
})

test('a tab with nothing in it says so', async () => {
  await open([older])
  fireEvent.click(screen.getByRole('tab', { name: '没看的' }))
  expect(screen.getByText('都看过了')).toBeInTheDocument()
})

test('in elder mode what is new comes first', async () => {
  await open([older, { ...notice, fresh: true }], true)
  const heads = screen.getAllByRole('heading', { level: 2 }).map((h) => h.textContent)
  expect(heads).toEqual(['1 件新的', '看过的'])
})

test('an empty inbox says what will come', async () => {
  await open([])
  expect(screen.getByText('还没有消息')).toBeInTheDocument()
})

test.each<[Partial<NoticeView>, string]>([
  [{ kind: 'deed.approved', deed: { ...way, state: 'withdrawn' } }, '后来撤回了'],
  [{ kind: 'deed.approved', deed: { ...way, state: 'objected' } }, '有异议，等监督员答复'],
  [{ kind: 'deed.approved', endsAt: '2026-11-27T16:00:00.000Z' }, '同意了，公示到 11 月 27 日'],
  [{ kind: 'deed.approved', endsAt: notice.at }, '同意了，正在入账'],
  [
    { kind: 'deed.approved', deduct: true, endsAt: '2026-11-27T16:00:00.000Z' },
    '扣分已定，11 月 27 日前可以找监督员申诉',
  ],
  [{ kind: 'deed.posted', deduct: true }, '已经扣了'],
  [{ kind: 'honour.withdrawn', reason: '弄错了' }, '从光荣榜撤下了：弄错了'],
  [
    { kind: 'activity.seated', who: '赵海波', startsAt: '2026-11-28T00:00:00.000Z' },
    '有人退出，赵海波排上了，11 月 28 日 08:00 开始',
  ],
  [{ kind: 'activity.cancelled', reason: '下雨' }, '活动取消了：下雨'],
  [
    { kind: 'activity.seated', newer: 'activity.changed', reason: '地点：北沟口 → 南山水库' },
    '活动有改动：地点：北沟口 → 南山水库。还去就不用动，去不了的请点开退出',
  ],
  [
    {
      kind: 'activity.cancelled',
      newer: 'activity.outside',
      who: '赵海波',
      reason: '谁能参加：全村 → 只限一组',
    },
    '赵海波不能参加了，已替您退出：谁能参加：全村 → 只限一组',
  ],
  [
    { kind: 'deed.rejected', newer: 'deed.takenBack', reason: '分值选错了' },
    '同意撤回了，重新审核：分值选错了',
  ],
  [
    { kind: 'deed.dropped', newer: 'objection.upheld', reason: '问过邻居' },
    '您提的异议成立，这件不记：问过邻居',
  ],
  [
    { kind: 'deed.posted', newer: 'objection.dismissed', reason: '到家里看过' },
    '您提的异议不成立：到家里看过',
  ],
  [{ kind: 'deed.rejected', newer: 'objection.lapsed' }, '您提过异议的这件撤回了，不用再答复'],
  [
    { kind: 'deed.posted', newer: 'objection.dismissed', reason: '问过', who: '苏桂香' },
    '苏桂香提的异议不成立：问过',
  ],
  [
    { kind: 'text.taken', newer: 'objection.written', who: '马德厚' },
    '马德厚替您提了异议，等监督员答复。不是您的意思，点开收回',
  ],
])('%j reads %s', (part, words) => {
  expect(noticeWords({ ...notice, ...part })).toBe(words)
})
