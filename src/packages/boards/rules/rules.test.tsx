import { act, fireEvent, render, screen } from '@testing-library/react'
import type { RuleItem } from '@/domain/rules/contract'
import { chooseVillage } from '@/session/village'
import { answerCalls } from '../../../../test/ui/calls'
import { startApp } from '../../../../test/ui/taro'
import { labour, meAs, rules, village } from '../../../../test/ui/village'
import Rules from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../../test/ui/calls'))

async function open(items: readonly RuleItem[]) {
  startApp()
  chooseVillage('shiwan')
  answerCalls({
    'session.me': () => meAs(),
    'home.village': () => village,
    'rules.inForce': () => ({ ...rules, items: [...items] }),
  })
  render(<Rules />)
  await act(() => jest.advanceTimersByTimeAsync(400))
}

const elders: RuleItem = {
  ...labour,
  id: 'elders',
  category: '互助',
  name: '关爱老人',
  filers: ['recorder'],
  needsNote: true,
  caps: [{ amount: 30, unit: 'points', per: 'month', of: 'household' }],
}
const rubbish: RuleItem = {
  ...labour,
  id: 'rubbish',
  category: '扣分',
  name: '乱堆垃圾',
  kind: 'deduct',
  points: { kind: 'fixed', value: 10 },
  filers: ['recorder'],
}

jest.setTimeout(20_000)
beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-11-24T08:00:00.000Z') }))
afterEach(() => jest.useRealTimers())

test('a rule says what it brings, up to where, and who may file it', async () => {
  await open([{ ...labour, needsPhoto: true }, elders, rubbish])
  expect(screen.getByText('每户每月最多 30 分')).toBeInTheDocument()
  expect(screen.getByText('第 1 条 · 自己报、记录员报都行 · 自己报要有照片')).toBeInTheDocument()
  expect(screen.getByText('第 2 条 · 由记录员报 · 要写清做了什么')).toBeInTheDocument()
  expect(screen.getByText('每次扣 10 分')).toBeInTheDocument()
})

test('it is found by a word of its name, and keeps its number', async () => {
  await open([labour, elders, rubbish])
  fireEvent.change(screen.getByLabelText('找一条'), { target: { value: '老人' } })
  expect(screen.getByText(/^第 2 条/)).toBeInTheDocument()
  expect(screen.queryByText('公共劳动')).not.toBeInTheDocument()
})

test('a category shows only its own', async () => {
  await open([labour, elders, rubbish])
  fireEvent.click(screen.getByRole('tab', { name: '扣分' }))
  expect(screen.getByText('乱堆垃圾')).toBeInTheDocument()
  expect(screen.queryByText('关爱老人')).not.toBeInTheDocument()
})

test('where nothing fits there is a way back to all', async () => {
  await open([labour])
  fireEvent.change(screen.getByLabelText('找一条'), { target: { value: '飞机' } })
  fireEvent.click(screen.getByRole('button', { name: '看全部' }))
  expect(screen.getByText('公共劳动')).toBeInTheDocument()
})

test('a long rule set is drawn in steps', async () => {
  const many = Array.from({ length: 45 }, (_, i) => ({ ...labour, id: `i${i}`, name: `细则${i}` }))
  await open(many)
  expect(screen.queryByText('细则20')).not.toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '再看 20 条' }))
  fireEvent.click(screen.getByRole('button', { name: '再看 5 条' }))
  expect(screen.getByText('细则44')).toBeInTheDocument()
})
