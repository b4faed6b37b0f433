import { fireEvent, render, screen } from '@testing-library/react'
import { RollTurner } from './turner'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../../../test/ui/taro'))

/** A roll of 1000 in a window of 400. */
function roll(): HTMLElement {
  const place = document.createElement('div')
  place.innerHTML = '<div class="roll"></div>'
  document.body.append(place)
  const inner = place.firstElementChild as HTMLElement
  const to = (left: number) => {
    inner.scrollLeft = Math.min(600, Math.max(0, left))
    fireEvent.scroll(inner)
  }
  Object.defineProperties(inner, {
    clientWidth: { value: 400 },
    scrollWidth: { value: 1000 },
    offsetParent: { value: document.body },
    scrollBy: { value: ({ left }: { left: number }) => to(inner.scrollLeft + left) },
    scrollTo: { value: ({ left }: { left: number }) => to(left) },
  })
  return place
}

test('a roll is turned by its buttons and the arrow keys, and says where it ends', () => {
  const place = roll()
  const inner = place.firstElementChild as HTMLElement
  render(<RollTurner within={() => place} />)
  const button = (name: string) => screen.getByRole('button', { name })
  expect(button('上一页')).toHaveAttribute('aria-disabled', 'true')
  fireEvent.click(button('下一页'))
  expect(inner.scrollLeft).toBe(334)
  expect(button('上一页')).not.toHaveAttribute('aria-disabled', 'true')
  fireEvent.keyDown(document, { key: 'ArrowRight' })
  expect(inner.scrollLeft).toBe(600)
  expect(button('下一页')).toHaveAttribute('aria-disabled', 'true')
  fireEvent.keyDown(document, { key: 'Home' })
  expect(inner.scrollLeft).toBe(0)
})

test('keys of somebody who types are left alone', () => {
  const place = roll()
  const inner = place.firstElementChild as HTMLElement
  render(<RollTurner within={() => place} />)
  const field = document.createElement('input')
  document.body.append(field)
  fireEvent.keyDown(field, { key: 'ArrowRight' })
  expect(inner.scrollLeft).toBe(0)
})
