import type { Builtin, Sketch } from './define'

type Native = HTMLInputElement | HTMLTextAreaElement

const natives = new WeakMap<HTMLElement, Native>()
const usualMax = 140

const keyboards: Readonly<Record<string, string>> = {
  number: 'numeric',
  digit: 'decimal',
  idcard: 'text',
  nickname: 'text',
  text: 'text',
}

/** What `input` and `textarea` have in common: a native field inside, and what it tells. */
function typing(tag: 'input' | 'textarea'): Sketch {
  return {
    types: {
      value: String,
      placeholder: String,
      placeholderClass: String,
      placeholderStyle: String,
      disabled: Boolean,
      focus: Boolean,
      autoFocus: Boolean,
      ...(tag === 'input' ? { password: Boolean, type: String } : { autoHeight: Boolean }),
    },
    attached(self) {
      const native = document.createElement(tag)
      natives.set(self.dom, native)
      self.dom.append(native)
      listen(self, native)
      return {
        input: (value: string) => {
          native.focus()
          native.value = value
          typed(self, native)
        },
      }
    },
    changed: {
      value: ({ dom }, value) => {
        const native = natives.get(dom)
        if (native && native.value !== value) native.value = String(value)
        grow(dom)
      },
      placeholder: ({ dom }, value) => {
        const native = natives.get(dom)
        if (native) native.placeholder = String(value)
      },
      disabled: ({ dom }, value) => {
        const native = natives.get(dom)
        if (native) native.disabled = Boolean(value)
      },
      maxlength: ({ dom }, value) => {
        const native = natives.get(dom)
        const max = typeof value === 'number' ? value : usualMax
        if (native && max >= 0) native.maxLength = max
        else native?.removeAttribute('maxlength')
      },
      focus: ({ dom }, value) => {
        if (value) natives.get(dom)?.focus()
        else natives.get(dom)?.blur()
      },
      autoFocus: ({ dom }, value) => {
        if (value) natives.get(dom)?.focus()
      },
      ariaLabel: ({ dom }, value) => {
        dom.setAttribute('aria-label', String(value))
        natives.get(dom)?.setAttribute('aria-label', String(value))
      },
      ...(tag === 'input'
        ? {
            type: ({ dom }: Builtin, value: unknown) => {
              const native = natives.get(dom)
              if (native) native.inputMode = keyboards[String(value)] ?? 'text'
            },
            password: ({ dom }: Builtin, value: unknown) => {
              const native = natives.get(dom)
              if (native instanceof HTMLInputElement) native.type = value ? 'password' : 'text'
            },
          }
        : { autoHeight: ({ dom }: Builtin) => grow(dom) }),
    },
  }
}

function listen(self: Builtin, native: Native): void {
  native.addEventListener('input', (event) => {
    event.stopPropagation()
    if (!(event as InputEvent).isComposing) typed(self, native)
  })
  native.addEventListener('focus', () => {
    self.fire('focus', { value: native.value, height: 0 })
  })
  native.addEventListener('blur', () => {
    self.fire('blur', { value: native.value, cursor: native.value.length })
  })
  if (native instanceof HTMLInputElement)
    native.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') self.fire('confirm', { value: native.value })
    })
}

function typed(self: Builtin, native: Native): void {
  const { value } = native
  // The component holds what was typed; its property follows only when the app sends it another value.
  self.set({ value })
  grow(self.dom)
  self.fire('input', { value, cursor: value.length, keyCode: 0 })
  if (native instanceof HTMLTextAreaElement)
    self.fire('linechange', { height: native.scrollHeight, lineCount: value.split('\n').length })
}

/** auto-height: the field is as high as its text. */
function grow(dom: HTMLElement): void {
  const native = natives.get(dom)
  if (!(native instanceof HTMLTextAreaElement)) return
  const auto = (dom as { __wxElement?: { data?: { autoHeight?: unknown } } }).__wxElement?.data
  if (auto?.autoHeight !== true) return
  dom.style.height = 'auto'
  native.style.height = 'auto'
  native.style.height = `${native.scrollHeight}px`
}

/** https://developers.weixin.qq.com/miniprogram/dev/component/input.html */
export const input = typing('input')
/** https://developers.weixin.qq.com/miniprogram/dev/component/textarea.html */
export const textarea = typing('textarea')
