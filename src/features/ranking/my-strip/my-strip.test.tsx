import { render } from '@testing-library/react'
import { ElderProvider } from '@/theme/elder'
import { MyStrip } from './'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))

test('whoever is not on the board yet has no rank, not the rank zero', () => {
  const { container } = render(<MyStrip rank={null} name="赵永顺户" points={0} />)
  expect(container).toHaveTextContent('—我家 · 赵永顺户0分')
})

test('in elder mode the strip keeps rank and points', () => {
  const { container } = render(
    <ElderProvider force>
      <MyStrip rank={11} name="赵永顺户" note="再 4 分上一名" points={1103} />
    </ElderProvider>,
  )
  expect(container).toHaveTextContent(/^11我家1,103分$/)
})
