import { act, render } from '@testing-library/react'
import Boards from '@/pages/boards'
import { chooseVillage } from '@/session/village'
import { honour } from '../../test/ui/boards'
import { answerCalls, cutNetwork, refuse, sent, trips } from '../../test/ui/calls'
import { hidePage, showPage, startApp } from '../../test/ui/taro'
import { meAs, village } from '../../test/ui/village'
import { useCommand, useQuery } from './call'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../test/ui/calls'))

type Answers = Parameters<typeof answerCalls>[0]

const roll = () => ({ honours: [honour()], total: 1, after: null })
const home: Answers = {
  'session.me': () => meAs(),
  'home.village': () => village,
  'honours.list': roll,
}
const names = () => sent.map((call) => call.name)
const firstScreen = ['session.me', 'home.village', 'honours.list']
const settle = (ms = 50) => act(() => jest.advanceTimersByTimeAsync(ms))

function start(answers: Answers = home): void {
  startApp()
  chooseVillage('shiwan')
  answerCalls(answers)
}

jest.setTimeout(20_000)
beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-11-24T08:00:00.000Z') }))
afterEach(() => jest.useRealTimers())

describe('the first screen', () => {
  test('is one trip', async () => {
    start()
    render(<Boards />)
    await settle()
    expect(trips).toEqual([firstScreen])
    expect(sent.map(({ payload }) => payload)).toEqual([
      {},
      { villageId: 'shiwan' },
      { villageId: 'shiwan' },
    ])
  })

  test('shows what was answered where another part of it is refused', async () => {
    start({ ...home, 'session.me': () => refuse('TRY_AGAIN', '现在人多，请过一会儿再试') })
    const { container } = render(<Boards />)
    await settle()
    expect(container.textContent).toContain('新上榜')
    expect(trips).toEqual([firstScreen])
  })

  test('without a network goes out once', async () => {
    start()
    cutNetwork(true)
    render(<Boards />)
    await settle()
    expect(trips).toEqual([firstScreen])
  })
})

describe('questions of one moment', () => {
  test('go out eight in a trip', async () => {
    start()
    const days = Array.from({ length: 9 }, (_, i) => `2026-11-${String(i + 10)}`)
    render(
      <>
        {days.map((day) => (
          <RulesOf key={day} day={day} />
        ))}
      </>,
    )
    await settle()
    expect(trips.map((names) => names.length)).toEqual([8, 1])
  })

  test('of the own village are answered for it once it is known', async () => {
    start({ ...home, 'codes.open': () => ({ kind: 'honour', villageId: 'liping', honourId: 'h' }) })
    const { rerender, container } = render(<Roll villageId="mine" />)
    await settle()
    rerender(<Roll villageId="shiwan" />)
    await settle()
    expect(container.textContent).toBe('柿湾村 1')
    expect(trips).toEqual([['codes.open', 'home.village', 'honours.list']])
  })
})

describe('while an answer is fresh', () => {
  test('coming back to a tab sends nothing, a minute later it is asked for again', async () => {
    start()
    render(<Boards />)
    await settle()
    act(hidePage)
    await settle(58_000)
    act(showPage)
    await settle()
    expect(trips).toEqual([firstScreen])
    act(hidePage)
    await settle(2_000)
    act(showPage)
    await settle()
    expect(trips).toEqual([firstScreen, firstScreen])
  })

  test('opening the page anew sends nothing either', async () => {
    start()
    render(<Boards />).unmount()
    await settle()
    render(<Boards />)
    await settle()
    expect(trips).toEqual([firstScreen])
  })

  test('a question that two parts of a screen ask goes out once', async () => {
    start({ 'session.me': () => meAs() })
    render(
      <>
        <Me />
        <Me />
      </>,
    )
    await settle()
    expect(names()).toEqual(['session.me'])
  })

  test('what one writes makes it old, at once in view and else on coming back', async () => {
    start({ 'session.me': () => meAs(), 'inbox.read': () => ({}) })
    const { getByText } = render(<Me />)
    await settle()
    act(() => getByText('read').click())
    await settle()
    expect(names()).toEqual(['session.me', 'inbox.read', 'session.me'])
    act(hidePage)
    act(() => getByText('read').click())
    await settle()
    expect(names().slice(3)).toEqual(['inbox.read'])
    act(showPage)
    await settle()
    expect(names().slice(3)).toEqual(['inbox.read', 'session.me'])
  })
})

function RulesOf({ day }: { day: string }) {
  useQuery('rules.inForce', { villageId: 'shiwan', day })
  return null
}

function Roll({ villageId }: { villageId: string }) {
  useQuery('codes.open', { scene: 'h' })
  const { data } = useQuery('home.village', { villageId })
  const list = useQuery('honours.list', { villageId })
  return <>{`${data?.name ?? ''} ${String(list.data?.total)}`}</>
}

function Me() {
  const { data } = useQuery('session.me', {})
  const { run } = useCommand('inbox.read')
  return (
    <button onClick={() => void run({ villageId: 'shiwan', noticeId: 'n' })}>
      {data === null ? '' : 'read'}
    </button>
  )
}
