import { useCallback, useEffect, useRef, useState } from 'react'
import Taro from '@tarojs/taro'
import { backend } from '@/backend'
import type { RequestInput } from '@/domain/contracts'
import type { WaitingSignIn } from '@/domain/session/contract'
import { sessionToken } from '@/session/token'
import { chooseVillage } from '@/session/village'
import { goOn } from '@/routes'
import { newKey } from '@/data/call'
import { startAfresh } from './hooks'

/** A sign-in to somebody with a role waits for a second person, over days and restarts of the app. */
interface Kept {
  readonly waits: WaitingSignIn
  readonly villageId: string
  /** Becomes this browser's session; in WeChat there is none. */
  readonly token: string | null
}

const place = 'zhiqi.waits'
const pauseMs = 10_000

/** Binds this phone to a resident by card. `CHOOSE_RESIDENT` is answered with whom to choose from. */
export function useBind() {
  const [busy, setBusy] = useState(false)
  const [kept, setKept] = useState(() => Taro.getStorageSync<Kept | ''>(place) || null)
  const keep = useCallback((next: Kept | null) => {
    if (next === null) Taro.removeStorageSync(place)
    else Taro.setStorageSync(place, next)
    setKept(next)
  }, [])
  const run = useCallback(
    async (payload: RequestInput<'session.bind'>) => {
      setBusy(true)
      const result = await backend.call('session.bind', payload, newKey())
      setBusy(false)
      if (!result.ok) return result
      const { identity, token, waits, villageId } = result.data
      if (waits) keep({ waits, villageId, token })
      else enter(token, identity && villageId)
      return result
    },
    [keep],
  )
  return { run, busy, kept, keep }
}

/** Asks until somebody has decided; then the secret of before is the session. */
export function useWaiting(kept: Kept, keep: (next: Kept | null) => void, onSignedIn: () => void) {
  const now = useRef(kept)
  now.current = kept
  const done = useRef(onSignedIn)
  done.current = onSignedIn
  const look = useCallback(async () => {
    const { waits, villageId, token } = now.current
    const { proposalId } = waits
    const result = await backend.call('session.waits', { proposalId })
    if (now.current.waits.proposalId !== proposalId) return
    if (!result.ok) {
      if (result.code === 'SIGN_IN_GONE') keep(null)
      return
    }
    if (result.data.state !== 'confirmed') return keep({ waits: result.data, villageId, token })
    keep(null)
    enter(token, villageId)
    done.current()
  }, [keep])
  const waiting = kept.waits.state === 'open'
  useEffect(() => {
    if (!waiting) return
    void look()
    const timer = setInterval(() => void look(), pauseMs)
    return () => clearInterval(timer)
  }, [look, waiting])
  return look
}

/** @param villageId null for an officer of a region without villages */
function enter(token: string | null, villageId: string | null): void {
  if (token !== null) sessionToken.set(token)
  if (villageId !== null) chooseVillage(villageId)
  startAfresh()
  goOn()
}
