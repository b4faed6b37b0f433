import { fireEvent, render, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { ElderProvider } from '@/theme/elder'
import { startApp, went } from '../../../test/ui/taro'
import { Screen } from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../test/ui/taro'))

afterEach(() => jest.restoreAllMocks())

test('a page has one main part and its title as the first heading', () => {
  render(<Screen title="事迹">正文</Screen>)
  expect(screen.getByRole('heading', { level: 1, name: '事迹' })).toBeInTheDocument()
  expect(screen.getByRole('main')).toHaveTextContent('正文')
})

test('back from a page opened by a shared card leads to the first tab', () => {
  jest.spyOn(Taro, 'getCurrentPages').mockReturnValue([{}] as never)
  startApp()
  render(<Screen title="事迹" />)
  fireEvent.click(screen.getByRole('button', { name: '返回' }))
  expect(went).toEqual(['/pages/boards/index'])
})

test('tab pages have the bar and no way back; the open tab and its badges are told', () => {
  render(<Screen title="我家积分" tab="points" badges={{ me: 3 }} />)
  expect(screen.queryByRole('button', { name: '返回' })).toBeNull()
  expect(screen.getByRole('navigation')).toBeInTheDocument()
  expect(screen.getByRole('link', { name: '积分，当前页' })).toBeInTheDocument()
  expect(screen.getByRole('link', { name: '我家，3 件' })).toBeInTheDocument()
})

test('elder mode is a class on the root, so that all sizes follow', () => {
  const { container } = render(
    <ElderProvider force>
      <Screen title="事迹" />
    </ElderProvider>,
  )
  expect(container.querySelector('.screen')).toHaveClass('elder')
})
