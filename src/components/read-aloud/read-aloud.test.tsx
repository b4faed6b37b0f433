import { act, fireEvent, render, screen } from '@testing-library/react'
import { ReadAloud, registerSpeaker } from '.'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../test/ui/taro'))

let said: string[]
let finish: () => void
const stop = jest.fn()

beforeEach(() => {
  said = []
  stop.mockClear()
  registerSpeaker({
    speak(text, done) {
      said.push(text)
      finish = done
    },
    stop,
  })
})

const sentences = ['大家的心愿。', '', '周立春户，栽两亩柿子苗。']

test('says one sentence after the other, then offers itself again', () => {
  render(<ReadAloud say={() => sentences} />)
  fireEvent.click(screen.getByRole('button', { name: '读给我听' }))
  expect(said).toEqual(['大家的心愿。'])
  act(() => finish())
  expect(said).toEqual(['大家的心愿。', '周立春户，栽两亩柿子苗。'])
  act(() => finish())
  expect(screen.getByRole('button', { name: '读给我听' })).toBeInTheDocument()
})

test('pressed again it stops, and what ends later starts nothing', () => {
  render(<ReadAloud say={() => sentences} compact />)
  fireEvent.click(screen.getByRole('button', { name: '读给我听' }))
  fireEvent.click(screen.getByRole('button', { name: '停下' }))
  expect(stop).toHaveBeenCalled()
  act(() => finish())
  expect(said).toHaveLength(1)
})

test('leaving the page stops it', () => {
  const { unmount } = render(<ReadAloud say={() => sentences} />)
  fireEvent.click(screen.getByRole('button'))
  unmount()
  expect(stop).toHaveBeenCalled()
  finish()
  expect(said).toHaveLength(1)
})
