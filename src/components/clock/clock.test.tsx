import { render, screen } from '@testing-library/react'
import { Clock, filledTicks } from '.'

test('ticks fill as the time goes, the last one only when it is over', () => {
  expect([1, 0.99, 0.5, 0.01, 0, -0.2].map(filledTicks)).toEqual([0, 1, 12, 23, 24, 24])
})

test('the ring is read as one picture with its words', () => {
  render(<Clock left={0.4} label="公示中，还剩 30 小时" />)
  expect(screen.getAllByRole('img')).toHaveLength(1)
  expect(screen.getByRole('img', { name: '公示中，还剩 30 小时' })).toBeInTheDocument()
})
