import { useState } from 'react'
import type { Question } from '@/domain/common/asked'

type Refusal = { readonly code: string; readonly data?: unknown }

/** What a refusal asks about; nothing where it asks nothing. */
export function questionsIn({ code, data }: Refusal): readonly Question[] {
  if (code !== 'ANSWER_FIRST') return []
  return (data as { questions?: readonly Question[] } | undefined)?.questions ?? []
}

/**
 * Sends what may be asked about, and again once it was said to be right.
 * @param send gets the ids of what was answered
 */
export function useAsked(send: (sure: readonly string[]) => Promise<unknown>) {
  const [open, setOpen] = useState<{ questions: readonly Question[]; sure: readonly string[] }>()
  const questions = open?.questions ?? []
  return {
    /** Whether the server asks back; then the sheet opens. `sure` is what was answered before. */
    asks: (refusal: Refusal, sure: readonly string[]): boolean => {
      const asked = questionsIn(refusal)
      setOpen(asked.length > 0 ? { questions: asked, sure } : undefined)
      return asked.length > 0
    },
    /** The same for what the form itself asks; whether there is something to answer first. */
    asksFirst: (question: Question | null, sure: readonly string[]): boolean => {
      if (question === null || sure.includes(question.id)) return false
      setOpen({ questions: [question], sure })
      return true
    },
    sheet: {
      questions,
      onSure: () => {
        setOpen(undefined)
        void send([...(open?.sure ?? []), ...questions.map((question) => question.id)])
      },
      onClose: () => setOpen(undefined),
    },
  }
}
