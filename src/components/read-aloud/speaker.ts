/** Something that can say Chinese sentences aloud. */
export interface Speaker {
  /** Says the text, then calls `done`; also when it fails. */
  speak(text: string, done: () => void): void
  stop(): void
}

let registered: Speaker | undefined

/** On WeChat nothing speaks without a plugin (同声传译): whoever has one registers it at start. */
export function registerSpeaker(speaker: Speaker): void {
  registered = speaker
}

/** Undefined where nothing can speak; the button then hides. */
export function findSpeaker(): Speaker | undefined {
  return registered ?? (process.env.TARO_ENV === 'weapp' ? undefined : webSpeaker())
}

function webSpeaker(): Speaker | undefined {
  if (typeof speechSynthesis === 'undefined' || typeof SpeechSynthesisUtterance === 'undefined')
    return undefined
  return {
    speak(text, done) {
      const utterance = new SpeechSynthesisUtterance(text)
      utterance.lang = 'zh-CN'
      utterance.rate = 0.9
      const voice = speechSynthesis
        .getVoices()
        .find(({ lang }) => lang.replace('_', '-') === 'zh-CN')
      if (voice) utterance.voice = voice
      utterance.onend = done
      utterance.onerror = done
      speechSynthesis.speak(utterance)
    },
    stop: () => speechSynthesis.cancel(),
  }
}
