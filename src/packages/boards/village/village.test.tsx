import { act, fireEvent, render, screen } from '@testing-library/react'
import type { Answer } from '@/domain/contracts'
import Boards from '@/pages/boards'
import { currentVillage } from '@/session/village'
import { answerCalls, refuse, sent, sentTo, trips } from '../../../../test/ui/calls'
import { startApp, went } from '../../../../test/ui/taro'
import { meAs, village } from '../../../../test/ui/village'
import Village from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../../test/ui/calls'))

const shiwan = {
  villageId: 'shiwan',
  name: '柿湾村',
  town: '云岭镇',
  county: '安平县',
  households: 128,
}
const liping = { ...shiwan, villageId: 'liping', name: '梨坪村', households: 60 }
const visitor: Answer<'session.me'> = {
  signedIn: false,
  demo: false,
  today: '2026-11-24',
  identities: [],
}
const settle = () => act(() => jest.advanceTimersByTimeAsync(400))

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

// The village is remembered by the module, so the first visits come first.
test('on the first visit with several villages one is chosen from the list', async () => {
  startApp()
  answerCalls({
    'session.me': () => visitor,
    'roster.villages': () => ({ villages: [shiwan, liping], after: null }),
    'home.village': () => refuse('CHOOSE_VILLAGE_FIRST', '请先选一个村'),
  })
  render(<Boards />)
  await settle()
  expect(trips).toHaveLength(1)
  expect(screen.getByText('您看哪个村的榜？')).toBeInTheDocument()
  expect(currentVillage()).toBeNull()
})

test('where there is no choice the village comes with the first answer, in one trip', async () => {
  startApp()
  answerCalls({
    'session.me': () => visitor,
    'home.village': () => ({ ...village, villageId: 'liping', name: '梨坪村' }),
    'roster.villages': () => ({ villages: [shiwan, liping], after: null }),
    'honours.list': () => ({ honours: [], total: 0, after: null }),
  })
  render(<Boards />)
  await settle()
  expect(currentVillage()).toBe('liping')
  expect(screen.getByText('梨坪村')).toBeInTheDocument()
  expect(trips).toHaveLength(1)
  expect(sent.map(({ name, payload }) => [name, payload])).toEqual([
    ['session.me', {}],
    ['home.village', { villageId: 'mine' }],
    ['roster.villages', { text: '' }],
    ['honours.list', { villageId: 'mine' }],
  ])
})

test('a village is found by its name and chosen with one tap', async () => {
  startApp()
  answerCalls({
    'session.me': () => meAs(),
    'roster.villages': ({ text = '' }) => ({
      villages: [shiwan, liping].filter((v) => v.name.includes(text)),
      after: null,
    }),
  })
  render(<Village />)
  await settle()
  fireEvent.change(screen.getByLabelText('村名'), { target: { value: '柿' } })
  await settle()
  expect(sentTo('roster.villages').map((c) => c.payload)).toEqual([{ text: '' }, { text: '柿' }])
  expect(screen.queryByText('梨坪村')).not.toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '柿湾村，云岭镇，128 户' }))
  expect(currentVillage()).toBe('shiwan')
  expect(went).toEqual(['back'])
})

test('the village’s code is asked for once it is to be shown', async () => {
  startApp()
  answerCalls({
    'session.me': () => meAs(),
    'roster.villages': () => ({ villages: [shiwan], after: null }),
    'codes.village': () => ({
      name: '柿湾村',
      address: null,
      square: { side: 1, path: 'M0 0h1v1H0' },
    }),
  })
  render(<Village />)
  await settle()
  expect(sentTo('codes.village')).toHaveLength(0)
  fireEvent.click(screen.getByRole('button', { name: '村里的码，给人扫一扫' }))
  await settle()
  expect(screen.getByRole('img', { name: '二维码' })).toBeInTheDocument()
  expect(sentTo('codes.village').map((c) => c.payload)).toEqual([
    { villageId: 'shiwan', openedAt: 'http://localhost/' },
  ])
})

test('a village’s code that was scanned opens its boards', async () => {
  startApp({ scene: 'vliping' })
  answerCalls({
    'session.me': () => visitor,
    'home.village': ({ villageId }) => ({ ...village, villageId }),
    'honours.list': () => ({ honours: [], total: 0, after: null }),
  })
  render(<Boards />)
  await settle()
  expect(currentVillage()).toBe('liping')
})
