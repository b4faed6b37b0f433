/**
 * Web: going back closes what lies on top first, then leaves the page. What opens puts an entry over the page's own into
 * the browser's history, with the same address. Closed with a tap, its entry stays: the next to open takes it over, and
 * on the way back it is passed over. So nothing here goes back by itself but in answer to going back, and an effect that
 * runs twice adds nothing. The router never hears of these entries: it would draw the page anew.
 */
interface Layer {
  readonly close: () => void
  readonly page: string
}

/** An entry of the history: of which page, and how many of ours lie between. */
interface Entry {
  readonly page: string
  readonly depth: number
}

const layers: Layer[] = []
/** Null where nobody follows: then the history is left alone. */
let here: Entry | null = null
let afterLeaving: (() => void) | null = null

/** Once, before the router listens: at the window older browsers call in that order. */
export function followBack(): void {
  here = standing()
  window.addEventListener('popstate', moved, true)
}

/** @returns what is called once it is gone */
export function holdBack(close: () => void): () => void {
  if (here === null) return () => undefined
  const layer = { close, page: standing().page }
  layers.push(layer)
  cover()
  return () => {
    layers.splice(layers.indexOf(layer), 1)
  }
}

/** Before the entry on top is replaced by another page: else the page below would stand twice. */
export function leaveLayers(then: () => void): void {
  if (here === null) return then()
  here = standing()
  if (here.depth === 0) return then()
  afterLeaving = then
  history.go(-here.depth)
}

/** As many entries as lie open. */
function cover(): void {
  here = standing()
  if (openOn(here.page).length <= here.depth) return
  history.pushState({ ...(history.state as object | null), depth: here.depth + 1 }, '')
  cover()
}

function moved(event: Event): void {
  const from = here
  here = standing()
  const { page, depth } = here
  // From one page to another.
  if (page !== from?.page || depth === from.depth) return
  event.stopImmediatePropagation()
  const then = afterLeaving
  afterLeaving = null
  if (then !== null) return then()
  if (depth > from.depth) return
  const open = openOn(page)
  if (open.length <= depth) return history.back()
  open[open.length - 1]?.close()
  // Unless whoever opened it keeps it open.
  setTimeout(cover)
}

function openOn(page: string): Layer[] {
  return layers.filter((layer) => layer.page === page)
}

function standing(): Entry {
  const { idx = 0, depth = 0 } = (history.state ?? {}) as { idx?: number; depth?: number }
  return { page: `${idx} ${location.href}`, depth }
}
