import { fireEvent, render, screen } from '@testing-library/react'
import { ElderProvider } from '@/theme/elder'
import { GoalRow } from './'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))

const goal = {
  kind: '种养',
  goal: '今年栽两亩柿子苗',
  who: '周立春户 · 二组',
  steps: 5,
  done: 3,
  cheers: 38,
}

test('cheering is its own button, named with its goal; a cheered goal cannot be cheered twice', () => {
  const onCheer = jest.fn()
  const { rerender } = render(<GoalRow {...goal} onCheer={onCheer} />)
  fireEvent.click(screen.getByRole('button', { name: '加油，38 人，今年栽两亩柿子苗' }))
  expect(onCheer).toHaveBeenCalledTimes(1)
  rerender(<GoalRow {...goal} cheers={39} cheered onCheer={onCheer} />)
  const cheered = screen.getByRole('button', { name: '已加油，39 人，今年栽两亩柿子苗' })
  expect(cheered).toHaveAttribute('aria-pressed', 'true')
  fireEvent.click(cheered)
  expect(onCheer).toHaveBeenCalledTimes(1)
})

test('an own goal shows its cheers and no button', () => {
  const { container, rerender } = render(<GoalRow {...goal} />)
  expect(container).toHaveTextContent('38 人')
  expect(screen.queryByRole('button')).toBeNull()
  rerender(<GoalRow {...goal} cheers={0} />)
  expect(container).not.toHaveTextContent('人')
})

test('in elder mode household and progress stand in one line, without the kind', () => {
  const { container } = render(
    <ElderProvider force>
      <GoalRow {...goal} onCheer={jest.fn()} />
    </ElderProvider>,
  )
  expect(container).toHaveTextContent('周立春户 · 第 3 节，共 5 节')
  expect(container).not.toHaveTextContent('种养')
  expect(container).not.toHaveTextContent('二组')
})
