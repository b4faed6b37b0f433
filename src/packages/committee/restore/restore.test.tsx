import { act, fireEvent, render, screen } from '@testing-library/react'
import { chooseVillage } from '@/session/village'
import { answerCalls, refuse, sentTo } from '../../../../test/ui/calls'
import { startApp } from '../../../../test/ui/taro'
import { meAs } from '../../../../test/ui/village'
import Restore from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../../test/ui/calls'))

const officer = { kind: 'county', householdId: null, name: '县办' } as const

function open(part: Parameters<typeof meAs>[0], answers: Parameters<typeof answerCalls>[0] = {}) {
  startApp()
  chooseVillage('shiwan')
  answerCalls({
    'session.me': () => meAs(part),
    'settings.restoreHolder': () => ({ group: '三组', number: '12' }),
    ...answers,
  })
  render(<Restore />)
}
const type = (label: string, text: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } })
const settle = () => act(() => jest.advanceTimersByTimeAsync(400))
async function fill() {
  await screen.findByLabelText('缘由')
  type('这位村委的姓名', '杨树林')
  type('能用的手机号', '13800001001')
  type('缘由', '手机号换了')
  fireEvent.click(screen.getByRole('button', { name: '恢复登录' }))
  await settle()
}

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test('an officer gives a locked-out committee member a phone, with a reason, and reads whose it is', async () => {
  open(officer)
  await fill()
  expect(sentTo('settings.restoreHolder')[0]?.payload).toEqual({
    ...{ villageId: 'shiwan', name: '杨树林', phone: '13800001001', reason: '手机号换了' },
  })
  expect(screen.getByText(/杨树林（三组 12 号）可以用新手机号登录了/)).toBeInTheDocument()
})

test('where somebody of the committee can, it says so and keeps what was typed', async () => {
  const words = '村里还有别的村委能登录，请他在设置和名册里改'
  open(officer, { 'settings.restoreHolder': () => refuse('COMMITTEE_CAN', words) })
  await fill()
  expect(screen.getByText(words)).toBeInTheDocument()
  expect(screen.getByLabelText('这位村委的姓名')).toHaveValue('杨树林')
})

test('a committee member is told who does it', async () => {
  open({ roles: ['committee'] })
  expect(await screen.findByText('这里由乡镇和县里来办')).toBeInTheDocument()
})
