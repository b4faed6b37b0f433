import { useState } from 'react'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { Button } from '../button'
import { Sheet } from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../test/ui/taro'))

const press = (key: string) => fireEvent.keyDown(document.activeElement!, { key })

function Page() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onTap={() => setOpen(true)}>退回</Button>
      <Sheet
        open={open}
        title="退回的原因"
        onClose={() => setOpen(false)}
        foot={<Button onTap={() => setOpen(false)}>好</Button>}
      />
    </>
  )
}

test('a sheet is a named dialog that takes the focus, keeps it and gives it back', () => {
  render(<Page />)
  const opener = screen.getByRole('button', { name: '退回' })
  opener.focus()
  fireEvent.click(opener)
  const dialog = screen.getByRole('dialog', { name: '退回的原因' })
  expect(dialog).toHaveFocus()
  press('Tab')
  press('Tab')
  expect(screen.getByRole('button', { name: '好' })).toHaveFocus()
  press('Tab')
  expect(screen.getByRole('button', { name: '关闭' })).toHaveFocus()
  fireEvent.keyDown(document.activeElement!, { key: 'Tab', shiftKey: true })
  expect(screen.getByRole('button', { name: '好' })).toHaveFocus()
  press('Escape')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(opener).toHaveFocus()
})

test('a tap beside it asks to close; whoever opened it may keep it open', () => {
  const onClose = jest.fn()
  const { container, rerender } = render(<Sheet open title="撤下" onClose={onClose} />)
  fireEvent.click(container.querySelector('.sheet__shade')!)
  expect(onClose).toHaveBeenCalledTimes(1)
  expect(screen.getByRole('dialog', { name: '撤下' })).toBeVisible()
  expect(document.body).toHaveClass('nut-overflow-hidden')
  rerender(<Sheet open={false} title="撤下" onClose={onClose} />)
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(document.body).not.toHaveClass('nut-overflow-hidden')
})

test('it stands inside the screen that draws it, where elder mode reaches it', () => {
  const { container } = render(<Sheet open title="撤下" onClose={jest.fn()} />)
  expect(container).toContainElement(screen.getByRole('dialog'))
})

test('a focus that is lost while the sheet is put in place comes back to it', async () => {
  render(<Sheet open title="撤下" onClose={jest.fn()} />)
  const dialog = screen.getByRole('dialog', { name: '撤下' })
  dialog.blur()
  expect(dialog).not.toHaveFocus()
  await waitFor(() => expect(dialog).toHaveFocus())
})
