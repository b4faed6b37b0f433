/**
 * Web: going back closes what lies over the page first. Each has an entry of its own in the browser's history, with the
 * address of the page below; the router never hears of it.
 */
interface Layer {
  readonly close: () => void
  readonly mark: number
}

const layers: Layer[] = []
let marks = 0
/** The entry of the history that stands, if it is one of ours. */
let standing: number | null = null
let leaving = false
let listening = false

/** @returns what takes it away once it was closed in another way */
export function holdBack(close: () => void): () => void {
  listen()
  const layer = { close, mark: ++marks }
  layers.push(layer)
  standing = layer.mark
  history.pushState({ ...(history.state as object | null), layer: layer.mark }, '', location.href)
  return () => {
    const at = layers.indexOf(layer)
    if (at >= 0) layers.splice(at, 1)
    // Unless the page has gone on meanwhile: then it is passed over on the way back.
    if (at < 0 || markOf(history.state) !== layer.mark) return
    leaving = true
    history.back()
  }
}

function listen(): void {
  if (listening) return
  listening = true
  // Before the router, which would take it for another page.
  window.addEventListener('popstate', heard, true)
}

function heard(event: PopStateEvent): void {
  const from = standing
  standing = markOf(event.state)
  if (leaving) {
    event.stopImmediatePropagation()
    // The page went on in the same moment: back to where it is.
    if (standing !== null && !layers.some(({ mark }) => mark === standing)) history.forward()
    else leaving = false
    return
  }
  if (from === null) return
  const below = layers[layers.length - 1]
  if (below?.mark === from) {
    event.stopImmediatePropagation()
    layers.pop()
    below.close()
  } else if (standing === null) {
    // An entry whose sheet was closed before: one more step back.
    event.stopImmediatePropagation()
    history.back()
  }
}

function markOf(state: unknown): number | null {
  return (state as { layer?: number } | null)?.layer ?? null
}
