import { act, fireEvent, render, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { Answer } from '@/domain/contracts'
import type { Role } from '@/domain/common/contract'
import { chooseVillage } from '@/session/village'
import { ElderProvider } from '@/theme/elder'
import { brief, calendarRow, secondShift, shift } from '../../../test/ui/activities'
import { answerCalls, cutNetwork, refuse, sentTo } from '../../../test/ui/calls'
import { startApp, went } from '../../../test/ui/taro'
import { meAs, village } from '../../../test/ui/village'
import Activities from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../test/ui/calls'))

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-11-24T02:00:00.000Z') }))
afterEach(() => jest.useRealTimers())

const patrol = {
  ...brief,
  activityId: 'a2',
  title: '护林防火夜巡',
  kind: 'patrol',
  price: null,
} as const
const tomorrow = shift({
  shiftId: 'a2:1',
  startsAt: '2026-11-25T12:00:00.000Z',
  endsAt: '2026-11-25T15:00:00.000Z',
  capacity: null,
  taken: 34,
})
const rows = [
  { activity: patrol, shift: tomorrow },
  { activity: brief, shift: shift() },
  { activity: brief, shift: secondShift },
]

function open(list: Partial<Answer<'activities.list'>> = {}, roles: Role[] = [], elder = false) {
  startApp()
  chooseVillage('shiwan')
  answerCalls({
    'session.me': () => meAs({ roles }),
    'home.village': () => village,
    'activities.list': () => ({ rows, after: null, next: null, ...list }),
  })
  return render(
    <ElderProvider force={elder}>
      <Activities />
    </ElderProvider>,
  )
}
const settle = () => act(() => jest.advanceTimersByTimeAsync(400))

test('before a village is chosen a visitor is asked which one, here', async () => {
  startApp()
  answerCalls({
    'session.me': () => ({ ...meAs(), identities: [] }),
    'home.village': () => refuse('CHOOSE_VILLAGE_FIRST', '请先选一个村'),
    'roster.villages': () => ({ villages: [], after: null }),
  })
  render(<Activities />)
  await settle()
  expect(screen.getByText('您看哪个村的活动？')).toBeInTheDocument()
})

test('a phone that opens here first shows the village where its owner is registered', async () => {
  startApp()
  answerCalls({
    'session.me': () => meAs(),
    'home.village': () => village,
    'activities.list': () => ({ rows, after: null, next: null }),
  })
  render(<Activities />)
  await settle()
  expect(screen.getByRole('link', { name: /^清扫北沟村道/ })).toBeInTheDocument()
  expect(sentTo('activities.list').map(({ payload }) => payload)).toEqual([
    expect.objectContaining({ villageId: 'shiwan' }),
  ])
})

const links = () =>
  screen.getAllByRole('link', { name: /，/ }).map((e) => e.getAttribute('aria-label'))

test('the first stands on top, drawn; the days after it in order, shifts of one activity on one day in one row', async () => {
  const { container } = open()
  await settle()
  expect(links()).toEqual([
    '护林防火夜巡，最近一场，明天 20:00 – 23:00，村口老柿树下，34 人已报',
    '清扫北沟村道，11 月 28 日 周六，上午 8:00，村口老柿树下，还有 4 位',
    '活动，当前页',
  ])
  expect(container.querySelector('.top__scene')).not.toBeNull()
  expect(screen.getByText('每小时 1 分')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('link', { name: /^清扫北沟村道/ }))
  expect(went).toEqual(['/packages/activities/activity/index?activityId=a1'])
})

test('a kind and what was held are asked for', async () => {
  open()
  await settle()
  fireEvent.click(screen.getByRole('tab', { name: '技能' }))
  await settle()
  fireEvent.click(screen.getByRole('button', { name: '办过的活动' }))
  await settle()
  expect(sentTo('activities.list').map((call) => call.payload)).toEqual([
    { villageId: 'shiwan', past: false },
    { villageId: 'shiwan', past: false, kind: 'skills' },
    { villageId: 'shiwan', past: true },
  ])
})

describe('what the household signed up for', () => {
  const who = { residentId: 'zhao-2', name: '苏桂香', state: 'queued', position: 2 } as const
  const own = { activity: brief, shift: shift({ mine: [who] }) }
  const more = { bring: '扫帚', call: { name: '马德厚', phone: '13800001001' } }
  const answer = {
    next: calendarRow({ me: false, who }),
    nextMore: more,
    own: [own],
    days: [{ day: '2026-11-28', month: '十月', lunar: '二十', term: null, market: true }],
  }

  test('stands on top, the family’s by name, and whoever agreed to it can be called', async () => {
    const call = jest.spyOn(Taro, 'makePhoneCall').mockResolvedValue({ errMsg: 'ok' })
    open(answer)
    await settle()
    expect(links()).toEqual([
      '清扫北沟村道，我的下一场，11 月 28 日 周六 8:00 – 10:00，村口老柿树下，带扫帚，苏桂香候补第 2 位',
      '护林防火夜巡，明天，晚上 8:00，村口老柿树下，34 人已报',
      '活动，当前页',
    ])
    expect(screen.getByText('逢集')).toBeInTheDocument()
    fireEvent.click(screen.getByRole('button', { name: '打电话给马德厚' }))
    expect(call).toHaveBeenCalledWith({ phoneNumber: '13800001001' })
    fireEvent.click(screen.getByRole('link', { name: '我的日程' }))
    expect(went).toEqual(['/packages/activities/calendar/index'])
  })

  test('has a tab of its own, with their number', async () => {
    const seated = { ...who, state: 'seated', position: null } as const
    const later = { activity: patrol, shift: { ...tomorrow, mine: [seated] } }
    open({ ...answer, own: [own, later] })
    await settle()
    fireEvent.click(screen.getByRole('tab', { name: '我报的，2 件' }))
    expect(links()).toEqual([
      expect.stringMatching(/^清扫北沟村道，我的下一场/),
      '护林防火夜巡，明天，晚上 8:00，村口老柿树下，苏桂香已报上',
      '活动，当前页',
    ])
    expect(sentTo('activities.list')).toHaveLength(1)
  })

  test('is none: there is no tab', async () => {
    open()
    await settle()
    expect(screen.queryByRole('tab', { name: /我报的/ })).not.toBeInTheDocument()
  })
})

test('an empty list invites those who may publish, and nobody else', async () => {
  open({ rows: [] })
  await settle()
  expect(screen.getByText('近期没有活动')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '发布活动' })).not.toBeInTheDocument()
  document.body.innerHTML = ''
  open({ rows: [] }, ['recorder'])
  await settle()
  fireEvent.click(screen.getAllByRole('button', { name: '发布活动' })[0]!)
  expect(went).toEqual(['/packages/activities/edit/index'])
})

test('an elder has no filter, the day in words, and hears it read', async () => {
  open({}, [], true)
  await settle()
  expect(screen.queryByRole('tab')).not.toBeInTheDocument()
  expect(screen.getByText('明天 20:00 – 23:00')).toBeInTheDocument()
  expect(screen.getByText('11 月 28 日 周六，上午 8:00')).toBeInTheDocument()
})

test('without a network what was read before stays, and says so', async () => {
  startApp()
  chooseVillage('shiwan')
  answerCalls({})
  cutNetwork(true)
  render(<Activities />)
  await settle()
  expect(screen.getByText(/网络不通/)).toBeInTheDocument()
})

test('the bar shows on this tab too how many messages are new', async () => {
  open()
  answerCalls({
    'session.me': () => meAs({ unread: 3 }),
    'home.village': () => village,
    'activities.list': () => ({ rows, after: null, next: null }),
  })
  await settle()
  expect(screen.getByRole('link', { name: '我家，3 件' })).toBeInTheDocument()
})
