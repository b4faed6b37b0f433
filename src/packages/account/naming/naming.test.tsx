import { act, fireEvent, render, screen } from '@testing-library/react'
import type { Answer } from '@/domain/contracts'
import { chooseVillage } from '@/session/village'
import { answerCalls, sentTo } from '../../../../test/ui/calls'
import { startApp } from '../../../../test/ui/taro'
import { meAs } from '../../../../test/ui/village'
import NamingPage from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../../test/ui/calls'))

type Member = Answer<'home.naming'>['members'][number]

const member = (more: Partial<Member>): Member => ({
  ...{ residentId: 'zhao', name: '赵永顺', me: true, age: 'adult', on: false, saidOn: null },
  ...{ shown: '赵*顺', honours: 0, may: { on: true, off: true } },
  ...more,
})
const none = { on: false, off: false }
const wife = member({ residentId: 'wife', name: '苏桂香', me: false, shown: '苏*香', may: none })
const child = member({
  ...{ residentId: 'child', name: '赵小满', me: false, age: 'child', may: none },
  shown: '赵*顺家的孩子',
})

async function open(members: Member[], more: Partial<Answer<'home.naming'>> = {}) {
  startApp()
  chooseVillage('shiwan')
  answerCalls({
    'session.me': () => meAs({}),
    'home.naming': () => ({
      ...{ unnamed: false, unnamedOn: null, mayHide: true, shown: '赵*顺户', members },
      ...more,
    }),
    'home.allowName': () => ({}),
    'home.hideName': () => ({}),
  })
  render(<NamingPage />)
  await settle()
}

const settle = () => act(() => jest.advanceTimersByTimeAsync(400))
const tap = async (name: string) => {
  fireEvent.click(screen.getByRole('button', { name }))
  await settle()
}

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-11-24T08:00:00.000Z') }))
afterEach(() => jest.useRealTimers())

test('the own name is agreed to at one tap; of others it is told how they are read and who decides', async () => {
  await open([member({}), wife, child])
  expect(screen.getByText('别人看到 赵*顺')).toBeInTheDocument()
  expect(screen.getByText('由本人定')).toBeInTheDocument()
  expect(screen.getByText('不满 14 岁，公开的地方只写到户')).toBeInTheDocument()
  await tap('赵永顺，同意写全名')
  expect(sentTo('home.allowName').map((call) => call.payload)).toEqual([
    { villageId: 'shiwan', residentId: 'zhao', on: true },
  ])
})

test('a consent is taken back at one tap, with its day, also that of an honour', async () => {
  const agreed = member({ on: true, saidOn: '2026-11-03', shown: '赵永顺' })
  await open([agreed, { ...child, honours: 1, may: { on: false, off: true } }])
  expect(screen.getByText('别人看到 赵永顺，11 月 3 日定的')).toBeInTheDocument()
  expect(screen.getByText('光荣榜上有 1 条写着全名')).toBeInTheDocument()
  await tap('赵永顺，不写全名')
  await tap('赵小满，不写全名')
  expect(sentTo('home.allowName').map((call) => call.payload)).toMatchObject([
    { residentId: 'zhao', on: false },
    { residentId: 'child', on: false },
  ])
})

test('what was agreed to on paper is told as such, and taken back by another of the household', async () => {
  const paper = { signedOn: '2026-11-03', by: '何*刚' }
  const agreed = { ...wife, on: true, saidOn: '2026-11-04', shown: '苏桂香', paper }
  await open([member({}), { ...agreed, may: { on: false, off: true } }])
  for (const fact of [/^纸上同意/, /^2026年11月3日/, '由何*刚记'])
    expect(screen.getByText(fact)).toBeInTheDocument()
  expect(screen.getByText('别人看到 苏桂香')).toBeInTheDocument()
  await tap('苏桂香，不写全名')
  expect(sentTo('home.allowName')[0]?.payload).toMatchObject({ residentId: 'wife', on: false })
})

test('the household is named on the points board, or not; whoever may not say so has no button', async () => {
  await open([member({})])
  await tap('积分榜上不具名')
  expect(sentTo('home.hideName')[0]?.payload).toEqual({ villageId: 'shiwan', on: true })
})

test('what others read instead is said', async () => {
  await open([member({})], { unnamed: true, mayHide: false })
  expect(screen.getByText('您家不具名')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '积分榜上具名' })).toBeNull()
})
