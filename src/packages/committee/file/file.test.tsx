import { act, fireEvent, render, screen } from '@testing-library/react'
import type { Role } from '@/domain/common/contract'
import { chooseVillage } from '@/session/village'
import { answerCalls, cutNetwork, sentTo } from '../../../../test/ui/calls'
import { startApp } from '../../../../test/ui/taro'
import { meAs, rules, village } from '../../../../test/ui/village'
import File from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../../test/ui/calls'))

const found = (householdId: string, name: string) => ({
  householdId,
  name: `${name}户`,
  group: '三组',
  number: '5',
  members: [{ residentId: `${householdId}-1`, name, under14: false }],
})
const households = [found('sun', '孙德海'), found('wu', '吴根生')]
let recorder = 0

function open(roles: Role[] = ['recorder']) {
  startApp()
  chooseVillage('shiwan')
  const personId = `recorder-${++recorder}`
  answerCalls({
    'session.me': () => meAs({ personId, roles }),
    'home.village': () => village,
    'roster.find': () => ({ households, after: null }),
    'rules.inForce': () => rules,
    'deeds.filed': () => ({ deeds: [], after: null }),
    'deeds.file': () => ({ deedId: 'deed-9', substitute: false, points: 8 }),
  })
  return render(<File />)
}

const settle = () => act(() => jest.advanceTimersByTimeAsync(400))
const tap = async (name: string | RegExp) => {
  fireEvent.click(screen.getAllByRole('button', { name })[0]!)
  await settle()
}

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test('after the first household each further one takes two taps', async () => {
  open()
  await settle()
  await tap(/孙德海户/)
  await tap(/庭院整洁/)
  await tap('报上去')
  expect(screen.getByText('下一户，还是「庭院整洁」')).toBeInTheDocument()
  await tap(/吴根生户/)
  await tap('报上去')
  expect(sentTo('deeds.file').map((call) => call.payload)).toMatchObject([
    { householdId: 'sun', itemId: 'yard', quantity: 1 },
    { householdId: 'wu', itemId: 'yard', quantity: 1 },
  ])
})

test('a report that met no network is sent under its first key when there is one again', async () => {
  const { unmount } = open()
  await settle()
  await tap(/孙德海户/)
  await tap(/庭院整洁/)
  cutNetwork(true)
  await tap('报上去')
  expect(screen.getByText('还在手机里，有网会自动送')).toBeInTheDocument()
  cutNetwork(false)
  await act(() => jest.advanceTimersByTimeAsync(25_000))
  expect(screen.queryByText('还在手机里，有网会自动送')).not.toBeInTheDocument()
  const keys = sentTo('deeds.file').map((call) => call.key)
  expect(keys.length).toBeGreaterThan(1)
  expect(new Set(keys).size).toBe(1)
  unmount()
})

test('a report for another household that was not finished is there again', async () => {
  const { unmount } = open()
  await settle()
  await tap(/孙德海户/)
  await tap(/庭院整洁/)
  fireEvent.change(screen.getByLabelText('做了什么'), { target: { value: '柴垛码得齐' } })
  unmount()
  render(<File />)
  await settle()
  expect(screen.getByText('上次没写完的，接着写')).toBeInTheDocument()
  await tap('报上去')
  expect(sentTo('deeds.file').map((call) => call.payload)).toMatchObject([
    { householdId: 'sun', itemId: 'yard', note: '柴垛码得齐' },
  ])
})

test('whoever is no recorder is told who files for others', async () => {
  open([])
  await settle()
  expect(screen.getByText('这里由记录员来办')).toBeInTheDocument()
})
