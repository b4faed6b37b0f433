import { act, fireEvent, render, screen } from '@testing-library/react'
import { ScreenGate } from '@/components/screen/gate'
import Reached from '@/packages/boards/reached'
import Rules from '@/packages/boards/rules'
import Desk from '@/packages/county/desk'
import OpenCounty from '@/packages/county/open'
import Ledger from '@/packages/points/ledger'
import { answerCalls, refuse, sentTo, trips } from '../../../test/ui/calls'
import { startApp, went } from '../../../test/ui/taro'
import { identity, rules } from '../../../test/ui/village'
import { Gate } from './gate'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../test/ui/calls'))

const visitor = { signedIn: false, demo: false, today: '2026-11-24', identities: [] }

function open(Page: typeof Rules, path: string, answers: Parameters<typeof answerCalls>[0] = {}) {
  startApp({}, path)
  answerCalls({
    'session.me': () => visitor,
    'home.village': () => refuse('CHOOSE_VILLAGE_FIRST', '请先选一个村'),
    'roster.villages': () => ({ villages: [found], after: null }),
    'rules.inForce': () => rules,
    ...answers,
  })
  return render(
    <ScreenGate.Provider value={Gate}>
      <Page />
    </ScreenGate.Provider>,
  )
}

const found = {
  villageId: 'shiwan',
  name: '柿湾村',
  town: '云岭镇',
  county: '安平县',
  households: 9,
}
const settle = () => act(() => jest.advanceTimersByTimeAsync(50))

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

// In this order: what one of them chooses is chosen for the next.
test('a page of a person leads a visitor to signing in, and whoever is two people is asked which', async () => {
  const { unmount } = open(Ledger, 'packages/points/ledger/index')
  await settle()
  fireEvent.click(screen.getByRole('button', { name: '去登录' }))
  expect(went).toEqual(['/pages/me/index'])
  unmount()
  const identities = [identity(), identity({ villageId: 'liping', villageName: '梨坪村' })]
  open(Ledger, 'packages/points/ledger/index', {
    'session.me': () => ({ ...visitor, signedIn: true, identities }),
  })
  await settle()
  expect(screen.getByRole('radio', { name: /梨坪村/ })).toBeInTheDocument()
})

test('the desk of a county opens to its officer before there is a village, and the founding to anybody', async () => {
  const overview = {
    ...{ regionId: 'y', level: 'county' as const, name: '云岭县', officers: 1 },
    towns: [],
  }
  const answers = {
    'founding.overview': () => overview,
    'founding.state': () => ({ founded: false, codeHours: 21 }),
  }
  const { unmount } = open(Desk, 'packages/county/desk/index', answers)
  await settle()
  expect(screen.getByRole('button', { name: '去登录' })).toBeInTheDocument()
  unmount()
  const officer = { level: 'county', place: '云岭县' } as const
  const signedIn = { ...visitor, signedIn: true, officer }
  const desk = open(Desk, 'packages/county/desk/index', {
    ...answers,
    'session.me': () => signedIn,
  })
  await settle()
  expect(screen.getByText('还没有乡镇')).toBeInTheDocument()
  desk.unmount()
  open(OpenCounty, 'packages/county/open/index', answers)
  await settle()
  expect(screen.getByText('等您落笔')).toBeInTheDocument()
})

test('an address that leaves out what it should show is said to be cut off', async () => {
  open(Ledger, 'packages/points/deed/index')
  await settle()
  expect(screen.getByText('这个地址不完整')).toBeInTheDocument()
})

test('a page of a village asks which one, and then goes on', async () => {
  open(Rules, 'packages/boards/rules/index')
  await settle()
  expect(screen.getByText('您看哪个村？')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: /柿湾村/ }))
  await settle()
  expect(sentTo('rules.inForce')[0]?.payload).toMatchObject({ villageId: 'shiwan' })
  expect(screen.getByText('公共劳动')).toBeInTheDocument()
})

test('where the village is known it asks nothing beside what the page asks', async () => {
  open(Rules, 'packages/boards/rules/index')
  await settle()
  expect(trips).toEqual([['session.me', 'rules.inForce', 'rules.versions']])
})

test('what the boards show to anybody is opened to anybody: the goals that were reached too', async () => {
  open(Reached, 'packages/boards/reached/index', {
    'aspirations.reached': () => ({ goals: [], after: null }),
  })
  await settle()
  expect(screen.getByText('还没有做到的')).toBeInTheDocument()
})
