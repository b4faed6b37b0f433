import { useEffect, useRef, useState } from 'react'
import type { Reply } from '@/backend'
import { newKey } from '@/data/call'
import { uploadFile } from '@/data/upload'
import { keptEnding, type Recording } from './recorder'
import { dropFiles, keepFile, keptFile } from '@/offline/files'

/** Of a recording that lies on this phone until it is sent. */
export interface KeptVoice {
  readonly key: string
  readonly seconds: number
}

interface SentVoice {
  readonly fileId: string
  readonly seconds: number
}

/**
 * The recording of one objection: kept on the phone under its draft, uploaded when it is sent. `keep` writes down which
 * one it is.
 */
export function useKeptVoice(
  villageId: string,
  under: string | null,
  kept: KeptVoice | null,
  keep: (kept: KeptVoice | null) => void,
) {
  const [recording, setRecording] = useState<Recording | null>(null)
  const fileId = useRef<string | null>(null)
  const set = (next: Recording | null) => {
    if (kept !== null) dropFiles([kept.key])
    forget(recording)
    fileId.current = null
    setRecording(next)
    if (next === null || under === null) return keep(null)
    const key = newKey() + keptEnding
    keep({ key, seconds: next.seconds })
    void keepFile(key, under, next)
  }

  useEffect(() => {
    if (kept === null || recording !== null) return undefined
    let over = false
    void keptFile(kept.key).then((file) => {
      if (over) return
      if (file === null) keep(null)
      else setRecording({ ...file, seconds: kept.seconds })
    })
    return () => {
      over = true
    }
    // Once, as the page opens: what is recorded afterwards is here.
  }, []) // eslint-disable-line react-hooks/exhaustive-deps
  const latest = useRef(recording)
  latest.current = recording
  useEffect(() => () => forget(latest.current), [])

  return {
    recording,
    set,
    clear: () => set(null),
    /** Uploaded once, also where the objection itself did not get through. Null where nothing was recorded. */
    async send(): Promise<Reply<SentVoice | null>> {
      if (recording === null) return { ok: true, data: null }
      const { seconds } = recording
      if (fileId.current === null) {
        const sent = await uploadFile(recording, 'voice', villageId)
        if (!sent.ok) return sent
        fileId.current = sent.data.fileId
      }
      return { ok: true, data: { fileId: fileId.current, seconds } }
    },
    /** What was uploaded is used up or gone: next time it is uploaded anew. */
    refused(code: string) {
      if (code !== 'OFFLINE' && code !== 'TRY_AGAIN') fileId.current = null
    },
  }
}

/** The browser keeps a recording in memory as long as its address stands. */
function forget(recording: Recording | null): void {
  if (recording?.path.startsWith('blob:')) URL.revokeObjectURL(recording.path)
}
