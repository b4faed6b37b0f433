import { render, screen } from '@testing-library/react'
import { HonourCard } from './'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))

const honour = { honour: '云岭好人', name: '何秀兰', sentence: '十一年，每天送一顿热饭。' }

test('without a photo the woodcut stands for it, named by the person, not as a photo', () => {
  render(<HonourCard {...honour} portrait="woman" />)
  expect(screen.getByRole('img', { name: '何秀兰' })).toBeInTheDocument()
})

test('what was withdrawn says why and no longer bears the seal of honour', () => {
  const { container } = render(<HonourCard {...honour} withdrawn="本人请求" />)
  expect(container).toHaveTextContent('已撤下：本人请求')
  expect(screen.queryByRole('img', { name: '光荣印' })).toBeNull()
  expect(screen.getByRole('img', { name: '撤下印' })).toBeInTheDocument()
})
