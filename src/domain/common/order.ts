/** Sorts by a text of each, character by character: moments and ids, no words that people look up. */
export function by<T>(text: (of: T) => string): (a: T, b: T) => number {
  return (a, b) => {
    const [x, y] = [text(a), text(b)]
    return x < y ? -1 : Number(x > y)
  }
}
