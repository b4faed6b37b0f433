/**
 * Answers of this run of the app that are new enough not to be asked for again: opening a tab or a page once more sends
 * nothing. Whatever the person writes makes them all old.
 */
const staleTimeMs = 60_000
const answers = new Map<string, { readonly data: unknown; readonly at: number }>()

export function setFresh(queryKey: string, data: unknown): void {
  answers.set(queryKey, { data, at: Date.now() })
}

export function fresh<T>(queryKey: string): { readonly data: T } | null {
  const answer = answers.get(queryKey)
  if (answer === undefined) return null
  const age = Date.now() - answer.at
  if (age >= 0 && age < staleTimeMs) return answer as { data: T }
  answers.delete(queryKey)
  return null
}

export function forgetFresh(): void {
  answers.clear()
}
