import { useCallback, useEffect, useRef, useState } from 'react'
import { backend } from '@/backend'
import type { RequestInput } from '@/domain/contracts'
import { sessionToken } from '@/session/token'
import { chooseVillage } from '@/session/village'
import { goOn } from '@/routes'
import { newKey, useCommand, useQuery } from '@/data/call'
import { startAfresh } from './hooks'

export type WebCodeStage =
  | { readonly at: 'asking' }
  | { readonly at: 'shown'; readonly code: string }
  /** `message`: why there is no code, or none any more. */
  | { readonly at: 'over'; readonly message: string }

interface Asked {
  readonly code: string
  readonly secret: string
}

const firstPauseMs = 2_000
const pauseMaxMs = 10_000

/**
 * Web: a code for the mini-program to confirm. The browser asks with growing pauses whether it was, and then the secret
 * that it was given is its session.
 */
export function useWebCode(onSignedIn: () => void) {
  const [stage, setStage] = useState<WebCodeStage>({ at: 'asking' })
  const asked = useRef<Asked | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const done = useRef(onSignedIn)
  done.current = onSignedIn

  const over = useCallback((message: string) => {
    asked.current = null
    clearTimeout(timer.current)
    setStage({ at: 'over', message })
  }, [])

  /** A weak network is tried again; any other refusal ends the code. */
  const check = useCallback(
    async (pauseMs: number) => {
      clearTimeout(timer.current)
      const mine = asked.current
      if (mine === null) return
      const result = await backend.call('session.collect', mine, newKey())
      if (asked.current !== mine) return
      if (result.ok && result.data.ready) {
        asked.current = null
        sessionToken.set(mine.secret)
        await chooseOnlyVillage()
        startAfresh()
        done.current()
        goOn()
      } else if (result.ok || result.code === 'OFFLINE' || result.code === 'TRY_AGAIN') {
        timer.current = setTimeout(() => {
          void check(Math.min(pauseMs * 1.3, pauseMaxMs))
        }, pauseMs)
      } else over(result.message)
    },
    [over],
  )

  const ask = useCallback(async () => {
    setStage({ at: 'asking' })
    const result = await backend.call('session.askCode', thisBrowser(navigator.userAgent), newKey())
    if (!result.ok) return over(result.message)
    const { code, secret } = result.data
    asked.current = { code, secret }
    setStage({ at: 'shown', code })
    timer.current = setTimeout(() => {
      void check(firstPauseMs)
    }, firstPauseMs)
  }, [check, over])

  useEffect(() => {
    void ask()
    return () => {
      asked.current = null
      clearTimeout(timer.current)
    }
  }, [ask])
  return {
    stage,
    /** Another code. */
    again: ask,
    /** Asks at once, for whoever does not want to wait. */
    checkNow: useCallback(() => check(firstPauseMs), [check]),
  }
}

/** Whoever looked at a neighbour's board as a visitor now sees the own one; of several the page asks which. */
async function chooseOnlyVillage(): Promise<void> {
  const me = await backend.call('session.me', {})
  const [first, ...others] = me.ok ? me.data.identities : []
  if (first !== undefined && others.length === 0) chooseVillage(first.villageId)
}

type Browser = RequestInput<'session.askCode'>

/** By the order in which their marks contain each other: Edge says Chrome too, Chrome says Safari. */
export function thisBrowser(agent: string): Browser {
  const first = <T>(marks: readonly (readonly [RegExp, T])[], other: T): T =>
    marks.find(([mark]) => mark.test(agent))?.[1] ?? other
  return {
    browser: first<Browser['browser']>(
      [
        [/MicroMessenger/, '微信'],
        [/Edg/, 'Edge'],
        [/Firefox|FxiOS/, 'Firefox'],
        [/Chrome|CriOS/, 'Chrome'],
        [/Safari/, 'Safari'],
      ],
      '其他浏览器',
    ),
    system: first<Browser['system']>(
      [
        [/Windows/, 'Windows'],
        [/iPhone/, 'iPhone'],
        [/iPad/, 'iPad'],
        [/Android/, '安卓'],
        [/Mac OS/, 'macOS'],
        [/Linux/, 'Linux'],
      ],
      '其他系统',
    ),
  }
}

/** WeChat: looks at what asks under a code, then signs it in. */
export function useConfirmCode() {
  const [busy, setBusy] = useState(false)
  const confirm = useCommand('session.confirm')
  const look = useCallback(async (code: string) => {
    setBusy(true)
    const result = await backend.call('session.look', { code }, newKey())
    setBusy(false)
    return result
  }, [])
  return { look, confirm: (code: string) => confirm.run({ code }), busy: busy || confirm.busy }
}

/** Browsers that are signed in as this person. */
export function useBrowsers(asked: boolean) {
  return useQuery('session.list', asked ? {} : null)
}

export const useEndSession = () => useCommand('session.end')
