import { config } from 'zod/mini'
import { aspirationsContract } from '@/domain/aspirations/contract'
import type { Day } from '@/domain/common/day'
import type { Category } from './suggestions'

// Mini-programs forbid `new Function`, which zod's compiler would try. Only this package carries zod.
config({ jitless: true })

export interface Draft {
  readonly category: Category | null
  readonly goal: string
  readonly by: Day | null
  /** As typed; blank ones are left out. */
  readonly steps: readonly string[]
}

/** Grows when the shape above changes. */
export const draftVersion = 1

export const emptyDraft: Draft = { category: null, goal: '', by: null, steps: [''] }

export type DraftErrors = Partial<Record<keyof Draft, string>>

export function stepsOf(draft: Pick<Draft, 'steps'>): string[] {
  return draft.steps.map((step) => step.trim()).filter(Boolean)
}

/** What is to be mended before it can be sent, in the words of the contract. */
export function errorsOf(draft: Draft, householdId: string, today: Day): DraftErrors {
  const checked = aspirationsContract['aspirations.post'].request.safeParse({
    villageId: 'v',
    householdId,
    category: draft.category,
    goal: draft.goal,
    by: draft.by,
    steps: stepsOf(draft),
  })
  const errors: DraftErrors = {}
  if (draft.by !== null && draft.by <= today) errors.by = '期限要在今天以后'
  if (checked.success) return errors
  for (const issue of checked.error.issues) {
    const field = issue.path[0]
    if (field === 'category' || field === 'goal' || field === 'by' || field === 'steps') {
      errors[field] ??= issue.message
    }
  }
  return errors
}
