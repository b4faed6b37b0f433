import { act, fireEvent, render, screen } from '@testing-library/react'
import type { BindingView } from '@/domain/session/contract'
import { chooseVillage } from '@/session/village'
import { answerCalls, refuse, sentTo } from '../../../../test/ui/calls'
import { startApp } from '../../../../test/ui/taro'
import { meAs } from '../../../../test/ui/village'
import Bindings from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../../test/ui/calls'))

const settle = () => act(() => jest.advanceTimersByTimeAsync(50))
const press = async (name: string) => {
  fireEvent.click(screen.getByRole('button', { name }))
  await settle()
}
const mine: BindingView = {
  ...{ bindingId: 'b1', personId: 'zhao', name: '赵永顺', by: 'wechat', device: '' },
  ...{ since: null, lastOn: null, current: true, browsers: ['Chrome · Windows'] },
}
const stranger: BindingView = {
  ...{ bindingId: 'b2', personId: 'su', name: '苏桂香', by: 'web', device: 'Edge · Linux' },
  ...{ since: '2026-11-03T02:00:00.000Z', lastOn: '2026-11-04', current: false, browsers: [] },
}

async function open(secretAt: string | null, answers: Parameters<typeof answerCalls>[0] = {}) {
  answerCalls({
    'session.me': () => meAs(),
    'session.bindings': () => ({ secretAt, bindings: [mine, stranger] }),
    'session.endBinding': () => ({}),
    'session.setSecret': () => ({}),
    ...answers,
  })
  render(<Bindings />)
  await settle()
}

beforeEach(() => {
  jest.useFakeTimers()
  startApp()
  chooseVillage('shiwan')
})
afterEach(() => jest.useRealTimers())

test('each is named with what, since when and when it was last used; a stranger is ended after a second tap', async () => {
  await open('2026-11-02T02:00:00.000Z')
  expect(screen.getByText('赵永顺 · 微信')).toBeInTheDocument()
  expect(screen.getByText('还登录着网页：Chrome · Windows')).toBeInTheDocument()
  expect(screen.getByText(/11 月 3 日登录，11 月 4 日用过/)).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /解除赵永顺/ })).not.toBeInTheDocument()
  await press('解除苏桂香的网页（Edge · Linux）')
  expect(sentTo('session.endBinding')).toHaveLength(0)
  await press('解除')
  expect(sentTo('session.endBinding')[0]?.payload).toEqual({ villageId: 'shiwan', bindingId: 'b2' })
})

test('a household without a secret is asked for one; what is refused is told where it was typed', async () => {
  const words = '这像一个生日，口令不要用生日，请换一个'
  await open(null, {
    'session.setSecret': ({ secret }) =>
      secret === '700305' ? refuse('SECRET_OF_BIRTHDAY', words) : {},
  })
  const type = (value: string) =>
    fireEvent.change(screen.getByLabelText(/设个口令/), { target: { value } })
  for (const [typed, told] of [
    ['58301', '口令要六位数字'],
    ['123456', /太好猜/],
    ['700305', words],
  ] as const) {
    type(typed)
    await press('存下')
    expect(screen.getByText(told)).toBeInTheDocument()
  }
  type('583017')
  await press('存下')
  expect(sentTo('session.setSecret').at(-1)?.payload).toEqual({
    villageId: 'shiwan',
    secret: '583017',
  })
  expect(screen.getByText('口令存好了')).toBeInTheDocument()
})
