import { act, fireEvent, render, screen } from '@testing-library/react'
import type { Answer } from '@/domain/contracts'
import Boards from '@/pages/boards'
import { currentVillage } from '@/session/village'
import { answerCalls, sentTo } from '../../../../test/ui/calls'
import { startApp, went } from '../../../../test/ui/taro'
import { meAs } from '../../../../test/ui/village'
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
const visitor: Answer<'roster.me'> = {
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
    'roster.me': () => visitor,
    'roster.villages': () => ({ villages: [shiwan, liping], after: null }),
  })
  render(<Boards />)
  await settle()
  expect(screen.getByText('您看哪个村的榜？')).toBeInTheDocument()
  expect(currentVillage()).toBeNull()
})

test('in a demo it is the village of its first person', async () => {
  startApp()
  answerCalls({
    'roster.me': () => ({ ...visitor, demo: true }),
    'roster.villages': () => ({ villages: [shiwan, liping], after: null }),
    'demo.people': () => ({
      today: '2026-11-24',
      people: [
        {
          personId: 'p',
          name: '赵',
          villageId: 'liping',
          village: '梨坪村',
          roles: [],
          title: '村民',
        },
      ],
    }),
  })
  render(<Boards />)
  await settle()
  expect(currentVillage()).toBe('liping')
})

test('a village is found by its name and chosen with one tap', async () => {
  startApp()
  answerCalls({
    'roster.me': () => meAs(),
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
