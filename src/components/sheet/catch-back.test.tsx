import { useState, type ComponentProps } from 'react'
import type { PageContainer } from '@tarojs/components'
import { act, render, screen } from '@testing-library/react'
import { CatchBack } from './catch-back'
import { Sheet } from '.'

let container: ComponentProps<typeof PageContainer> = {}
jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../test/ui/taro'))
jest.mock(
  '@tarojs/components',
  () =>
    Object.create(jest.requireActual<object>('@tarojs/components'), {
      PageContainer: {
        value: (given: typeof container) => {
          container = given
          return null
        },
      },
    }) as object,
)

/** As WeChat does; whether the page then says so too, without which it could not be shown again. */
async function leave(): Promise<boolean> {
  act(() => container.onBeforeLeave?.({} as never))
  const hidden = container.show === false
  act(() => container.onAfterLeave?.({} as never))
  await act(() => new Promise((resolve) => setTimeout(resolve, 150)))
  return hidden
}

function Page({ open }: { open: readonly string[] }) {
  const [closed, setClosed] = useState<readonly string[]>([])
  return (
    <CatchBack>
      {open.map((title) => (
        <Sheet
          key={title}
          title={title}
          open={!closed.includes(title)}
          onClose={() => setClosed([...closed, title])}
        />
      ))}
    </CatchBack>
  )
}

const standing = () => screen.queryAllByRole('dialog').map((one) => one.getAttribute('aria-label'))

test('going back closes what lies on top; while something remains, the next way back is taken too', async () => {
  const { rerender } = render(<Page open={[]} />)
  expect(container.show).toBe(false)
  rerender(<Page open={['退回', '隐私']} />)
  expect(container.show).toBe(true)
  expect(await leave()).toBe(true)
  expect([standing(), container.show]).toEqual([['退回'], true])
  expect(await leave()).toBe(true)
  expect([standing(), container.show]).toEqual([[], false])
})

test('what was closed by a tap takes its container along, and nothing else is closed', async () => {
  const { rerender } = render(<Page open={['退回']} />)
  rerender(<Page open={[]} />)
  expect(container.show).toBe(false)
  await leave()
  rerender(<Page open={['退回', '撤下']} />)
  expect([standing(), container.show]).toEqual([['退回', '撤下'], true])
})
