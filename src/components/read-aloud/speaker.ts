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

/** Calls back when there may be another answer: a browser finds its voices a moment after it opened. */
export function onSpeakers(found: () => void): () => void {
  if (process.env.TARO_ENV === 'weapp' || typeof speechSynthesis === 'undefined')
    return () => undefined
  // What is old or only half of it cannot be listened to.
  const voices: Partial<SpeechSynthesis> = speechSynthesis
  voices.addEventListener?.('voiceschanged', found)
  return () => voices.removeEventListener?.('voiceschanged', found)
}

function voiceOf(): SpeechSynthesisVoice | undefined {
  const chinese = speechSynthesis.getVoices().filter(({ lang }) => /^(zh|cmn)\b/i.test(lang))
  return chinese.find(({ lang }) => lang.replace('_', '-') === 'zh-CN') ?? chinese[0]
}

/** Nothing where no voice speaks Chinese: a button that stays silent is worse than none. */
function webSpeaker(): Speaker | undefined {
  if (typeof speechSynthesis === 'undefined' || typeof SpeechSynthesisUtterance === 'undefined')
    return undefined
  if (voiceOf() === undefined) return undefined
  return (speaking ??= speakerOfWeb())
}

let speaking: Speaker | undefined

function speakerOfWeb(): Speaker {
  return {
    speak(text, done) {
      const utterance = new SpeechSynthesisUtterance(text)
      utterance.lang = 'zh-CN'
      utterance.rate = 0.9
      const voice = voiceOf()
      if (voice) utterance.voice = voice
      utterance.onend = done
      utterance.onerror = done
      speechSynthesis.speak(utterance)
    },
    stop: () => speechSynthesis.cancel(),
  }
}
