import { act, fireEvent, render, screen } from '@testing-library/react'
import { chooseVillage } from '@/session/village'
import { answerCalls, cutNetwork, refuse, sentTo } from '../../../../test/ui/calls'
import { startApp } from '../../../../test/ui/taro'
import { household, meAs, rules, village } from '../../../../test/ui/village'
import { today } from '@/session/clock'
import Claim from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../../test/ui/calls'))

function open(answers: Parameters<typeof answerCalls>[0] = {}) {
  startApp()
  chooseVillage('shiwan')
  answerCalls({
    'roster.me': () => meAs(),
    'roster.village': () => village,
    'roster.household': () => household,
    'rules.inForce': () => rules,
    'deeds.file': () => ({ deedId: 'deed-9', substitute: false, points: 8 }),
    ...answers,
  })
  return render(<Claim />)
}

const tap = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const settle = () => act(() => jest.advanceTimersByTimeAsync(50))

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test('a claim of today takes two taps', async () => {
  open()
  await settle()
  tap('公共劳动，每次 8 分')
  expect(screen.getByText('+8 分，审核后公示 3 天')).toBeInTheDocument()
  tap('报上去')
  await settle()
  expect(sentTo('deeds.file').map((call) => call.payload)).toEqual([
    {
      villageId: 'shiwan',
      itemId: 'labour',
      householdId: 'zhao',
      doerId: 'zhao-1',
      doneOn: today(),
      quantity: 1,
      note: '',
    },
  ])
  expect(screen.getByText('报上去了，等审核')).toBeInTheDocument()
})

test('only what a villager may file is offered for the own household', async () => {
  open()
  await settle()
  expect(screen.queryByText('庭院整洁')).not.toBeInTheDocument()
})

test('hours are told in halves and a needed note is asked for', async () => {
  open()
  await settle()
  tap('义务普法，每小时 5 分')
  tap('几小时，增加')
  expect(screen.getByText('+7 分，审核后公示 3 天')).toBeInTheDocument()
  tap('报上去')
  expect(screen.getByText('这一条要写清做了什么')).toBeInTheDocument()
  expect(sentTo('deeds.file')).toHaveLength(0)
  fireEvent.change(screen.getByLabelText('做了什么'), { target: { value: '给老人讲防诈骗' } })
  tap('报上去')
  await settle()
  expect(sentTo('deeds.file')[0]?.payload).toMatchObject({ quantity: 1.5, note: '给老人讲防诈骗' })
})

test('where the village counts by resident somebody has to be named', async () => {
  const strangers = household.members.map((m) => ({ ...m, residentId: `other-${m.residentId}` }))
  open({
    'roster.village': () => ({ ...village, unit: 'resident' }),
    'roster.household': () => ({ ...household, members: strangers }),
  })
  await settle()
  tap('公共劳动，每次 8 分')
  tap('报上去')
  expect(screen.getByText('请选是谁做的')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('radio', { name: '苏桂香' }))
  tap('报上去')
  await settle()
  expect(sentTo('deeds.file')[0]?.payload).toMatchObject({ doerId: 'other-zhao-2' })
})

test('what nobody in the village may review is said to have gone to the town', async () => {
  open({ 'deeds.file': () => ({ deedId: 'deed-9', substitute: true, points: 8 }) })
  await settle()
  tap('公共劳动，每次 8 分')
  tap('报上去')
  await settle()
  expect(screen.getByText('报上去了，已交乡镇代审')).toBeInTheDocument()
})

test('without a network the claim stays on the phone and is sent once, under one key', async () => {
  open()
  await settle()
  tap('公共劳动，每次 8 分')
  cutNetwork(true)
  tap('报上去')
  await settle()
  expect(screen.getByText('先存在手机里了')).toBeInTheDocument()
  cutNetwork(false)
})

test('a refusal is shown and nothing is kept for later', async () => {
  open({ 'deeds.file': () => refuse('DEED_TOO_OLD', '过了补报期限，请找村委') })
  await settle()
  tap('公共劳动，每次 8 分')
  tap('报上去')
  await settle()
  expect(screen.getByText('过了补报期限，请找村委')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: '报上去' })).toBeInTheDocument()
})
