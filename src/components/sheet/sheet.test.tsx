import { useState } from 'react'
import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Button } from '../button'
import { Sheet } from '.'

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

test('a sheet is a named dialog that takes the focus, keeps it and gives it back', async () => {
  render(<Page />)
  const opener = screen.getByRole('button', { name: '退回' })
  opener.focus()
  fireEvent.click(opener)
  const dialog = screen.getByRole('dialog', { name: '退回的原因' })
  expect(dialog).toHaveFocus()
  await userEvent.tab()
  await userEvent.tab()
  expect(screen.getByRole('button', { name: '好' })).toHaveFocus()
  await userEvent.tab()
  expect(screen.getByRole('button', { name: '关闭' })).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(opener).toHaveFocus()
})
