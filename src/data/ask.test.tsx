import { act, render } from '@testing-library/react'
import Boards from '@/pages/boards'
import { chooseVillage } from '@/session/village'
import { boardPage, goal, honour } from '../../test/ui/boards'
import { answerCalls, cutNetwork, refuse, sent } from '../../test/ui/calls'
import { hidePage, showPage, startApp } from '../../test/ui/taro'
import { meAs, village } from '../../test/ui/village'
import { useCommand, useQuery } from './call'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../test/ui/calls'))

type Answers = Parameters<typeof answerCalls>[0]

const home: Answers = {
  'home.open': ({ board }) => ({
    me: meAs(),
    village,
    villages: null,
    honours: board === 'honours' ? { honours: [honour()], total: 1, after: null } : null,
    aspirations:
      board === 'aspirations' ? { reached: [], open: [goal()], total: 1, after: null } : null,
    ranking: board === 'ranking' ? boardPage() : null,
  }),
}
const names = () => sent.map((call) => call.name)
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
  test('is one call', async () => {
    start()
    render(<Boards />)
    await settle()
    expect(sent.map(({ name, payload }) => ({ name, payload }))).toEqual([
      { name: 'home.open', payload: { villageId: 'shiwan', board: 'honours' } },
    ])
  })

  test('asks each for itself where the one call is refused', async () => {
    start({
      'home.open': () => refuse('UNKNOWN_CALL', '没有这个功能，请更新小程序后再试'),
      'session.me': () => meAs(),
      'home.village': () => village,
      'honours.list': () => ({ honours: [honour()], total: 1, after: null }),
    })
    const { container } = render(<Boards />)
    await settle()
    expect(names().sort()).toEqual(['home.open', 'home.village', 'honours.list', 'session.me'])
    expect(container.textContent).toContain('新上榜')
  })

  test('without a network does not ask thrice', async () => {
    start()
    cutNetwork(true)
    render(<Boards />)
    await settle()
    expect(names()).toEqual(['home.open'])
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
    expect(names()).toEqual(['home.open'])
    act(hidePage)
    await settle(2_000)
    act(showPage)
    await settle()
    expect(names()).toEqual(['home.open', 'home.open'])
  })

  test('opening the page anew sends nothing either', async () => {
    start()
    render(<Boards />).unmount()
    await settle()
    render(<Boards />)
    await settle()
    expect(names()).toEqual(['home.open'])
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

function Me() {
  const { data } = useQuery('session.me', {})
  const { run } = useCommand('inbox.read')
  return (
    <button onClick={() => void run({ villageId: 'shiwan', noticeId: 'n' })}>
      {data === null ? '' : 'read'}
    </button>
  )
}
