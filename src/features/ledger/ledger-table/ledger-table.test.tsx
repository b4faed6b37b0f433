import { fireEvent, render, screen } from '@testing-library/react'
import { ElderProvider } from '@/theme/elder'
import { LedgerTable, type LedgerLine } from './'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))

const line: LedgerLine = {
  key: '86',
  date: '11.09',
  day: '11 月 9 日',
  kind: 'redeem',
  title: '大米 5 公斤',
  note: '积分超市',
  seq: 86,
  points: -50,
  balance: 1302,
}

test('a line is read as a sentence with kind, sign and balance, and opens its story', () => {
  const onTap = jest.fn()
  render(<LedgerTable rows={[line]} onTap={onTap} />)
  fireEvent.click(
    screen.getByRole('button', { name: '11.09，兑换，大米 5 公斤，−50 分，结余 1,302' }),
  )
  expect(onTap).toHaveBeenCalledWith('86')
})

test('in elder mode there are no rule names, numbers or balances', () => {
  const { container } = render(
    <ElderProvider force>
      <LedgerTable rows={[line]} />
    </ElderProvider>,
  )
  expect(container).toHaveTextContent('大米 5 公斤11 月 9 日−50')
  expect(container).not.toHaveTextContent('积分超市')
  expect(container).not.toHaveTextContent('1,302')
})
