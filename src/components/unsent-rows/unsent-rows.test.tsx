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

test('what was only asked back can be said to be right', () => {
  const onSure = jest.fn()
  const rows = [refused, { ...refused, key: 'k3', title: '巡逻', asked: [{}] }]
  render(<UnsentRows rows={rows} onRead={jest.fn()} onSure={onSure} />)
  expect(screen.getAllByRole('button', { name: /照样送/ })).toHaveLength(1)
  fireEvent.click(screen.getByRole('button', { name: '巡逻，没错，照样送' }))
  expect(onSure.mock.calls).toEqual([['k3']])
})

test('nothing draws nothing', () => {
  expect(render(<UnsentRows rows={[]} onRead={jest.fn()} />).container).toBeEmptyDOMElement()
})
