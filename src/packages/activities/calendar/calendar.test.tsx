import { act, fireEvent, render, screen } from '@testing-library/react'
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
