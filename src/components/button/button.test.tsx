import { fireEvent, render, screen } from '@testing-library/react'
import { Button } from '.'

test('what cannot be pressed says why in place of its label', () => {
  const onTap = jest.fn()
  render(
    <Button kind="primary" reason="与您同户，须由他人审" onTap={onTap}>
      同意，盖章
    </Button>,
  )
  const button = screen.getByRole('button', { name: '与您同户，须由他人审' })
  expect(button).toHaveAttribute('aria-disabled', 'true')
  expect(screen.queryByText('同意，盖章')).toBeNull()
  fireEvent.click(button)
  expect(onTap).not.toHaveBeenCalled()
})

test('while it sends it says so and cannot be pressed again', () => {
  const onTap = jest.fn()
  render(
    <Button busy onTap={onTap}>
      报上去
    </Button>,
  )
  const button = screen.getByRole('button')
  expect(button).toHaveAttribute('aria-busy', 'true')
  expect(button).toHaveTextContent('正在送…')
  fireEvent.click(button)
  expect(onTap).not.toHaveBeenCalled()
})

test('Enter and Space press it once, and what is not there cannot be pressed', () => {
  const onTap = jest.fn()
  render(
    <>
      <Button onTap={onTap}>看看</Button>
      <Button>还不行</Button>
    </>,
  )
  const button = screen.getByRole('button', { name: '看看' })
  expect(button.tabIndex).toBe(0)
  fireEvent.click(button)
  fireEvent.keyDown(button, { key: 'Enter' })
  fireEvent.keyDown(button, { key: ' ' })
  fireEvent.keyDown(button, { key: 'Tab' })
  expect(onTap).toHaveBeenCalledTimes(3)
  const still = screen.getByRole('button', { name: '还不行' })
  expect(still).toHaveAttribute('aria-disabled', 'true')
  expect(still.tabIndex).toBe(-1)
})
