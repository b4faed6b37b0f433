import { useDraft, type Draft } from '@/data/draft'
import { usePersonId } from './hooks'

export type ReasonDraft = Draft<{ readonly text: string }>

const nothing = { text: '' }

/** Why a step is taken, as it was written so far; kept until it is sent. `about`: what the step is about. */
export function useReasonDraft(form: string, villageId: string, about: string): ReasonDraft {
  return useDraft({ form, version: 1, personId: usePersonId(villageId), villageId, about }, nothing)
}
