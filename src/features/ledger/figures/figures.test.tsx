import { render, screen } from '@testing-library/react'
import { ElderProvider } from '@/theme/elder'
import { Figures } from './'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))

test('while it loads no figure is shown, and the blank says that it is being read', () => {
  const { container } = render(<Figures spendable={null} honour={null} />)
  expect(screen.getAllByRole('status', { name: '正在读' })).toHaveLength(2)
  expect(container).not.toHaveTextContent('0')
})

test('in elder mode the figure says what it is good for', () => {
  const { container } = render(
    <ElderProvider force>
      <Figures spendable={-12} honour={1286} />
    </ElderProvider>,
  )
  expect(container).toHaveTextContent('现在有−12')
  expect(container).toHaveTextContent('荣誉积分1,286')
})
