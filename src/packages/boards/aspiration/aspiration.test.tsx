import { act, fireEvent, render, screen } from '@testing-library/react'
import type { Answer } from '@/domain/contracts'
import type { AspirationView } from '@/domain/aspirations/contract'
import { chooseVillage } from '@/session/village'
import { goal } from '../../../../test/ui/boards'
import { answerCalls, sentTo } from '../../../../test/ui/calls'
import { startApp, went } from '../../../../test/ui/taro'
import { meAs, village } from '../../../../test/ui/village'
import Aspiration from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../../test/ui/calls'))

type Can = Answer<'aspirations.read'>['can']
const owner: Can = { progress: true, withdraw: true, cheer: false }
const neighbour: Can = { progress: false, withdraw: false, cheer: true }
const nobody: Can = { progress: false, withdraw: false, cheer: false }

async function open(
  shown: AspirationView,
  can: Can,
  answers: Parameters<typeof answerCalls>[0] = {},
) {
  startApp({ aspirationId: 'a1' })
  chooseVillage('shiwan')
  answerCalls({
    'session.me': () => meAs(),
    'home.village': () => village,
    'aspirations.read': () => ({
      aspiration: shown,
      photos: [],
      stepPhotos: shown.steps.map(() => []),
      surnames: ['张', '王'],
      can,
    }),
    ...answers,
  })
  render(<Aspiration />)
  await settle()
}

const settle = () => act(() => jest.advanceTimersByTimeAsync(400))
const button = (name: string | RegExp) => screen.getByRole('button', { name })

jest.setTimeout(20_000)
beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-11-24T08:00:00.000Z') }))
afterEach(() => jest.useRealTimers())

test('the bamboo grows upwards, and says where the goal stands now', async () => {
  await open(goal(), neighbour)
  const nodes = screen.getAllByRole('listitem').map((node) => node.textContent)
  expect(nodes).toEqual([
    '第一年挂果',
    '栽下 160 棵',
    '选好苗，整好地现在到这里 · 3 月 12 日翻了一遍地。',
  ])
  expect(screen.getByText('2026 年 3 月立下 · 2028 年 10 月底前')).toBeInTheDocument()
})

test('a cheer is taken back where it still may be', async () => {
  let cheered = true
  await open(
    goal({ cheered }),
    { ...nobody, uncheer: true },
    {
      'aspirations.uncheer': () => {
        cheered = false
        return { cheers: 37 }
      },
    },
  )
  fireEvent.click(button('收回加油'))
  await settle()
  expect(sentTo('aspirations.uncheer')).toHaveLength(1)
  expect(screen.getByText('收回了，还可以再加')).toBeInTheDocument()
  expect(cheered).toBe(false)
})

test('without that there is nothing to take back', async () => {
  await open(goal({ cheered: true }), nobody)
  expect(screen.queryByText('收回加油')).not.toBeInTheDocument()
})

test('a neighbour stamps once, and sees it at once', async () => {
  await open(goal(), neighbour, { 'aspirations.cheer': () => ({ cheers: 39 }) })
  fireEvent.click(button('盖个章，加油'))
  expect(screen.getByText('39 人')).toBeInTheDocument()
  expect(screen.getByText('您已盖章加油')).toBeInTheDocument()
  await settle()
  expect(sentTo('aspirations.cheer').map((c) => c.payload)).toEqual([
    { villageId: 'shiwan', aspirationId: 'a1' },
  ])
})

test('a visitor is led to sign in', async () => {
  await open(goal(), nobody, {
    'session.me': () => ({ signedIn: false, demo: false, today: '2026-11-24', identities: [] }),
  })
  fireEvent.click(button('盖个章，加油'))
  await settle()
  fireEvent.click(button('去登录'))
  expect(went).toEqual(['/pages/me/index'])
  expect(sentTo('aspirations.cheer')).toHaveLength(0)
})

test('the owner marks the next step with a word about it', async () => {
  await open(goal({ mine: true }), owner, {
    'aspirations.progress': () => ({ reached: 2, done: false }),
  })
  expect(screen.queryByRole('button', { name: '盖个章，加油' })).not.toBeInTheDocument()
  fireEvent.click(button('写进展'))
  fireEvent.change(screen.getByLabelText('说说做得怎么样'), { target: { value: '全家都上了坡' } })
  fireEvent.click(button('做到了，记一节'))
  await settle()
  expect(sentTo('aspirations.progress').map((c) => c.payload)).toEqual([
    { villageId: 'shiwan', aspirationId: 'a1', note: '全家都上了坡' },
  ])
  expect(screen.getByText('记下了，第 2 节，共 3 节')).toBeInTheDocument()
})

test('the last step says that it reaches the goal', async () => {
  await open(goal({ mine: true, reached: 2 }), owner)
  fireEvent.click(button('写进展'))
  expect(button('做到了，心愿达成')).toBeInTheDocument()
})

test('taking it down is asked once more', async () => {
  await open(goal({ mine: true }), owner, { 'aspirations.withdraw': () => ({}) })
  fireEvent.click(button('撤下这个心愿'))
  expect(sentTo('aspirations.withdraw')).toHaveLength(0)
  fireEvent.click(button('撤下'))
  await settle()
  expect(sentTo('aspirations.withdraw')).toHaveLength(1)
  expect(went).toEqual(['back'])
})

test('a reached goal bears its seal and has nothing left to do', async () => {
  const steps = goal().steps.map((step) => ({ ...step, reachedOn: '2026-11-01' }))
  await open(goal({ state: 'reached', reached: 3, steps }), nobody)
  expect(screen.getByRole('img', { name: '达成印' })).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '盖个章，加油' })).not.toBeInTheDocument()
  expect(screen.queryByText(/现在到这里/)).not.toBeInTheDocument()
})
