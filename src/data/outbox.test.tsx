import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { keep } from '@/offline/kept'
import Unsent from '@/packages/account/unsent'
import { answerCalls, cutNetwork, refuse, sent, sentTo } from '../../test/ui/calls'
import { startApp } from '../../test/ui/taro'
import { meAs } from '../../test/ui/village'
import { enqueue, keepSending, send, takeBack, useSend, useUnsent, type Waiting } from './outbox'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../test/ui/calls'))

const settle = (ms = 50) => act(() => jest.advanceTimersByTimeAsync(ms))
const refusals: string[] = []
let stop: () => void = () => undefined

function startSending(): void {
  stop = keepSending((item, message) => refusals.push(`${item.title} ${message}`))
}

const stored = () => Taro.getStorageSync<Waiting[] | ''>('zhiqi.outbox') || []
const cheer = (key: string, personId = 'zhao-1'): Waiting => ({
  key,
  name: 'aspirations.cheer',
  payload: { villageId: 'shiwan', aspirationId: 'a' },
  personId,
  title: '给「栽两亩柿子」加油',
  from: 0,
  tried: true,
  refused: null,
})

beforeEach(() => {
  jest.useFakeTimers({ now: Date.parse('2026-11-24T08:00:00.000Z') })
  startApp()
  keep('session.me {}', meAs())
  refusals.length = 0
})
afterEach(() => {
  stop()
  for (const { key } of stored()) takeBack(key)
  jest.useRealTimers()
})

// The first test of the file: nothing was read from the storage before, as after a restart.
test('what a closed app left behind goes out at the next start under its key, as that person alone', async () => {
  Taro.setStorageSync('zhiqi.outbox', [cheer('key-of-zhao'), cheer('key-of-li', 'li-1')])
  answerCalls({ 'aspirations.cheer': () => ({ cheers: 3 }) })
  startSending()
  await settle()
  expect(sent).toEqual([
    { name: 'aspirations.cheer', payload: cheer('').payload, key: 'key-of-zhao' },
  ])
  expect(stored().map((item) => item.key)).toEqual(['key-of-li'])
})

function Cheering() {
  const { run } = useSend('aspirations.cheer', 'zhao-1')
  const lying = useUnsent(['zhao-1']).length
  return (
    <button onClick={() => void run({ villageId: 'shiwan', aspirationId: 'a' }, '加油')}>
      {`lying ${lying}`}
    </button>
  )
}
const press = () => act(() => screen.getByRole('button').click())

test('without a network it waits on the phone, and goes out once when the network is back', async () => {
  answerCalls({ 'aspirations.cheer': () => ({ cheers: 3 }) })
  cutNetwork(true)
  startSending()
  render(<Cheering />)
  press()
  await settle()
  press()
  await settle()
  expect(screen.getByText('lying 1')).toBeInTheDocument()
  expect(stored()).toHaveLength(1)
  cutNetwork(false)
  act(() => void window.dispatchEvent(new Event('online')))
  act(() => void window.dispatchEvent(new Event('online')))
  await settle()
  const keys = sentTo('aspirations.cheer').map((call) => call.key)
  expect(new Set(keys)).toEqual(new Set([keys[0]]))
  expect(screen.getByText('lying 0')).toBeInTheDocument()
  const before = keys.length
  await settle(60_000)
  expect(sentTo('aspirations.cheer')).toHaveLength(before)
})

test('what is refused after waiting is told, and stays to be read', async () => {
  answerCalls({
    'aspirations.cheer': () => refuse('ASPIRATION_CLOSED', '这个心愿已经达成或撤下'),
    'session.me': () => meAs(),
  })
  cutNetwork(true)
  startSending()
  const first = render(<Cheering />)
  press()
  await settle()
  cutNetwork(false)
  await settle(20_000)
  expect(refusals).toEqual(['加油 这个心愿已经达成或撤下'])
  first.unmount()
  render(<Unsent />)
  await settle()
  expect(screen.getByText('没办成：这个心愿已经达成或撤下')).toBeInTheDocument()
  act(() => screen.getByRole('button', { name: '加油，知道了' }).click())
  expect(screen.getByText('都送出去了')).toBeInTheDocument()
  expect(stored()).toEqual([])
})

test('what is asked back after waiting is answered where it is read, and goes out anew', async () => {
  const payload = { villageId: 'shiwan', shiftId: 's', came: [{ residentId: 'zhao-1' }] }
  const questions = [{ id: 'day:zhao-1', who: '赵永顺', words: '这天合计 31 小时' }]
  answerCalls({
    'session.me': () => meAs(),
    'activities.confirm': ({ sure }) =>
      sure === undefined
        ? refuse('ANSWER_FIRST', '有几处请您再看一眼，看过没错再送', { questions })
        : { confirmed: 1, waiting: 0, already: 0 },
  })
  startSending()
  const waiting = {
    name: 'activities.confirm',
    payload,
    personId: 'zhao-1',
    title: '名单',
  } as const
  await send(enqueue(waiting))
  render(<Unsent />)
  await settle()
  expect(screen.getByText(/赵永顺：这天合计 31 小时/)).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '名单，没错，照样送' }))
  await settle()
  expect(sentTo('activities.confirm').map((call) => call.payload)).toEqual([
    payload,
    { ...payload, sure: ['day:zhao-1'] },
  ])
  expect(stored()).toEqual([])
})

test('what another tab of the browser kept meanwhile is not lost', async () => {
  answerCalls({})
  cutNetwork(true)
  render(<Cheering />)
  Taro.setStorageSync('zhiqi.outbox', [cheer('of another tab')])
  press()
  await settle()
  expect(stored()).toHaveLength(2)
})
