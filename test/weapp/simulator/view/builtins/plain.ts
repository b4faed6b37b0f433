import { hovers } from './hover'
import type { Sketch } from './define'

export const view: Sketch = {
  types: { hoverClass: String, hoverStopPropagation: Boolean },
  attached(self) {
    hovers(self, { start: 50, stay: 400 })
    return undefined
  },
}

export const text: Sketch = { types: { selectable: Boolean, userSelect: Boolean, decode: Boolean } }

/** Drawing on a canvas is not simulated; a page that shows one must not pass for tested. */
export const canvas: Sketch = {
  attached({ failures }) {
    failures.add('component', '<canvas> is not simulated')
    return undefined
  },
}
