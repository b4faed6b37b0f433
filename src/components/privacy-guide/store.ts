import Taro from '@tarojs/taro'
import { useSyncExternalStore } from 'react'
import { toast } from '../toast'

type Answer = Parameters<Taro.onNeedPrivacyAuthorization.Listener>[0]

/** WeChat's name of the guide as the county has written it. */
const usualName = '《用户隐私保护指引》'
/** WeChat looks whether the button of this id was really tapped. */
export const agreeId = 'privacy-agree'

let waiting: readonly Answer[] = []
let name = usualName
const listeners = new Set<() => void>()

function tell(): void {
  for (const listener of listeners) listener()
}

/**
 * Once, at the start of the app: WeChat asks before the first photo, phone number or picture, from whatever page. What
 * is asked for waits until the person has answered; several at the same time get the same answer.
 */
export function listenForPrivacy(): void {
  Taro.onNeedPrivacyAuthorization((answer) => {
    waiting = [...waiting, answer]
    answer({ event: 'exposureAuthorization' })
    tell()
  })
  Taro.getPrivacySetting({
    success: ({ privacyContractName }) => {
      if (privacyContractName !== '') name = privacyContractName
      tell()
    },
  })
}

export function answerPrivacy(agreed: boolean): void {
  const answers = waiting
  waiting = []
  for (const answer of answers)
    answer(agreed ? { event: 'agree', buttonId: agreeId } : { event: 'disagree' })
  tell()
}

export function openPrivacyGuide(): void {
  Taro.openPrivacyContract({
    fail: () => {
      toast('指引没打开，请稍后再试')
    },
  })
}

export function usePrivacyName(): string {
  return useSyncExternalStore(subscribe, readName, readName)
}

/** Whether something waits for the person's answer. */
export function usePrivacyAsked(): boolean {
  return useSyncExternalStore(subscribe, isWaiting, isWaiting)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const readName = () => name
const isWaiting = () => waiting.length > 0
