import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { TextField } from '@/components/field'
import { isTyping } from '@/components/field/typing'
import { offerUpdates } from './update'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../test/ui/taro'))

const applied = jest.fn()
const modal = jest.fn()
let ready: () => void = () => undefined
let failed: () => void = () => undefined
let confirm = true
let stop: () => void = () => undefined

beforeEach(() => {
  jest.useFakeTimers()
  applied.mockReset()
  modal.mockReset()
  confirm = true
  Object.assign(Taro, {
    getUpdateManager: () => ({
      onUpdateReady: (back: () => void) => (ready = back),
      onUpdateFailed: (back: () => void) => (failed = back),
      applyUpdate: applied,
    }),
    showModal: (options: { title: string; content: string }) => {
      modal(options.title)
      return Promise.resolve({ confirm })
    },
  })
})
afterEach(() => {
  stop()
  jest.useRealTimers()
})
const settle = (ms = 10) => act(() => jest.advanceTimersByTimeAsync(ms))

function Form() {
  const [text, setText] = useState('')
  return <TextField label="说明" value={text} onChange={setText} />
}

test('a new version is offered, and put in where the person agrees', async () => {
  stop = offerUpdates(() => false)
  ready()
  await settle()
  expect(modal.mock.calls).toEqual([['有新版本了']])
  expect(applied).toHaveBeenCalledTimes(1)
})

test('whoever says no is not asked again', async () => {
  confirm = false
  stop = offerUpdates(() => false)
  ready()
  await settle(120_000)
  expect(modal).toHaveBeenCalledTimes(1)
  expect(applied).not.toHaveBeenCalled()
})

test('it waits while something is being typed, until the form is left or sent', async () => {
  stop = offerUpdates(isTyping)
  const { unmount } = render(<Form />)
  fireEvent.change(screen.getByLabelText('说明'), { target: { value: '扫了村口' } })
  ready()
  await settle(120_000)
  expect(modal).not.toHaveBeenCalled()
  unmount()
  await settle(30_000)
  expect(modal).toHaveBeenCalledTimes(1)
})

test('where it cannot be loaded, the person is told the way', () => {
  stop = offerUpdates(() => false)
  failed()
  expect(modal.mock.calls).toEqual([['新版本没下载成']])
})
