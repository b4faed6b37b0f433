import { render, screen } from '@testing-library/react'
import { Chain } from './'
import { chainSteps, type ChainInput } from './steps'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))

const times = { filed: '12 日', approved: '13 日', posted: '16 日', ended: '14 日' }
const told = (input: ChainInput) =>
  chainSteps({ times, ...input }).map(({ name, when, tone }) =>
    [name, when, tone].filter(Boolean).join(' '),
  )

test.each<[ChainInput, string[]]>([
  [{ state: 'filed' }, ['申报 12 日 done', '待审核 now', '公示 next', '入账 next']],
  [{ state: 'rejected' }, ['申报 12 日 done', '已退回 14 日 stopped']],
  [{ state: 'withdrawn' }, ['申报 12 日 done', '审核 13 日 done', '已撤回 14 日 stopped']],
  [
    { state: 'publicity', leftText: '剩 30 小时' },
    ['申报 12 日 done', '审核 13 日 done', '公示中 剩 30 小时 now', '入账 16 日 next'],
  ],
  [
    { state: 'objected' },
    ['申报 12 日 done', '审核 13 日 done', '有异议，已停 stopped', '入账 next'],
  ],
  [{ state: 'dropped' }, ['申报 12 日 done', '审核 13 日 done', '异议成立，不入账 14 日 stopped']],
  [{ state: 'posted' }, ['申报 12 日 done', '审核 13 日 done', '公示 done', '入账 16 日 done']],
  [
    { state: 'posted', publicity: false },
    ['申报 12 日 done', '审核 13 日 done', '入账 16 日 done'],
  ],
  [
    { state: 'reversed' },
    ['申报 12 日 done', '审核 13 日 done', '入账 16 日 done', '已冲正 14 日 stopped'],
  ],
  [
    { state: 'publicity', deduct: true, leftText: '剩 2 天' },
    ['申报 12 日 done', '审核 13 日 done', '申诉期 剩 2 天 now', '入账 16 日 next'],
  ],
])('%j goes %j', (input, steps) => {
  expect(told(input)).toEqual(steps)
})

test('a deed withdrawn before its review never shows a review', () => {
  expect(
    chainSteps({ state: 'withdrawn', times: { filed: '12 日' } }).map(({ name }) => name),
  ).toEqual(['申报', '已撤回'])
})

test('the reason stands below', () => {
  render(<Chain state="rejected" reason="照片看不清，请补一张" />)
  expect(screen.getByText('照片看不清，请补一张')).toBeInTheDocument()
  expect(screen.getAllByRole('listitem')).toHaveLength(2)
})
