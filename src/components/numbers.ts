/** 1286 → 1,286 */
export function grouped(n: number): string {
  return String(Math.abs(n))
    .replace(/\B(?=(\d{3})+$)/g, ',')
    .replace(/^/, n < 0 ? minus : '')
}

/** 8 → +8, -50 → −50: points always carry their sign. */
export function signed(n: number): string {
  return n > 0 ? `+${grouped(n)}` : grouped(n)
}

/** The true minus is as wide as the plus. */
const minus = '−'
