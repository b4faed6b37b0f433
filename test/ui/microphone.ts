/** A browser's microphone for tests of screens: what is heard is a blob of a few letters, silence never ends it. */
class FakeMediaRecorder extends EventTarget {
  static isTypeSupported = (kind: string) => kind === 'audio/webm'
  state: 'inactive' | 'recording' = 'inactive'
  start(): void {
    this.state = 'recording'
    microphone.recorder = this
  }
  stop(): void {
    this.state = 'inactive'
    this.dispatchEvent(Object.assign(new Event('dataavailable'), { data: new Blob(['heard']) }))
    this.dispatchEvent(new Event('stop'))
  }
}

interface Microphone {
  /** What asking for it fails with. */
  refuses: string | null
  track: EventTarget & { stop: jest.Mock }
  recorder: FakeMediaRecorder | null
}

export const microphone: Microphone = {
  refuses: null,
  track: Object.assign(new EventTarget(), { stop: jest.fn() }),
  recorder: null,
}

/** What was played, and how it is ended. */
export const played: { address: string; end: () => void }[] = []

export function plugIn(): void {
  microphone.refuses = null
  microphone.recorder = null
  microphone.track = Object.assign(new EventTarget(), { stop: jest.fn() })
  played.length = 0
  let files = 0
  URL.createObjectURL = () => `blob:${String(++files)}`
  URL.revokeObjectURL = () => undefined
  const set = (on: object, name: string, value: unknown) =>
    Object.defineProperty(on, name, { value, configurable: true, writable: true })
  set(window, 'isSecureContext', true)
  set(window, 'MediaRecorder', FakeMediaRecorder)
  set(navigator, 'mediaDevices', {
    getUserMedia: () =>
      microphone.refuses === null
        ? Promise.resolve({ getTracks: () => [microphone.track] })
        : Promise.reject(Object.assign(new Error(), { name: microphone.refuses })),
  })
  set(
    window,
    'Audio',
    class extends EventTarget {
      currentTime = 0
      constructor(address: string) {
        super()
        played.push({ address, end: () => this.dispatchEvent(new Event('ended')) })
      }
      play = () => Promise.resolve()
      pause = () => undefined
    },
  )
}
