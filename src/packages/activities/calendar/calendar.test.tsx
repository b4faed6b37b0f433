import { act, fireEvent, render, screen } from '@testing-library/react'
import { addDays } from '@/domain/common/day'
import { chooseVillage } from '@/session/village'
import { calendarRow, shift } from '../../../../test/ui/activities'
import { answerCalls, reopenApp, sentTo } from '../../../../test/ui/calls'
import { startApp, went } from '../../../../test/ui/taro'
import { meAs } from '../../../../test/ui/village'
import Calendar from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../../test/ui/calls'))

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-11-24T02:00:00.000Z') }))
afterEach(() => jest.useRealTimers())

const settle = () => act(() => jest.advanceTimersByTimeAsync(400))

test('what is to come, whose it is, and where a past one went', async () => {
  startApp()
  chooseVillage('shiwan')
  const came = calendarRow({
    shift: shift({ shiftId: 'a1:9', phase: 'over' }),
    who: { residentId: 'zhao-2', name: '苏桂香', state: 'came', position: null },
    me: false,
    deedId: 'deed-7',
  })
  answerCalls({
    'session.me': () => meAs(),
    'activities.mine': ({ past }) => ({ rows: past ? [came] : [calendarRow()], after: null }),
  })
  render(<Calendar />)
  await settle()
  fireEvent.click(screen.getByRole('tab', { name: '要去的' }))
  await settle()
  expect(screen.getByText('已报上')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('tab', { name: '以前的' }))
  await settle()
  expect(screen.getByText('苏桂香 · 已到场')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('link', { name: /^看积分/ }))
  expect(went).toEqual(['/packages/points/deed/index?deedId=deed-7'])
})

test('an empty calendar leads to the activities, a visitor to signing in', async () => {
  startApp()
  chooseVillage('shiwan')
  answerCalls({ 'session.me': () => meAs(), 'activities.mine': () => ({ rows: [], after: null }) })
  const { unmount } = render(<Calendar />)
  await settle()
  fireEvent.click(screen.getByRole('tab', { name: '要去的' }))
  await settle()
  fireEvent.click(screen.getByRole('button', { name: '去看活动' }))
  expect(went).toEqual(['/pages/activities/index'])
  unmount()
  startApp()
  answerCalls({
    'session.me': () => ({ signedIn: false, demo: false, today: '2026-11-24', identities: [] }),
  })
  render(<Calendar />).unmount()
  await settle()
  reopenApp()
  render(<Calendar />)
  await settle()
  fireEvent.click(screen.getByRole('button', { name: '去登录' }))
  expect(went).toEqual(['/pages/me/index'])
  expect(sentTo('activities.mine')).toHaveLength(0)
})

test('the month shows lunar days, markets, flags and what ends; a tap on a day shows that day', async () => {
  startApp()
  chooseVillage('shiwan')
  const days = Array.from({ length: 35 }, (_, i) => ({
    day: addDays('2026-10-26', i),
    month: '十月',
    lunar: i === 33 ? '二十' : '初二',
    term: i === 27 ? '小雪' : null,
    market: i === 33,
  }))
  const mine = shift({ mine: [{ ...calendarRow().who }] })
  const ends = [
    { deedId: 'd1', title: '北沟路落石', endsAt: '2026-11-29T16:00:00.000Z', points: 8 },
  ]
  answerCalls({
    'session.me': () => meAs(),
    'activities.month': () => ({
      days,
      market: '农历逢一、六',
      rows: [{ activity: calendarRow().activity, shift: mine }],
      ends,
    }),
  })
  render(<Calendar />)
  await settle()
  expect(screen.getByText('这天没有活动。')).toBeInTheDocument()
  expect(screen.getByText('小雪')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('radio', { name: '11 月 28 日，十月二十，逢集，我报的' }))
  fireEvent.click(screen.getByRole('link', { name: /^8:00，清扫北沟村道/ }))
  fireEvent.click(screen.getByRole('link', { name: /北沟路落石，公示到期，没有异议就入账 \+8/ }))
  expect(went).toEqual([
    '/packages/activities/activity/index?activityId=a1',
    '/packages/points/deed/index?deedId=d1',
  ])
  fireEvent.click(screen.getByRole('button', { name: '下个月' }))
  await settle()
  expect(sentTo('activities.month').map((call) => call.payload)).toEqual([
    { villageId: 'shiwan', month: '2026-11-01' },
    { villageId: 'shiwan', month: '2026-12-01' },
  ])
})
