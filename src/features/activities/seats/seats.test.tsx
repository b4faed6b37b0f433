import { render, screen } from '@testing-library/react'
import { boxesOf, Seats } from './'

const count = (boxes: readonly string[]) =>
  ['taken', 'mine', 'free'].map((kind) => boxes.filter((box) => box === kind).length)

test.each([
  [16, 14, 2, [12, 2, 2]],
  [16, 16, 0, [16, 0, 0]],
  [20, 20, 0, [10, 0, 0]],
  [4, 0, 0, [0, 0, 4]],
  // A share in tens: never full while a place is free, never empty once one is taken.
  [80, 79, 0, [9, 0, 1]],
  [80, 80, 0, [10, 0, 0]],
  [500, 1, 1, [0, 1, 9]],
  [30, 18, 0, [6, 0, 4]],
] as const)('of %i places %i are taken, %i of them mine', (capacity, taken, mine, expected) => {
  expect(count(boxesOf(capacity, taken, mine))).toEqual(expected)
})

test('the numbers are heard; where none is set there are no boxes', () => {
  const { container } = render(<Seats capacity={16} taken={14} mine={2} />)
  expect(screen.getByRole('img', { name: '16 个名额，已报 14 人，自家 2 人' })).toBeInTheDocument()
  expect(container.querySelectorAll('.seats__box--mine')).toHaveLength(2)
  expect(render(<Seats capacity={null} taken={34} />).container).toBeEmptyDOMElement()
})
