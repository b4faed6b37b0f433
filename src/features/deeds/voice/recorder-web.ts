import type { Fault, Record } from './recorder'

/** What plays in WeChat too comes first. */
const kinds = ['audio/mp4', 'audio/webm;codecs=opus', 'audio/webm']
const bitsASecond = 48_000

export const recordOnWeb: Record = async (hearing, mostMs) => {
  if (!window.isSecureContext) return 'insecure'
  const kind = kindHere()
  if (kind === undefined) return 'missing'
  let stream: MediaStream
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } })
  } catch (error) {
    return faultOf(error)
  }
  const recorder = new MediaRecorder(stream, { mimeType: kind, audioBitsPerSecond: bitsASecond })
  const parts: Blob[] = []
  const began = Date.now()
  let cut = false
  let wanted = true
  let ended = 0
  const stop = () => {
    if (recorder.state === 'inactive') return
    ended = Date.now()
    recorder.stop()
  }
  const timer = setTimeout(stop, mostMs)
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data))
  recorder.addEventListener('error', () => {
    if (wanted) hearing.failed('failed')
    wanted = false
  })
  recorder.addEventListener('stop', () => {
    clearTimeout(timer)
    for (const track of stream.getTracks()) track.stop()
    if (!wanted) return
    wanted = false
    const blob = new Blob(parts, { type: kind })
    const file = { path: URL.createObjectURL(blob), blob, bytes: blob.size }
    hearing.done(file, (ended || Date.now()) - began, cut)
  })
  // A call, or a microphone that was pulled out.
  for (const track of stream.getTracks())
    track.addEventListener('ended', () => {
      cut = true
      stop()
    })
  recorder.start()
  return {
    stop,
    cancel() {
      wanted = false
      stop()
    },
  }
}

function kindHere(): string | undefined {
  // Older browsers have neither.
  const devices = navigator.mediaDevices as MediaDevices | undefined
  if (typeof MediaRecorder === 'undefined' || devices === undefined) return undefined
  return kinds.find((kind) => MediaRecorder.isTypeSupported(kind))
}

function faultOf(error: unknown): Fault {
  const { name } = error as { name?: string }
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused'
  return name === 'NotFoundError' ? 'missing' : 'failed'
}
