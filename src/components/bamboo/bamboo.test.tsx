import { render, screen } from '@testing-library/react'
import { Bamboo, bambooWords } from '.'

test('progress is told in words', () => {
  expect([0, 3, 5].map((done) => bambooWords(5, done))).toEqual([
    '刚立下，共 5 节',
    '第 3 节，共 5 节',
    '达成，共 5 节',
  ])
})

test('without words beside it the drawing has them as its name; with words it is silent', () => {
  const { rerender } = render(<Bamboo steps={5} done={3} />)
  expect(screen.getByRole('img', { name: '第 3 节，共 5 节' })).toBeInTheDocument()
  rerender(<Bamboo steps={5} done={3} words />)
  expect(screen.queryByRole('img')).toBeNull()
  expect(screen.getByText('第 3 节，共 5 节')).toBeInTheDocument()
})
