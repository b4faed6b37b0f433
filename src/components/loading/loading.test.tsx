import { act, render, screen } from '@testing-library/react'
import { Loading } from '.'

test('it appears only after 300 ms, at its height from the start', () => {
  jest.useFakeTimers()
  const { container } = render(<Loading rows={3} />)
  expect(container.querySelectorAll('.loading__rows')).toHaveLength(3)
  expect(container.querySelector('.loading--early')).not.toBeNull()
  act(() => jest.advanceTimersByTime(300))
  expect(container.querySelector('.loading--early')).toBeNull()
  jest.useRealTimers()
})

test('long work counts', () => {
  render(<Loading done={120} total={500} />)
  expect(screen.getByRole('status', { name: '已处理 120 / 500' })).toBeInTheDocument()
})
