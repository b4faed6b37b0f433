import { render, screen } from '@testing-library/react'
import { HonourCard } from '.'

const honour = { honour: '云岭好人', name: '何秀兰', sentence: '十一年，每天送一顿热饭。' }

test('without a photo the woodcut stands for it, still named', () => {
  render(<HonourCard {...honour} portrait="woman" />)
  expect(screen.getByRole('img', { name: '何秀兰的照片' })).toBeInTheDocument()
})

test('what was withdrawn says why and no longer bears the seal of honour', () => {
  const { container } = render(<HonourCard {...honour} withdrawn="本人请求" />)
  expect(container).toHaveTextContent('已撤下：本人请求')
  expect(screen.queryByRole('img', { name: '光荣印' })).toBeNull()
  expect(screen.getByRole('img', { name: '撤下印' })).toBeInTheDocument()
})
