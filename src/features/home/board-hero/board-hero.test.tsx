import { fireEvent, render, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { ElderProvider } from '@/theme/elder'
import { BoardHero } from './'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))

const hero = (
  <ElderProvider>
    <BoardHero
      boards={[{ key: 'a', name: '志气榜' }]}
      current="a"
      onChange={jest.fn()}
      say={() => []}
    />
  </ElderProvider>
)

test('one tap goes to elder mode and is kept, one tap goes back', () => {
  const { container } = render(hero)
  fireEvent.click(screen.getByRole('button', { name: '长辈版' }))
  expect(container.querySelector('.hero__scene')).toBeNull()
  expect(Taro.getStorageSync('elder')).toBe('on')
  expect(document.documentElement).toHaveClass('elder')
  fireEvent.click(screen.getByRole('button', { name: '标准版' }))
  expect(container.querySelector('.hero__scene')).not.toBeNull()
  expect(Taro.getStorageSync('elder')).toBe('off')
  expect(document.documentElement).not.toHaveClass('elder')
})

test('where nothing can speak there is no button for it', () => {
  render(hero)
  expect(screen.queryByRole('button', { name: '读给我听' })).toBeNull()
})

test('the plant that came with the village stands in the landscape', () => {
  const { container } = render(
    <ElderProvider>
      <BoardHero boards={[]} current="a" onChange={jest.fn()} say={() => []} plant="<svg/>" />
    </ElderProvider>,
  )
  expect(container.querySelector('.hero__scene .hero__plant')).toHaveStyle({
    backgroundImage: 'url("data:image/svg+xml,%3Csvg%2F%3E")',
  })
})
