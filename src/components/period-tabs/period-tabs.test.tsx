import { fireEvent, render, screen } from '@testing-library/react'
import { PeriodTabs } from '.'

test('the five periods are tabs, the chosen one is told', () => {
  const onChange = jest.fn()
  render(<PeriodTabs value="month" onChange={onChange} />)
  expect(screen.getAllByRole('tab').map((tab) => tab.textContent)).toEqual([
    '本周',
    '本月',
    '本季',
    '今年',
    '累计',
  ])
  expect(screen.getByRole('tab', { selected: true })).toHaveTextContent('本月')
  fireEvent.click(screen.getByRole('tab', { name: '累计' }))
  expect(onChange).toHaveBeenCalledWith('all')
})

test('counts of work to do belong to the name', () => {
  render(
    <PeriodTabs
      items={[{ key: 'deeds', label: '审事迹', count: 6 }]}
      value="deeds"
      onChange={jest.fn()}
    />,
  )
  expect(screen.getByRole('tab', { name: '审事迹，6 件' })).toBeInTheDocument()
})
