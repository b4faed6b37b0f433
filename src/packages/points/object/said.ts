import { useState } from 'react'
import { draftKey, useDraft } from '@/data/draft'
import { fieldError } from '@/data/field-errors'
import { askConsent } from '@/features/messages/consent'
import { useObject } from '@/features/deeds/hooks'
import { answerByWords } from '@/features/deeds/words'
import { useMe, usePersonId } from '@/features/session/hooks'
import { toast } from '@/components/toast'
import type { DeedView } from '@/domain/deeds/contract'
import { deedsLimits } from '@/domain/deeds/limits'
import { goBack, goInstead } from '@/routes'
import { today } from '@/session/clock'
import { useKeptVoice, type KeptVoice } from '@/features/deeds/voice/use-kept-voice'

const { min, max } = deedsLimits.objection

export type Said = ReturnType<typeof useSaid>

interface Draft {
  readonly text: string
  readonly voice: KeptVoice | null
}

const nothing: Draft = { text: '', voice: null }

/** What somebody says against a deed, through whichever door of the page; it goes out as one objection. */
export function useSaid({ villageId, deedId }: DeedView) {
  const me = useMe()
  const object = useObject()
  const personId = usePersonId(villageId)
  const of = { form: 'object', version: 2, personId, villageId, about: deedId }
  const draft = useDraft(of, nothing)
  const voice = useKeptVoice(villageId, draftKey(of), draft.value.voice, (kept) =>
    draft.set({ voice: kept }),
  )
  const { text } = draft.value
  const [error, setError] = useState<string>()
  const [sending, setSending] = useState(false)
  const write = (words: string) => {
    draft.set({ text: words.slice(0, max) })
    setError(undefined)
  }
  const deliver = async (words: string) => {
    const sent = await voice.send()
    if (!sent.ok) return toast(sent.message)
    const payload = {
      villageId,
      deedId,
      ...(words === '' ? {} : { text: words }),
      ...(sent.data === null ? {} : { voice: sent.data }),
    }
    const result = await object.run(payload)
    toast(
      result.ok ? `已交给监督员，${answerByWords(result.data.answerBy, today())}` : result.message,
    )
    if (!result.ok) {
      voice.refused(result.code)
      return setError(fieldError(result, 'text'))
    }
    voice.clear()
    draft.sent()
    goBack(() => goInstead('packages/points/deed/index', { deedId, villageId }))
  }
  const send = async () => {
    const words = text.trim()
    const spoken = voice.recording !== null
    if (words.length < min && !(spoken && words === ''))
      return setError(`请写明异议内容，至少 ${min} 个字`)
    askConsent(me.query.data?.messages, villageId, 'objection.answered')
    setSending(true)
    await deliver(words)
    setSending(false)
  }
  const startOver = () => {
    voice.clear()
    draft.startOver()
  }
  return { draft, text, write, error, voice, send, startOver, busy: sending }
}
