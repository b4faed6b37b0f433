import { fireEvent, render, screen } from '@testing-library/react'
import { ErrorState } from '.'

test('an error is read out with what to say to whoever helps, and can be tried again', () => {
  const onRetry = jest.fn()
  render(
    <ErrorState message="服务器正忙，请过一会儿再试。" requestId="q7f3a91c2" onRetry={onRetry} />,
  )
  expect(screen.getByRole('alert')).toHaveTextContent('问人时报这个号：q7f3a91c2')
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }))
  expect(onRetry).toHaveBeenCalledTimes(1)
})

test('without a network nothing was wrong: it says that there is none', () => {
  render(<ErrorState offline message="申报已存在手机里，有网会自动送。" />)
  expect(screen.getByRole('heading', { name: '现在没有网' })).toBeInTheDocument()
})
