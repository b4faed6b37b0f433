import { render, screen } from '@testing-library/react'
import { VerifiedLine } from './'

test('a mismatch bears no seal of verification', () => {
  const { rerender } = render(<VerifiedLine state="matches" text="1 至 87 笔，没有被改动" />)
  expect(screen.getByRole('img', { name: '核验印' })).toBeInTheDocument()
  rerender(<VerifiedLine state="mismatch" text="对不上，请告诉监督员" />)
  expect(screen.queryByRole('img', { name: '核验印' })).toBeNull()
  expect(screen.getByRole('img', { name: '不符印' })).toBeInTheDocument()
})
