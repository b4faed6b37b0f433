import type { CSSProperties } from 'react'

/** A drawing that came with an answer, an SVG, as a ground. */
export function pictureStyle(svg: string): CSSProperties {
  const address = encodeURIComponent(svg).replace(/'/g, '%27')
  return { backgroundImage: `url("data:image/svg+xml,${address}")` }
}
