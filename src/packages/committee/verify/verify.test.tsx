import { act, render, screen } from '@testing-library/react'
import { chooseVillage } from '@/session/village'
import { answerCalls, sentTo } from '../../../../test/ui/calls'
import { startApp } from '../../../../test/ui/taro'
import { meAs } from '../../../../test/ui/village'
import Verify from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../../test/ui/calls'))

async function open(part: Parameters<typeof meAs>[0], ok: boolean) {
  startApp()
  chooseVillage('shiwan')
  const broken = ok ? [] : [{ accountId: 'zhao', seq: 4, what: '前后接不上' }]
  answerCalls({
    'session.me': () => meAs(part),
    'ledger.verifyVillage': () => ({ ok, accounts: 128, entries: 1200, broken }),
  })
  render(<Verify />)
  await act(() => jest.advanceTimersByTimeAsync(400))
}

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test('says how much was recomputed and that nothing was changed', async () => {
  await open({ roles: ['supervisor'] }, true)
  expect(screen.getByText('128 个账户，1,200 笔，都没有被改动')).toBeInTheDocument()
})

test('names what does not fit and what to do', async () => {
  await open({ roles: ['supervisor'] }, false)
  expect(screen.getByText('账户 zhao，第 4 笔：前后接不上')).toBeInTheDocument()
  expect(screen.getByText(/请先停下入账/)).toBeInTheDocument()
})

test('a villager is told who does it, once it is known who looks', async () => {
  await open({}, true)
  expect(screen.getByText('这里由监督员和村委来查')).toBeInTheDocument()
  expect(sentTo('ledger.verifyVillage').length).toBeLessThan(2)
})
