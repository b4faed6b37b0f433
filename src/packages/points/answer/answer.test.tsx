import { act, fireEvent, render, screen } from '@testing-library/react'
import type { DeedStory } from '@/domain/deeds/contract'
import { chooseVillage } from '@/session/village'
import { answerCalls } from '../../../../test/ui/calls'
import { startApp, went } from '../../../../test/ui/taro'
import { meAs, story } from '../../../../test/ui/village'
import Answer from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../../test/ui/calls'))

async function open(part: Partial<DeedStory>, of: Partial<DeedStory['deed']> = {}) {
  startApp({ deedId: 'deed-1' })
  chooseVillage('shiwan')
  answerCalls({
    'session.me': () => meAs({ personId: 'wu' }),
    'deeds.read': () => story(part, { approvedAt: '2026-11-12T02:00:00.000Z', points: 8, ...of }),
  })
  render(<Answer />)
  await act(() => jest.advanceTimersByTimeAsync(50))
}

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-11-24T02:00:00.000Z') }))
afterEach(() => jest.useRealTimers())

const said = { text: '那天去了十一个人', at: '2026-11-13T02:00:00.000Z' }
const answer = { reason: '问了四个在场的人', at: '2026-11-15T02:00:00.000Z', by: '陈*义' }
const steps = () => screen.getAllByRole('listitem').map((step) => step.textContent)

test('an objection that was right: the answer, who gave it, the own words, and what came of the deed', async () => {
  await open({ objection: { ...said, state: 'upheld', answer } }, { state: 'dropped' })
  expect(screen.getByText('您 11 月 13 日提的异议')).toBeInTheDocument()
  expect(screen.getByRole('heading', { name: /您说得对，\s?这件不记/ })).toBeInTheDocument()
  expect(screen.getByRole('img', { name: '答复印' })).toBeInTheDocument()
  expect(steps()).toEqual([
    '公示11 月 12 日',
    '先停下11 月 13 日',
    '答复11 月 15 日',
    '退回没有入账',
  ])
  expect(screen.getByText('问了四个在场的人')).toBeInTheDocument()
  expect(screen.getByText('监督员 陈*义 · 11 月 15 日')).toBeInTheDocument()
  expect(screen.getByText(/“那天去了十一个人”/)).toBeInTheDocument()
  expect(screen.queryByText('全村看得见')).not.toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: /去看看$/ }))
  expect(went).toEqual(['/packages/points/deed/index?deedId=deed-1&villageId=shiwan'])
})

test('one that was not says what happens with the deed', async () => {
  const endsAt = '2026-11-26T16:00:00.000Z'
  await open({ objection: { ...said, state: 'dismissed', answer } }, { state: 'publicity', endsAt })
  expect(screen.getByText('全村看得见')).toBeInTheDocument()
  expect(steps()[3]).toBe('入账')
  expect(screen.getByText('公示到 11 月 26 日，到期入账')).toBeInTheDocument()
})

test('the town answers without a name', async () => {
  const of = { state: 'posted', postedAt: '2026-11-20T16:00:10.000Z' } as const
  const town = { ...answer, by: null }
  await open({ objection: { ...said, state: 'dismissed', answer: town } }, of)
  expect(screen.getByText('乡镇干部 · 11 月 15 日')).toBeInTheDocument()
  expect(screen.getByText('镇上的答复')).toBeInTheDocument()
  expect(steps()[3]).toBe('入账11 月 21 日')
})

test('one that waits shows no answer, and who never objected is told so', async () => {
  await open({ objection: { ...said, state: 'open' } }, { state: 'objected' })
  expect(screen.getByRole('heading', { name: /已经交上去，\s?等答复/ })).toBeInTheDocument()
  expect(steps()).toEqual(['公示11 月 12 日', '先停下11 月 13 日', '答复'])
  expect(screen.queryByRole('img', { name: '答复印' })).not.toBeInTheDocument()
})

test('a recorder reads what came of each that was written for somebody, and whom to tell', async () => {
  const written = [
    { ...said, objectionId: 'o1', who: '苏桂香', place: '三组 12 号', state: 'upheld', answer },
    { ...said, objectionId: 'o2', who: '吴根生', place: '一组 3 号', state: 'upheld', answer },
  ] as const
  await open({ written: [...written] }, { state: 'dropped' })
  expect(screen.getByText('苏桂香 11 月 13 日请您写的异议')).toBeInTheDocument()
  expect(screen.getByRole('heading', { name: /吴根生说得对，\s?这件不记/ })).toBeInTheDocument()
  expect(screen.getByText('三组 12 号')).toBeInTheDocument()
  expect(screen.getByText('只有苏桂香、您和答复的人看得见')).toBeInTheDocument()
})

test('one that was made through a recorder says who knows of it', async () => {
  await open({ objection: { ...said, state: 'open', scribe: '马德厚' } }, { state: 'objected' })
  expect(screen.getByText('马德厚替您 11 月 13 日提的异议')).toBeInTheDocument()
  expect(screen.getByText('只有您、替您写的马德厚和答复的人看得见')).toBeInTheDocument()
})
