import type { Builtin } from './define'

/** The pressed look: a class while a finger rests on the component. */
export function hovers(self: Builtin, usual: { start: number; stay: number }): void {
  const { dom } = self
  let timer: number | undefined
  const after = (ms: unknown, usualMs: number, act: () => void) => {
    clearTimeout(timer)
    timer = window.setTimeout(act, typeof ms === 'number' ? ms : usualMs)
  }
  const classes = () => {
    const { hoverClass } = self.values
    return typeof hoverClass === 'string' && hoverClass !== 'none'
      ? hoverClass.split(/\s+/).filter(Boolean)
      : []
  }
  dom.addEventListener(
    'touchstart',
    (event) => {
      if (taken.has(event) || classes().length === 0 || self.values.disabled === true) return
      if (self.values.hoverStopPropagation === true) taken.add(event)
      after(self.values.hoverStartTime, usual.start, () => dom.classList.add(...classes()))
    },
    { passive: true },
  )
  for (const end of ['touchend', 'touchcancel'])
    dom.addEventListener(
      end,
      () => after(self.values.hoverStayTime, usual.stay, () => dom.classList.remove(...classes())),
      { passive: true },
    )
}

/** Touches whose pressed look an inner component keeps for itself. */
const taken = new WeakSet<Event>()
