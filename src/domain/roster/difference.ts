/** The fields in which `wanted` differs; null where it differs in none. What is absent is null. */
export function difference<T extends object>(known: T, wanted: Partial<T>): Partial<T> | null {
  const set: Partial<T> = {}
  for (const field of Object.keys(wanted) as (keyof T)[]) {
    if ((wanted[field] ?? null) !== (known[field] ?? null)) set[field] = wanted[field]
  }
  return Object.keys(set).length === 0 ? null : set
}
