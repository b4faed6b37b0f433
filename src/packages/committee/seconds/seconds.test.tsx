import { act, fireEvent, render, screen } from '@testing-library/react'
import type { Identity } from '@/domain/session/contract'
import type { ProposalRow } from '@/domain/proposals/contract'
import { chooseVillage } from '@/session/village'
import { answerCalls, sentTo } from '../../../../test/ui/calls'
import { startApp } from '../../../../test/ui/taro'
import { meAs } from '../../../../test/ui/village'
import Seconds from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../../test/ui/calls'))

const row: ProposalRow = {
  proposalId: 'roles:1',
  kind: 'roles',
  villageId: 'liping',
  village: '梨坪村',
  about: '周敏',
  place: '三组 · 12 号',
  words: ['职务：记录员 → 记录员、审核员'],
  detail: '',
  by: '李桂芳',
  at: '2026-11-23T02:00:00.000Z',
  lastDay: '2026-12-23',
  may: true,
  why: null,
  others: ['杨树林'],
  mine: false,
}

async function open(rows: ProposalRow[], as: Partial<Identity> = { roles: ['committee'] }) {
  startApp()
  chooseVillage('shiwan')
  answerCalls({
    'session.me': () => meAs(as),
    'proposals.waiting': () => ({ rows, after: null }),
    'proposals.confirm': () => ({}),
    'proposals.refuse': () => ({}),
    'proposals.withdraw': () => ({}),
  })
  render(<Seconds />)
  await settle()
}

const settle = () => act(() => jest.advanceTimersByTimeAsync(400))
const press = async (name: string | RegExp) => {
  fireEvent.click(screen.getAllByRole('button', { name })[0]!)
  await settle()
}
const sent = (name: Parameters<typeof sentTo>[0]) => sentTo(name).map((call) => call.payload)
const here = { villageId: 'liping', proposalId: 'roles:1' }

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test('the second person reads what it is about and agrees', async () => {
  await open([row])
  expect(screen.getByText('周敏')).toBeInTheDocument()
  expect(screen.getByText('职务：记录员 → 记录员、审核员')).toBeInTheDocument()
  await press(/^同意：周敏/)
  expect(sent('proposals.confirm')).toEqual([here])
})

test('not to agree takes a reason', async () => {
  await open([row])
  await press(/^不同意：周敏/)
  await press('不同意')
  expect(sent('proposals.refuse')).toEqual([])
  fireEvent.change(screen.getByLabelText('理由'), { target: { value: '他常年在外' } })
  fireEvent.click(screen.getAllByRole('button', { name: '不同意' }).at(-1)!)
  await settle()
  expect(sent('proposals.refuse')).toEqual([{ ...here, reason: '他常年在外' }])
})

test('whoever proposed it is told who decides, and may take it back', async () => {
  await open([{ ...row, may: false, why: 'OWN', mine: true }])
  expect(screen.getByText('由杨树林来定')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /^同意/ })).toBeNull()
  await press(/^撤回：周敏/)
  expect(sent('proposals.withdraw')).toEqual([here])
})

test('a supervisor reads it and the minutes of the meeting', async () => {
  const elected = { ...row, may: false, why: 'OTHERS' as const, others: [], detail: '到会 26 人' }
  await open([elected], { roles: ['supervisor'] })
  expect(screen.getByText('到会 26 人')).toBeInTheDocument()
  expect(screen.getByText('由乡镇来定')).toBeInTheDocument()
})

test('the officer sees of which village it is', async () => {
  await open([row], { kind: 'town', householdId: null })
  expect(screen.getByText('梨坪村 · 三组 · 12 号')).toBeInTheDocument()
})

test('a villager is told whose affair it is', async () => {
  await open([], { roles: [] })
  expect(screen.getByText('没有要您定的')).toBeInTheDocument()
})

test('a sign-in says by whose code, and a phone its number to whoever may agree', async () => {
  const words = ['登录：网页 Edge · Windows，凭一次性登录码']
  await open([
    { ...row, proposalId: 'binding:1', kind: 'binding', words, makers: ['李桂芳'] },
    { ...row, proposalId: 'phone:1', kind: 'phone', inConfidence: '新手机号：13900001111' },
  ])
  expect(screen.getByText('给这户出过登录码的人不能定：李桂芳')).toBeInTheDocument()
  expect(screen.getByText('新手机号：13900001111')).toBeInTheDocument()
})
