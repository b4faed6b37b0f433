/** How far a mouse goes before it drags; less is a click. */
const slack = 5

/**
 * On the web a mouse has no sideways swipe: what scrolls sideways (`.sideways`) answers to the wheel, as far as there is
 * anything left, and to being dragged. A drag that ends on something to tap taps nothing.
 */
export function followMouse(): void {
  let held: { readonly part: HTMLElement; readonly from: number; readonly left: number } | null =
    null
  let dragged = false
  addEventListener(
    'wheel',
    (event) => {
      const part = sidewaysAt(event.target)
      if (!part || event.ctrlKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) return
      const before = part.scrollLeft
      part.scrollLeft += event.deltaY
      if (part.scrollLeft !== before) event.preventDefault()
    },
    { passive: false },
  )
  addEventListener('pointerdown', (event) => {
    dragged = false
    const part = event.pointerType === 'mouse' && event.button === 0 && sidewaysAt(event.target)
    held = part ? { part, from: event.clientX, left: part.scrollLeft } : null
  })
  addEventListener('pointermove', (event) => {
    if (held === null) return
    const by = event.clientX - held.from
    dragged ||= Math.abs(by) > slack
    if (dragged) held.part.scrollLeft = held.left - by
  })
  for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => (held = null))
  addEventListener(
    'click',
    (event) => {
      if (!dragged) return
      dragged = false
      event.preventDefault()
      event.stopPropagation()
    },
    { capture: true },
  )
  // Words and pictures are not taken along.
  for (const taking of ['selectstart', 'dragstart'])
    addEventListener(taking, (event) => {
      if (held !== null) event.preventDefault()
    })
}

function sidewaysAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('.sideways') : null
}
