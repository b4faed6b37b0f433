import { fireEvent } from '@testing-library/react'
import { followMouse } from './sideways'

beforeAll(followMouse)

/** A row of 1000 in a window of 400, with something to tap in it. */
function row() {
  const part = document.createElement('div')
  part.className = 'sideways'
  let left = 0
  Object.defineProperty(part, 'scrollLeft', {
    get: () => left,
    set: (to: number) => (left = Math.min(600, Math.max(0, to))),
  })
  const button = document.createElement('button')
  const tapped = jest.fn()
  button.addEventListener('click', tapped)
  part.append(button)
  document.body.append(part)
  return { part, button, tapped }
}

const mouse = (type: string, clientX: number) => {
  const event = new MouseEvent(type, { bubbles: true, cancelable: true, clientX })
  return Object.assign(event, { pointerType: 'mouse' })
}

test('the wheel moves it sideways, and the page where nothing is left of it', () => {
  const { part, button } = row()
  expect(fireEvent.wheel(button, { deltaY: 50 })).toBe(false)
  expect(part.scrollLeft).toBe(50)
  part.scrollLeft = 600
  expect(fireEvent.wheel(button, { deltaY: 50 })).toBe(true)
  expect(fireEvent.wheel(document.body, { deltaY: 50 })).toBe(true)
})

test('a mouse drags it, which taps nothing; a click of a hand that is not still taps', () => {
  const { part, button, tapped } = row()
  fireEvent(button, mouse('pointerdown', 300))
  fireEvent(document.body, mouse('pointermove', 120))
  fireEvent(document.body, mouse('pointerup', 120))
  button.click()
  expect(part.scrollLeft).toBe(180)
  expect(tapped).not.toHaveBeenCalled()
  fireEvent(document.body, mouse('pointermove', 20))
  fireEvent(button, mouse('pointerdown', 300))
  fireEvent(document.body, mouse('pointermove', 297))
  fireEvent(document.body, mouse('pointerup', 297))
  button.click()
  expect(part.scrollLeft).toBe(180)
  expect(tapped).toHaveBeenCalledTimes(1)
})
