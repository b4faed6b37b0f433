import { act, fireEvent, render, screen } from '@testing-library/react'
import { chooseVillage } from '@/session/village'
import { answerCalls, opened, refuse, sentTo } from '../../../../test/ui/calls'
import { startApp, went } from '../../../../test/ui/taro'
import { meAs, village } from '../../../../test/ui/village'
import Household from '../household'
import Roster from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../../test/ui/calls'))

const found = { householdId: 'zhao', name: '赵永顺户', group: '三组', number: '12', members: [] }
const person = {
  residentId: 'su',
  name: '苏桂香',
  householdId: 'zhao',
  household: '赵永顺',
  group: '三组',
  number: '12',
}
const card = {
  householdId: 'zhao',
  name: '赵永顺',
  groupId: 'g3',
  group: '三组',
  number: '12',
  cardCode: 'K7QM3F2P',
  points: { spendable: 96, honour: 412 },
  left: [],
  members: [
    {
      residentId: 'su',
      name: '苏桂香',
      head: false,
      relation: '妻子',
      roles: [],
      phone: '138********',
      birthDay: null,
      under14: false,
    },
  ],
}

function start(
  params: Record<string, string> = {},
  answers: Parameters<typeof answerCalls>[0] = {},
) {
  startApp(params)
  chooseVillage('shiwan')
  answerCalls({
    'session.me': () => meAs({ roles: ['committee'] }),
    'home.village': () => village,
    'roster.groups': () => ({ groups: [{ groupId: 'g3', name: '三组', households: 17 }] }),
    'roster.find': () => ({ households: [found], after: null }),
    'roster.people': () => ({ people: [person], after: null }),
    'roster.card': () => card,
    'roster.cards': () => ({ address: '/files/cards.pdf', name: '户卡.pdf', cards: 17 }),
    'roster.export': () => ({ address: '/files/roster.csv', name: '名册.csv' }),
    'roster.giveCode': () => ({ cardCode: 'K7QM3F2P', code: '40827139' }),
    'roster.renewCard': () => ({ cardCode: 'NEWC4RDS' }),
    ...answers,
  })
}

const settle = () => act(() => jest.advanceTimersByTimeAsync(400))
const tap = async (name: string | RegExp) => {
  fireEvent.click(await screen.findByRole('button', { name }))
  await settle()
}

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test('counts, and households and people to find, each of which leads to the household', async () => {
  start()
  render(<Roster />)
  expect(await screen.findByText('412')).toBeInTheDocument()
  fireEvent.click(await screen.findByRole('link', { name: '赵永顺户，三组 · 12 号' }))
  fireEvent.click(screen.getByRole('radio', { name: /按姓名找个人/ }))
  fireEvent.change(screen.getByLabelText('姓名'), { target: { value: '苏 桂' } })
  await settle()
  fireEvent.click(await screen.findByRole('link', { name: '苏桂香，三组 · 12 号' }))
  expect(sentTo('roster.people').at(-1)?.payload).toMatchObject({ text: '苏桂' })
  const url = '/packages/committee/household/index?householdId=zhao'
  expect(went).toEqual([url, url])
})

test('cards of a group: how many, on how many pages, and the sheet that was made is opened', async () => {
  start()
  render(<Roster />)
  await tap('打印户卡')
  expect(await screen.findByText(/共 17 张，A4 纸 3 页/)).toBeInTheDocument()
  await tap('生成 PDF')
  expect(opened).toEqual([{ address: '/files/cards.pdf', name: '户卡.pdf' }])
  expect(sentTo('roster.cards')[0]?.payload).not.toHaveProperty('appAt')
})

test('with the cards come one-time codes for whoever has no secret, where the clerk says so', async () => {
  start()
  render(<Roster />)
  await tap('打印户卡')
  fireEvent.click(screen.getByRole('radio', { name: /户卡，再印登录码/ }))
  await tap('生成 PDF')
  expect(sentTo('roster.cards')[0]?.payload).toMatchObject({ codes: true })
})

test('a one-time code is made after a second tap, shown once, and gone with its sheet', async () => {
  start({ householdId: 'zhao' })
  render(<Household />)
  await tap('登录码')
  expect(sentTo('roster.giveCode')).toHaveLength(0)
  await tap('出一个登录码')
  expect(await screen.findByText('4082 7139')).toBeInTheDocument()
  await tap('抄好了')
  await tap('登录码')
  expect(screen.queryByText('4082 7139')).not.toBeInTheDocument()
})

test('an export that is refused says why and opens nothing', async () => {
  start({}, { 'roster.export': () => refuse('TRY_AGAIN', '现在办的人多，请稍等再试一次') })
  render(<Roster />)
  await tap('导出')
  await tap('文本表格 .csv')
  expect(await screen.findByText('现在办的人多，请稍等再试一次')).toBeInTheDocument()
  expect(opened).toEqual([])
})

test('a household shows its card; a new one is given only after a second tap', async () => {
  start({ householdId: 'zhao' })
  render(<Household />)
  expect(await screen.findByText('K7QM 3F2P')).toBeInTheDocument()
  expect(screen.getByText('苏桂香')).toBeInTheDocument()
  await tap('换新卡')
  expect(sentTo('roster.renewCard')).toHaveLength(0)
  await tap('停用旧卡，换新卡')
  expect(sentTo('roster.renewCard')[0]?.payload).toEqual({
    villageId: 'shiwan',
    householdId: 'zhao',
  })
  expect(await screen.findByText('新卡号 NEWC 4RDS，请打印新卡')).toBeInTheDocument()
})

test.each([
  ['2026-11-24T09:00:00.000Z', /今天 17:00 自己解开/],
  [null, /村委不解锁，一直锁着/],
])('a card that is locked until %s says so, and is unlocked here', async (opensAt, words) => {
  const unlocked: unknown[] = []
  start(
    { householdId: 'zhao' },
    {
      'roster.card': () => (unlocked.length > 0 ? card : { ...card, locked: { opensAt } }),
      'roster.unlockCard': (payload) => {
        unlocked.push(payload)
        return {}
      },
    },
  )
  render(<Household />)
  expect(await screen.findByText(words)).toBeInTheDocument()
  await tap('解锁')
  expect(unlocked).toEqual([{ villageId: 'shiwan', householdId: 'zhao' }])
  expect(await screen.findByText('赵永顺户的卡可以用了')).toBeInTheDocument()
  expect(screen.queryByText('卡锁住了')).not.toBeInTheDocument()
})

test('one household’s card is printed from its page', async () => {
  start({ householdId: 'zhao' })
  render(<Household />)
  await tap('打印户卡')
  expect(sentTo('roster.cards')[0]?.payload).toMatchObject({ householdIds: ['zhao'] })
})
