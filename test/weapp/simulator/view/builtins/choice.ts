import type { Builtin, Sketch } from './define'

const controls = new WeakMap<HTMLElement, () => void>()

/** A box that can be ticked; on its own it tells only that it was tapped, as WeChat's does outside its group. */
export const checkbox: Sketch = {
  types: { checked: Boolean, disabled: Boolean },
  attached(self) {
    const toggle = () => {
      if (self.values.disabled !== true) self.set({ checked: self.values.checked !== true })
    }
    controls.set(self.dom, toggle)
    self.dom.addEventListener('click', toggle)
    return undefined
  },
  changed: { checked: ({ dom }, value) => dom.toggleAttribute('checked', Boolean(value)) },
}

export const radio: Sketch = {
  types: { checked: Boolean, disabled: Boolean },
  attached(self) {
    const choose = () => {
      if (self.values.disabled !== true) self.set({ checked: true })
    }
    controls.set(self.dom, choose)
    self.dom.addEventListener('click', choose)
    return undefined
  },
  changed: { checked: ({ dom }, value) => dom.toggleAttribute('checked', Boolean(value)) },
}

/** A tap on a label goes to the control inside it, or to the one that it names. */
export const label: Sketch = {
  types: { for: String },
  attached({ dom, values }) {
    dom.addEventListener('click', (event) => {
      const named = typeof values.for === 'string' && values.for !== ''
      const control = named
        ? document.getElementById(String(values.for))
        : dom.querySelector<HTMLElement>('wx-checkbox, wx-radio, wx-input, wx-textarea')
      if (!control || control.contains(event.target as Node)) return
      controls.get(control)?.()
      control.querySelector<HTMLElement>('input, textarea')?.focus()
    })
    return undefined
  },
}

/**
 * WeChat's wheel is not drawn: what is chosen comes as the event that the wheel would send, `element.trigger('change')`
 * of the automator. https://developers.weixin.qq.com/miniprogram/dev/component/picker.html
 */
export const picker: Sketch = {
  types: { mode: String, disabled: Boolean },
  changed: { range: inRange, value: inRange },
}

function inRange({ values, failures }: Builtin): void {
  const { mode, range, value } = values
  if (mode !== 'selector' || !Array.isArray(range) || typeof value !== 'number') return
  if (range.length > 0 && value >= range.length)
    failures.add('component', `<picker> stands at ${value} of ${range.length}`)
}
