import { fireEvent, render, screen } from '@testing-library/react'
import { ElderProvider } from '@/theme/elder'
import { BoardSlips } from './'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))

const boards = [
  { key: 'aspiration', name: '志气榜', count: 14, unit: '愿' },
  { key: 'honour', name: '共富光荣榜', count: 27, unit: '人' },
]

test('slips are tabs with name and count; the chosen one is told', () => {
  const onChange = jest.fn()
  render(<BoardSlips boards={boards} current="aspiration" onChange={onChange} />)
  expect(screen.getByRole('tab', { name: '志气榜，14 愿' })).toHaveAttribute(
    'aria-selected',
    'true',
  )
  const other = screen.getByRole('tab', { name: '共富光荣榜，27 人' })
  expect(other).toHaveAttribute('aria-selected', 'false')
  fireEvent.click(other)
  expect(onChange).toHaveBeenCalledWith('honour')
})

test('in elder mode the slips are boxes without counts', () => {
  const { container } = render(
    <ElderProvider force>
      <BoardSlips boards={boards} current="honour" onChange={jest.fn()} />
    </ElderProvider>,
  )
  expect(container.querySelectorAll('.box')).toHaveLength(2)
  expect(container.querySelector('.slip')).toBeNull()
  expect(container).not.toHaveTextContent('27')
})

test('a name with a character that is not drawn is set as a whole', () => {
  const { container } = render(<BoardSlips boards={boards} current="honour" onChange={jest.fn()} />)
  expect(container).toHaveTextContent('共富光荣榜')
  expect(container).not.toHaveTextContent('志气榜')
})
