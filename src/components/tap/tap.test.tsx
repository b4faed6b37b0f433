import { fireEvent, render, screen } from '@testing-library/react'
import { Tap } from '.'

test('Enter and Space press it, other keys do not', () => {
  const onTap = jest.fn()
  render(<Tap onTap={onTap}>看看</Tap>)
  const button = screen.getByRole('button', { name: '看看' })
  expect(button.tabIndex).toBe(0)
  fireEvent.keyDown(button, { key: 'Enter' })
  fireEvent.keyDown(button, { key: ' ' })
  fireEvent.keyDown(button, { key: 'Tab' })
  expect(onTap).toHaveBeenCalledTimes(2)
})

test('a part inside keeps its own tap and its own keys', () => {
  const row = jest.fn()
  const inner = jest.fn()
  render(
    <Tap onTap={row} label="整行">
      <Tap onTap={inner} stop>
        加油
      </Tap>
    </Tap>,
  )
  const button = screen.getByRole('button', { name: '加油' })
  fireEvent.click(button)
  fireEvent.keyDown(button, { key: 'Enter' })
  expect(inner).toHaveBeenCalledTimes(2)
  expect(row).not.toHaveBeenCalled()
})

test('disabled it takes no tap and no focus and says so', () => {
  const onTap = jest.fn()
  render(
    <Tap onTap={onTap} disabled>
      看看
    </Tap>,
  )
  const button = screen.getByRole('button', { name: '看看' })
  fireEvent.click(button)
  fireEvent.keyDown(button, { key: 'Enter' })
  expect(onTap).not.toHaveBeenCalled()
  expect(button).toHaveAttribute('aria-disabled', 'true')
  expect(button.tabIndex).toBe(-1)
})

test('without anything to do it is no button', () => {
  render(<Tap>只看</Tap>)
  expect(screen.queryByRole('button')).toBeNull()
})
