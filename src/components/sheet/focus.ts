const reachable =
  'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex]:not([tabindex="-1"])'

/** Web only: moves the focus into a dialog, keeps Tab inside, closes on Escape and gives the focus back. */
export function trapFocus(panel: HTMLElement, onEscape: () => void): () => void {
  const before = document.activeElement
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onEscape()
    if (event.key !== 'Tab') return
    event.preventDefault()
    const stops = [...panel.querySelectorAll<HTMLElement>(reachable)]
    const now = stops.findIndex((stop) => stop === document.activeElement)
    const next = event.shiftKey ? (now <= 0 ? stops.length : now) - 1 : (now + 1) % stops.length
    stops[next]?.focus()
  }
  document.addEventListener('keydown', press)
  panel.focus()
  // Taro's elements put their children in place within a frame, which drops the focus once.
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(() => {
      if (!panel.contains(document.activeElement)) panel.focus()
    })
  })
  return () => {
    cancelAnimationFrame(frame)
    document.removeEventListener('keydown', press)
    if (before instanceof HTMLElement) before.focus()
  }
}
