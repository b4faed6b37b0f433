import { act, render, screen } from '@testing-library/react'
import { toast, Toaster } from '.'

test('what is said is read out, also on a page that opens later, and goes away by itself', () => {
  jest.useFakeTimers()
  const { unmount } = render(<Toaster />)
  act(() => toast('已盖章'))
  expect(screen.getByRole('status')).toHaveTextContent('已盖章')
  unmount()
  render(<Toaster />)
  expect(screen.getByRole('status')).toHaveTextContent('已盖章')
  act(() => toast('已撤回'))
  expect(screen.getByRole('status')).toHaveTextContent(/^已撤回$/)
  act(() => jest.runAllTimers())
  expect(screen.getByRole('status')).toHaveTextContent(/^$/)
  jest.useRealTimers()
})
