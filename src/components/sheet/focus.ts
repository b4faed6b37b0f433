const reachable = 'a[href], button, input, select, textarea, [tabindex]:not([tabindex="-1"])'

/** Web only: moves the focus into a dialog, keeps Tab inside, closes on Escape and gives the focus back. */
export function trapFocus(panel: HTMLElement, onEscape: () => void): () => void {
  const before = document.activeElement
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onEscape()
    if (event.key !== 'Tab') return
    const stops = [...panel.querySelectorAll<HTMLElement>(reachable)]
    const edge = event.shiftKey ? stops[0] : stops[stops.length - 1]
    const atEdge = document.activeElement === edge || document.activeElement === panel
    if (!edge || !atEdge || (document.activeElement === panel && !event.shiftKey)) return
    event.preventDefault()
    ;(event.shiftKey ? stops[stops.length - 1] : stops[0])?.focus()
  }
  document.addEventListener('keydown', press)
  panel.focus()
  return () => {
    document.removeEventListener('keydown', press)
    if (before instanceof HTMLElement) before.focus()
  }
}
