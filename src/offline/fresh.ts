/**
 * Answers of this run of the app that are new enough not to be asked for again: opening a tab or a page once more sends
 * nothing. Whatever the person writes makes them all old.
 */
const freshMs = 60_000
const answers = new Map<string, { readonly data: unknown; readonly at: number }>()

export function setFresh(slot: string, data: unknown): void {
  answers.set(slot, { data, at: Date.now() })
}

export function fresh<T>(slot: string): { readonly data: T } | null {
  const answer = answers.get(slot)
  if (answer === undefined) return null
  const age = Date.now() - answer.at
  if (age >= 0 && age < freshMs) return answer as { data: T }
  answers.delete(slot)
  return null
}

export function forgetFresh(): void {
  answers.clear()
}
