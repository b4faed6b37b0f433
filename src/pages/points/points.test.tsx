import { act, render, screen } from '@testing-library/react'
import { enqueue, takeBack } from '@/data/outbox'
import { chooseVillage } from '@/session/village'
import { answerCalls, refuse } from '../../../test/ui/calls'
import { startApp } from '../../../test/ui/taro'
import { meAs } from '../../../test/ui/village'
import Points from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../test/ui/calls'))

let key = ''
beforeEach(() => jest.useFakeTimers())
afterEach(() => {
  takeBack(key)
  jest.useRealTimers()
})

test('without a network and without an account kept, what waits on the phone is there all the same', async () => {
  startApp()
  chooseVillage('shiwan')
  const offline = () => refuse('OFFLINE', '网络不通')
  answerCalls({ 'session.me': () => meAs(), 'ledger.account': offline, 'deeds.mine': offline })
  const [me] = meAs().identities
  key = enqueue({
    name: 'deeds.file',
    payload: { villageId: 'shiwan', householdId: 'h1', itemId: 'i', doneOn: '2026-11-24' },
    personId: me?.personId ?? '',
    title: '扫了东沟',
  })
  render(<Points />)
  await act(() => jest.advanceTimersByTimeAsync(400))
  expect(screen.getByText('现在没有网')).toBeInTheDocument()
  expect(screen.getByText('扫了东沟')).toBeInTheDocument()
})
