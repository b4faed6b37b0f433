import { act, fireEvent, render, screen } from '@testing-library/react'
import { chooseVillage } from '@/session/village'
import { goal } from '../../../../test/ui/boards'
import { answerCalls } from '../../../../test/ui/calls'
import { startApp, went } from '../../../../test/ui/taro'
import { meAs } from '../../../../test/ui/village'
import Reached from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../../test/ui/calls'))

const reached = (aspirationId: string, reachedOn: string) =>
  goal({ aspirationId, state: 'reached', steps: [{ name: '做到', reachedOn, note: '' }] })

async function open(goals: ReturnType<typeof goal>[]) {
  startApp()
  chooseVillage('shiwan')
  answerCalls({
    'session.me': () => meAs(),
    'aspirations.reached': () => ({ goals, after: null }),
  })
  render(<Reached />)
  await act(() => jest.advanceTimersByTimeAsync(400))
}

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-11-24T08:00:00.000Z') }))
afterEach(() => jest.useRealTimers())

test('all that was reached stands under its year and opens', async () => {
  await open([reached('a', '2026-10-28'), reached('b', '2026-03-01'), reached('c', '2025-05-05')])
  expect(screen.getAllByRole('heading', { level: 2 }).map((h) => h.textContent)).toEqual([
    '2026 年',
    '2025 年',
  ])
  fireEvent.click(screen.getByText('2025 年 5 月 5 日做到'))
  expect(went).toEqual(['/packages/boards/aspiration/index?aspirationId=c'])
})

test('where nothing was reached yet it says so', async () => {
  await open([])
  expect(screen.getByText('还没有做到的')).toBeInTheDocument()
})
