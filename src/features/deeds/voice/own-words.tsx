import type { OwnObjection } from '@/domain/deeds/contract'
import { VoicePlayer } from './player'

/** What somebody said against a deed, to whoever said it: read, listened to, or both. */
export function OwnWords({
  said: { text, voice },
}: {
  said: Pick<OwnObjection, 'text' | 'voice'>
}) {
  return (
    <>
      {text === '' ? null : `“${text}”`}
      {voice === undefined ? null : <VoicePlayer voice={voice} />}
    </>
  )
}
