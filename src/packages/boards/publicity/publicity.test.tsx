import { act, fireEvent, render, screen } from '@testing-library/react'
import { chooseVillage } from '@/session/village'
import { answerCalls, sentTo } from '../../../../test/ui/calls'
import { startApp, went } from '../../../../test/ui/taro'
import { deed, meAs, village } from '../../../../test/ui/village'
import Publicity, { untilWords } from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../../test/ui/calls'))

const now = Date.parse('2026-11-13T10:00:00.000Z')
const running = deed({
  state: 'publicity',
  approvedAt: '2026-11-12T12:00:00.000Z',
  endsAt: '2026-11-15T16:00:00.000Z',
})

async function open(answers: Parameters<typeof answerCalls>[0]) {
  startApp()
  chooseVillage('shiwan')
  answerCalls({ 'session.me': () => meAs(), 'home.village': () => village, ...answers })
  render(<Publicity />)
  await settle()
}

const settle = () => act(() => jest.advanceTimersByTimeAsync(400))

beforeEach(() => jest.useFakeTimers({ now }))
afterEach(() => jest.useRealTimers())

test('a deed says whose it is, what is left, and opens its story', async () => {
  await open({ 'deeds.inPublicity': () => ({ deeds: [running], after: null }) })
  expect(screen.getByText('孙*海户 · 三组 · 11.12')).toBeInTheDocument()
  expect(screen.getByText('11 月 15 日截止')).toBeInTheDocument()
  expect(screen.getByText(/先给大家看 3 天/)).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: /清了北沟路的落石/ }))
  expect(went).toEqual(['/packages/points/deed/index?deedId=deed-1'])
})

test('a small picture stands beside it for whoever may see it', async () => {
  const photo = { photoId: 'p1', width: 132, height: 99, thumb: '/t.jpg', full: '/f.jpg' }
  await open({ 'deeds.inPublicity': () => ({ deeds: [{ ...running, photo }], after: null }) })
  expect(document.querySelector('.pending__photo')).not.toBeNull()
})

test.each([
  ['2026-11-13T16:00:00.000Z', 'publicity', '还剩 6 小时，今天截止'],
  ['2026-11-14T16:00:00.000Z', 'publicity', '还剩 1 天 6 小时，明天截止'],
  ['2026-11-13T16:00:00.000Z', 'objected', '有异议，先不入账，今天截止'],
  ['2026-11-13T09:00:00.000Z', 'objected', '有异议，等监督员答复'],
  ['2026-11-13T09:00:00.000Z', 'publicity', '公示已满，正在入账'],
] as const)('an end at %s of one in %s is told as %s', (endsAt, state, words) => {
  expect(untilWords({ endsAt, state }, now)).toBe(words)
})

test('the list is read on page by page', async () => {
  await open({
    'deeds.inPublicity': ({ after }) =>
      after === undefined
        ? { deeds: [running], after: 'deed-1' }
        : { deeds: [{ ...running, deedId: 'deed-2', title: '修水渠' }], after: null },
  })
  fireEvent.click(screen.getByRole('button', { name: '再看一些' }))
  await settle()
  expect(screen.getByText('修水渠')).toBeInTheDocument()
  expect(sentTo('deeds.inPublicity').map((c) => c.payload)).toEqual([
    { villageId: 'shiwan' },
    { villageId: 'shiwan', after: 'deed-1' },
  ])
})

test('where nothing is in publicity it says so', async () => {
  await open({ 'deeds.inPublicity': () => ({ deeds: [], after: null }) })
  expect(screen.getByText('现在没有公示的事')).toBeInTheDocument()
})

test('a village without publicity says that deeds are posted at once', async () => {
  await open({
    'home.village': () => ({ ...village, publicityDays: 0 }),
    'deeds.inPublicity': () => ({ deeds: [], after: null }),
  })
  expect(screen.getByText('本村审核后直接入账，不另公示。')).toBeInTheDocument()
})
