import { act, fireEvent, render, screen } from '@testing-library/react'
import type { Answer } from '@/domain/contracts'
import { ElderProvider } from '@/theme/elder'
import { chooseVillage } from '@/session/village'
import { answerCalls } from '../../../test/ui/calls'
import { startApp, went } from '../../../test/ui/taro'
import { household, meAs } from '../../../test/ui/village'
import Me from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../test/ui/calls'))

const [head, wife] = household.members
const home: Answer<'home.household'> = {
  ...household,
  square: { side: 21, path: 'M0 0h7v1H0' },
  honours: [{ honourId: 'h1', title: '优秀志愿者', name: '赵永顺', awardedOn: '2026-11-02' }],
  members: [
    ...(head ? [{ ...head, shown: '赵永顺' }] : []),
    ...(wife ? [{ ...wife, shown: '苏*香', roles: ['recorder' as const] }] : []),
    ...(wife
      ? [{ ...wife, residentId: 'girl', name: '赵小满', under14: true, shown: '赵*满' }]
      : []),
  ],
}

async function open(part: Parameters<typeof meAs>[0] = {}, elder = false) {
  startApp()
  chooseVillage('shiwan')
  answerCalls({
    'session.me': () => meAs(part),
    'home.household': () => home,
    'deeds.todo': () => ({ rows: [], total: 2, after: null }),
    'codes.card': () => ({ address: null }),
  })
  const shown = render(
    <ElderProvider force={elder || undefined}>
      <Me />
    </ElderProvider>,
  )
  await act(() => jest.advanceTimersByTimeAsync(400))
  return shown
}

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test('the gate carries the name of the household, and its card opens large', async () => {
  const { container } = await open()
  expect(container.querySelector('.gate')).toHaveTextContent('赵永顺户')
  expect(screen.getByText('三组 · 12 号 · 三口人')).toBeInTheDocument()
  const code = container.querySelector<HTMLElement>('.gate__code')
  expect(decodeURIComponent(code?.style.backgroundImage ?? '')).toContain("<path d='M0 0h7v1H0'/>")
  fireEvent.click(screen.getByRole('button', { name: '赵永顺户的户卡，放大看' }))
  expect(screen.getByRole('img', { name: '二维码' })).toBeInTheDocument()
})

test('each line says how boards write the name; a child is on none', async () => {
  await open()
  expect(screen.getByText('榜上写 赵永顺')).toBeInTheDocument()
  expect(screen.getByText('榜上写 苏*香 · 没有登记手机')).toBeInTheDocument()
  expect(screen.getByText('不满 14 岁，只记在户上')).toBeInTheDocument()
  expect(screen.getByRole('img', { name: '记录印' })).toBeInTheDocument()
})

test('one strip says all that waits and leads to the most pressing', async () => {
  await open({ roles: ['reviewer'], unread: 3 })
  fireEvent.click(screen.getByRole('button', { name: '5 件事等您，待审 2 · 新消息 3' }))
  expect(went).toEqual(['/packages/committee/todo/index'])
})

test('nothing waits: no strip', async () => {
  await open()
  expect(screen.queryByText('件事等您')).not.toBeInTheDocument()
})

test('an honour of the household opens', async () => {
  await open()
  fireEvent.click(screen.getByRole('button', { name: '优秀志愿者，赵永顺' }))
  expect(went).toEqual(['/packages/boards/honour/index?honourId=h1'])
})

test('in elder mode the card, what waits and the messages come before the rest', async () => {
  const { container } = await open({ unread: 3 }, true)
  const text = container.textContent
  const order = ['出示户卡', '有 3 件事等您', '我的日程', '回到标准版', '家里人']
  const places = order.map((words) => text.indexOf(words))
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(Math.min(...places)).toBeGreaterThan(-1)
})
