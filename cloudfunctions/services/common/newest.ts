/** Puts a value last in line; beyond `most`, those that were put the longest ago go. */
export function keepNewest<V>(kept: Map<string, V>, key: string, value: V, most: number): V {
  kept.delete(key)
  kept.set(key, value)
  for (const oldest of kept.keys()) {
    if (kept.size <= most) break
    kept.delete(oldest)
  }
  return value
}
