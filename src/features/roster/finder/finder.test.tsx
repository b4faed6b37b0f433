import { act, fireEvent, render, screen } from '@testing-library/react'
import {
  answerCalls,
  cutNetwork,
  refuse,
  reopenApp,
  sentTo,
  slowNetwork,
} from '../../../../test/ui/calls'
import { startApp } from '../../../../test/ui/taro'
import { FindHousehold, type FindHouseholdProps } from '.'
import { FindMember } from './member'
import { FindInRoster } from './whole-roster'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../../test/ui/calls'))

const zhao = {
  householdId: 'zhao',
  name: '赵永顺户',
  group: '三组',
  number: '12',
  members: [
    { residentId: 'zhao-1', name: '赵永顺', under14: false },
    { residentId: 'zhao-2', name: '苏桂香', under14: false },
  ],
}
const liu = { ...zhao, householdId: 'liu', name: '刘满仓户', number: '7', members: [] }

type Answers = Parameters<typeof answerCalls>[0]

function start(answers: Answers = {}) {
  startApp()
  answerCalls({
    'roster.find': ({ text }) => ({
      households: [zhao, liu].filter((h) => h.name.startsWith(text ?? '')),
      after: null,
    }),
    ...answers,
  })
}

async function open(props: Partial<FindHouseholdProps> = {}) {
  const drawn = render(<FindHousehold villageId="shiwan" onPick={jest.fn()} {...props} />)
  await settle()
  return drawn
}

const settle = (ms = 400) => act(() => jest.advanceTimersByTimeAsync(ms))
const type = async (text: string) => {
  fireEvent.change(screen.getByLabelText('户主姓名'), { target: { value: text } })
  await settle()
}
const zhaoRow = () => screen.queryByRole('button', { name: '赵永顺户，三组 · 12 号' })

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test('the village stands there to begin with; a name leaves whoever is called so, and a tap picks', async () => {
  start()
  const onPick = jest.fn()
  await open({ onPick })
  expect(screen.getByText('刘满仓户')).toBeInTheDocument()
  await type(' 赵 永')
  expect(screen.queryByText('刘满仓户')).not.toBeInTheDocument()
  fireEvent.click(zhaoRow()!)
  expect(onPick).toHaveBeenCalledWith(zhao)
  expect(sentTo('roster.find').map((call) => call.payload)).toMatchObject([
    { text: '' },
    { text: '赵永' },
  ])
})

test('those chosen lately stand first until something is typed', async () => {
  start()
  await open({ lately: [liu] })
  expect(screen.getByText('最近选过的')).toBeInTheDocument()
  expect(screen.getAllByText('刘满仓户')).toHaveLength(2)
  await type('刘')
  expect(screen.queryByText('最近选过的')).not.toBeInTheDocument()
  expect(screen.getAllByText('刘满仓户')).toHaveLength(1)
})

test('while the answer is on its way ruled lines stand there', async () => {
  start()
  slowNetwork(2000)
  await open()
  expect(screen.getByRole('status', { name: '正在读' })).toBeInTheDocument()
  expect(zhaoRow()).not.toBeInTheDocument()
  await settle(2000)
  expect(screen.queryByRole('status')).not.toBeInTheDocument()
  expect(zhaoRow()).toBeInTheDocument()
})

test('a name that nobody has and a roster without anybody are told apart', async () => {
  start()
  const { unmount } = await open()
  await type('欧阳')
  expect(screen.getByText('没有找到，换个姓试试')).toBeInTheDocument()
  unmount()
  start({ 'roster.find': () => ({ households: [], after: null }) })
  await open()
  expect(screen.getByText('名册还空着')).toBeInTheDocument()
  expect(screen.queryByText('没有找到，换个姓试试')).not.toBeInTheDocument()
})

test('an answer that failed says so and is asked again by a tap', async () => {
  start({ 'roster.find': () => refuse('INTERNAL', '服务暂时出错，请稍后再试') })
  await open()
  expect(screen.getByText(/服务暂时出错/)).toBeInTheDocument()
  answerCalls({ 'roster.find': () => ({ households: [zhao], after: null }) })
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }))
  await settle()
  expect(zhaoRow()).toBeInTheDocument()
})

test('without a network what this phone has seen is found, with its age; the rest waits for one', async () => {
  start()
  const { unmount } = await open()
  unmount()
  reopenApp()
  cutNetwork(true)
  await open()
  expect(screen.getByText(/^网络不通，这是.*的名册$/)).toBeInTheDocument()
  expect(zhaoRow()).toBeInTheDocument()
  await type('刘')
  expect(screen.queryByText('刘满仓户')).not.toBeInTheDocument()
  expect(screen.getByText(/网络不通，请检查网络/)).toBeInTheDocument()
})

test('the next page is read by a tap; where it fails, what stands stays and says why', async () => {
  start({
    'roster.find': ({ after }) =>
      after === undefined
        ? { households: [zhao], after: 'zhao' }
        : refuse('TRY_AGAIN', '现在办的人多，请稍等再试一次'),
  })
  await open()
  fireEvent.click(screen.getByRole('button', { name: '再看 20 户' }))
  await settle()
  expect(screen.getByText('现在办的人多，请稍等再试一次')).toBeInTheDocument()
  expect(zhaoRow()).toBeInTheDocument()
})

test('of a household each member has a button, save who is in the list already', async () => {
  start()
  const onPick = jest.fn()
  render(<FindMember villageId="shiwan" act="加上" taken={new Set(['zhao-2'])} onPick={onPick} />)
  await settle()
  expect(screen.queryByRole('button', { name: '加上：苏桂香' })).not.toBeInTheDocument()
  expect(screen.getByText('已在名单')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '加上：赵永顺' }))
  expect(onPick).toHaveBeenCalledWith(zhao.members[0], zhao)
})

test('where a child cannot be meant it has no button', async () => {
  const child = { residentId: 'zhao-3', name: '赵小满', under14: true }
  start({
    'roster.find': () => ({
      households: [{ ...zhao, members: [...zhao.members, child] }],
      after: null,
    }),
  })
  render(<FindMember villageId="shiwan" act="替他写" from14 onPick={jest.fn()} />)
  await settle()
  expect(screen.getByText('未满 14 岁')).toBeInTheDocument()
  expect(screen.getAllByRole('button', { name: /^替他写/ })).toHaveLength(2)
})

test('in the roster anybody is found by name too; what was typed stays when the way changes', async () => {
  const person = { residentId: 'su', name: '苏桂香', householdId: 'zhao', household: '赵永顺' }
  start({
    'roster.people': () => ({ people: [{ ...person, group: '三组', number: '12' }], after: null }),
  })
  const onOpen = jest.fn()
  render(<FindInRoster villageId="shiwan" onOpen={onOpen} />)
  await settle()
  await type('苏')
  fireEvent.click(screen.getByRole('radio', { name: '按姓名找个人' }))
  await settle()
  expect(screen.getByLabelText('姓名')).toHaveValue('苏')
  fireEvent.click(screen.getByRole('link', { name: '苏桂香，三组 · 12 号' }))
  expect(screen.getByText('赵永顺户')).toBeInTheDocument()
  expect(onOpen).toHaveBeenCalledWith('zhao')
  expect(sentTo('roster.people').map((call) => call.payload)).toMatchObject([{ text: '苏' }])
})
