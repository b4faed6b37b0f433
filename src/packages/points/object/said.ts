import { useState } from 'react'
import { fieldError } from '@/data/field-errors'
import { askConsent } from '@/features/messages/consent'
import { useObject } from '@/features/deeds/hooks'
import { answerByWords } from '@/features/deeds/words'
import { useMe } from '@/features/session/hooks'
import { useReasonDraft } from '@/features/session/reason-draft'
import { toast } from '@/components/toast'
import type { DeedView } from '@/domain/deeds/contract'
import { deedsLimits } from '@/domain/deeds/limits'
import { goBack, goInstead } from '@/routes'
import { today } from '@/session/clock'

const { min, max } = deedsLimits.objection

export type Said = ReturnType<typeof useSaid>

/** What somebody says against a deed, through whichever door of the page; it goes out as one objection. */
export function useSaid({ villageId, deedId }: DeedView) {
  const me = useMe()
  const object = useObject()
  const draft = useReasonDraft('object', villageId, deedId)
  const { text } = draft.value
  const [error, setError] = useState<string>()
  const write = (words: string) => {
    draft.set({ text: words.slice(0, max) })
    setError(undefined)
  }
  const send = async () => {
    const words = text.trim()
    if (words.length < min) return setError(`请写明异议内容，至少 ${min} 个字`)
    askConsent(me.query.data?.messages, villageId, 'objection.answered')
    const result = await object.run({ villageId, deedId, text: words })
    toast(
      result.ok ? `已交给监督员，${answerByWords(result.data.answerBy, today())}` : result.message,
    )
    if (!result.ok) return setError(fieldError(result, 'text'))
    draft.sent()
    goBack(() => goInstead('packages/points/deed/index', { deedId, villageId }))
  }
  return { draft, text, write, error, send, busy: object.busy }
}
