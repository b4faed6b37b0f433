import { act, fireEvent, render, screen } from '@testing-library/react'
import type { RuleItem, VersionRow } from '@/domain/rules/contract'
import { chooseVillage } from '@/session/village'
import { answerCalls, refuse } from '../../../../test/ui/calls'
import { startApp, went } from '../../../../test/ui/taro'
import { labour, meAs, rules, village } from '../../../../test/ui/village'
import Rules from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))
jest.mock('@/backend', () => jest.requireActual<object>('../../../../test/ui/calls'))

let coming: VersionRow[] = []
async function open(items: readonly RuleItem[], more: Parameters<typeof answerCalls>[0] = {}) {
  startApp()
  chooseVillage('shiwan')
  answerCalls({
    'session.me': () => meAs(),
    'home.village': () => village,
    'rules.versions': () => ({ versions: coming }),
    'rules.inForce': () => ({ ...rules, items: [...items] }),
    ...more,
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
beforeEach(() => {
  coming = []
  jest.useFakeTimers({ now: Date.parse('2026-11-24T08:00:00.000Z') })
})
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

test('a coming version is told with its day and what it changes', async () => {
  const next: VersionRow = {
    ...{ version: 4, name: '积分细则 2027 版', effectiveFrom: '2027-01-01', count: 1 },
    ...{ changes: '改：公共劳动 2 分', note: '', meeting: null },
  }
  coming = [next, { ...next, version: 3, effectiveFrom: '2026-01-01', changes: '加：旧的' }]
  await open([labour])
  expect(screen.getByText('2027 年 1 月 1 日起用新的一版')).toBeInTheDocument()
  expect(screen.getByText('改：公共劳动 2 分')).toBeInTheDocument()
  expect(screen.queryByText('加：旧的')).not.toBeInTheDocument()
})

test('where there are no rules yet, whoever may make them is led to the desk', async () => {
  const none = () => refuse('NO_RULES_YET', '这一天还没有生效的积分细则')
  await open([], { 'rules.inForce': none, 'session.me': () => meAs({ may: ['rules.start'] }) })
  fireEvent.click(screen.getByRole('button', { name: '写细则' }))
  expect(went).toEqual(['/packages/rules/list/index'])
})

test('others are told that there are none yet', async () => {
  await open([], { 'rules.inForce': () => refuse('NO_RULES_YET', '这一天还没有生效的积分细则') })
  expect(screen.getByText('村委定下来以后，在这里看得到。')).toBeInTheDocument()
})
