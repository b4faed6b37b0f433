import { fireEvent, render, screen } from '@testing-library/react'
import { UnsentRows } from '.'

const waiting = { key: 'k1', title: '扫了村道', refused: null }
const refused = { key: 'k2', title: '帮苏家抬木料', refused: '这一条要有照片' }

test('what was refused stands first, says why and goes once it is read; what waits says how it goes on', () => {
  const onRead = jest.fn()
  const { container } = render(<UnsentRows rows={[waiting, refused]} onRead={onRead} />)
  expect(container).toHaveTextContent(
    '帮苏家抬木料没办成：这一条要有照片知道了扫了村道还在手机里，有网会自动送',
  )
  fireEvent.click(screen.getByRole('button', { name: '帮苏家抬木料，知道了' }))
  expect(onRead.mock.calls).toEqual([['k2']])
})

test('nothing draws nothing', () => {
  expect(render(<UnsentRows rows={[]} onRead={jest.fn()} />).container).toBeEmptyDOMElement()
})
