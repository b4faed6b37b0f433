import { act, fireEvent, render, screen } from '@testing-library/react'
import type { NoticeView } from '@/domain/inbox/contract'
import { chooseVillage } from '@/session/village'
import { answerCalls, sentTo } from '../../../../test/ui/calls'
import { startApp, went } from '../../../../test/ui/taro'
import { meAs } from '../../../../test/ui/village'
import Inbox from '.'
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

async function open(notices: NoticeView[]) {
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
  render(<Inbox />)
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

test('an answer to an objection opens the deed, where it can be read', async () => {
  await open([{ ...notice, kind: 'deed.dropped', newer: 'objection.upheld', reason: '问过邻居' }])
  fireEvent.click(screen.getByRole('button', { name: /您提的异议成立/ }))
  expect(went).toEqual(['/packages/points/deed/index?deedId=d1'])
})

test('an empty inbox says what will come', async () => {
  await open([])
  expect(screen.getByText('还没有消息')).toBeInTheDocument()
})

test.each<[Partial<NoticeView>, string]>([
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
])('%j reads %s', (part, words) => {
  expect(noticeWords({ ...notice, ...part })).toBe(words)
})
