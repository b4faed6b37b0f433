import { fireEvent, render, screen } from '@testing-library/react'
import { ElderProvider } from '@/theme/elder'
import { honour } from '../../../../test/ui/boards'
import { rollEntries } from '../words'
import { Roll } from './'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))

function entries(count: number) {
  return Array.from({ length: count }, (_, i) => ({
    key: `${i}`,
    honour: '云岭好人',
    name: `何${i}兰`,
    date: '11.08',
  }))
}

test.each([
  [1, true],
  [4, true],
  [5, false],
])('%i entries fill the sheet; an empty place is kept: %s', (count, kept) => {
  const { container } = render(<Roll entries={entries(count)} onTap={jest.fn()} />)
  expect(container.querySelector('.roll--few')).not.toBeNull()
  expect(screen.queryByText('虚位以待') !== null).toBe(kept)
})

test('many are moved sideways, each a button with name, honour and date', () => {
  const onTap = jest.fn()
  const { container } = render(<Roll entries={entries(27)} onTap={onTap} />)
  expect(container.querySelector('.roll--few')).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: '何26兰，云岭好人，11.08' }))
  expect(onTap).toHaveBeenCalledWith('26')
})

test('in elder mode they are plain lines', () => {
  const { container } = render(
    <ElderProvider force>
      <Roll entries={entries(27)} onTap={jest.fn()} />
    </ElderProvider>,
  )
  expect(container.querySelector('.roll')).toBeNull()
  expect(container.querySelectorAll('.roll-line')).toHaveLength(27)
})

test('each year before this one stands before the first of it', () => {
  const awardedOn = ['2026-11-08', '2026-02-01', '2025-12-18', '2025-08-24']
  const honours = awardedOn.map((day, i) => honour({ honourId: String(i), awardedOn: day }))
  const roll = rollEntries(honours, '2026-11-24')
  expect(roll.map(({ year }) => year)).toEqual([undefined, undefined, '二〇二五年', undefined])
  render(<Roll entries={roll} onTap={jest.fn()} />)
  expect(screen.getByText('二〇二五年')).toBeInTheDocument()
})
