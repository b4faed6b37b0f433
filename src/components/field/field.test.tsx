import { useState } from 'react'
import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Choice, MultiChoice, TextArea, TextField } from '.'
import { DateField, dayInWords } from './pick'
import { NumberSteps } from './stepper'

test('an input is named by its label and described by hint and error', async () => {
  const onChange = jest.fn()
  render(
    <TextField
      label="联系电话"
      hint="只有村委看得到"
      error="少了一位"
      value=""
      onChange={onChange}
    />,
  )
  const input = screen.getByRole('textbox', { name: '联系电话' })
  expect(input).toHaveAccessibleDescription('只有村委看得到 少了一位')
  expect(input).toBeInvalid()
  expect(screen.getByRole('alert')).toHaveTextContent('少了一位')
  await userEvent.type(input, '1')
  expect(onChange).toHaveBeenCalledWith('1')
})

test('the words that show what to write stand in the input alone', () => {
  render(
    <>
      <TextField label="联系电话" placeholder="11 位" value="" onChange={jest.fn()} />
      <TextArea label="补一句" placeholder="申报人会看到" value="" onChange={jest.fn()} />
    </>,
  )
  expect(screen.getByPlaceholderText('11 位')).toBe(screen.getByLabelText('联系电话'))
  expect(screen.getByPlaceholderText('申报人会看到')).toBe(screen.getByLabelText('补一句'))
})

test('so is one of several lines, also when what is wrong changes', () => {
  const area = (error?: string) => (
    <TextArea label="退回原因" hint="申报人会看到" error={error} value="" onChange={jest.fn()} />
  )
  const { rerender } = render(area())
  const input = screen.getByRole('textbox', { name: '退回原因' })
  expect(input).toHaveAccessibleDescription('申报人会看到')
  expect(input).toBeValid()
  rerender(area('至少 2 个字'))
  expect(input).toHaveAccessibleDescription('申报人会看到 至少 2 个字')
  expect(input).toBeInvalid()
})

test.each(['联系电话', '补一句'])('%s also takes what comes by change alone', (label) => {
  const onChange = jest.fn()
  const Text = label === '补一句' ? TextArea : TextField
  render(<Text label={label} value="" onChange={onChange} />)
  fireEvent.change(screen.getByLabelText(label), { target: { value: '138' } })
  expect(onChange.mock.calls).toEqual([['138']])
})

test('characters are counted once few are left, and no more fit', async () => {
  function Note() {
    const [value, setValue] = useState('一二三')
    return <TextArea label="补一句" value={value} onChange={setValue} max={24} />
  }
  render(<Note />)
  expect(screen.queryByText(/还能写/)).toBeNull()
  await userEvent
    .setup({ delay: null })
    .type(screen.getByRole('textbox'), '四五六七八九十一二三四五六七八九十一二三四五六七')
  expect(screen.getByRole('textbox')).toHaveValue(
    '一二三四五六七八九十一二三四五六七八九十一二三四',
  )
  expect(screen.getByText('还能写 0 字')).toBeInTheDocument()
})

test('where nothing is cut, what is too long is counted', async () => {
  function Goal() {
    const [value, setValue] = useState('')
    return <TextArea label="想做成什么" value={value} onChange={setValue} max={5} uncut />
  }
  render(<Goal />)
  await userEvent.setup({ delay: null }).type(screen.getByRole('textbox'), '今年栽两亩果树')
  expect(screen.getByRole('textbox')).toHaveValue('今年栽两亩果树')
  expect(screen.getByText('多了 2 字，请删短些')).toBeInTheDocument()
})

test('a choice that is off says why and cannot be made', () => {
  const onChange = jest.fn()
  render(
    <Choice
      label="谁做的"
      options={[
        { value: 'self', label: '我自己' },
        { value: 'other', label: '别的户', off: '只有记录员能替别的户报' },
      ]}
      value="self"
      onChange={onChange}
    />,
  )
  expect(screen.getByRole('radio', { name: /我自己/ })).toBeChecked()
  const off = screen.getByRole('radio', { name: /别的户/ })
  expect(off).toHaveTextContent('只有记录员能替别的户报')
  fireEvent.click(off)
  expect(onChange).not.toHaveBeenCalled()
})

test('of several choices each is added and taken away', () => {
  const onChange = jest.fn()
  const options = [
    { value: 'a', label: '甲' },
    { value: 'b', label: '乙' },
  ]
  render(<MultiChoice label="一起做的人" options={options} value={['a']} onChange={onChange} />)
  fireEvent.click(screen.getByRole('checkbox', { name: /乙/ }))
  fireEvent.click(screen.getByRole('checkbox', { name: /甲/ }))
  expect(onChange.mock.calls).toEqual([[['a', 'b']], [[]]])
})

test('steps stay between their ends', () => {
  const onChange = jest.fn()
  render(<NumberSteps label="几次" value={1} min={1} max={2} step={5} onChange={onChange} />)
  fireEvent.click(screen.getByRole('button', { name: '几次，减少' }))
  expect(onChange).not.toHaveBeenCalled()
  fireEvent.click(screen.getByRole('button', { name: '几次，增加' }))
  expect(onChange).toHaveBeenCalledWith(2)
})

test('a day is kept as ISO and said in words', () => {
  const onChange = jest.fn()
  render(<DateField label="哪天做的" value={null} max="2026-11-13" onChange={onChange} />)
  fireEvent.change(screen.getByLabelText('哪天做的'), { target: { value: '2026-11-02' } })
  expect(onChange).toHaveBeenCalledWith('2026-11-02')
  expect(dayInWords('2026-11-02')).toBe('2026 年 11 月 2 日')
})
