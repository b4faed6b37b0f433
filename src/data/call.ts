import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { backend, type CallResult } from '@/backend'
import type { Answer, CallName, RequestInput } from '@/domain/contracts'
import { keep, kept } from '@/offline/kept'

export interface Failed {
  readonly code: string
  readonly message: string
  readonly requestId?: string | undefined
}

export interface Query<T> {
  /** The answer, perhaps an older one: see `keptAt`. */
  readonly data: T | null
  readonly error: Failed | null
  readonly loading: boolean
  /** Set when `data` is an older answer because the network is weak; milliseconds since 1970. */
  readonly keptAt: number | null
  readonly reload: () => void
}

const freshMs = 30_000
let changes = 0
const listeners = new Set<() => void>()

/** Something was written, or somebody else signed in: what is shown may be out of date. */
export function dataChanged(): void {
  changes++
  for (const listener of listeners) listener()
}

function useChanges(): number {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => changes,
    () => changes,
  )
}

/**
 * Asks and keeps the answer. `payload` null waits. Asks again when data changed, and on showing the page
 * once the answer is older than half a minute.
 */
export function useQuery<N extends CallName>(
  name: N,
  payload: RequestInput<N> | null,
): Query<Answer<N>> {
  const slot = payload === null ? null : `${name} ${JSON.stringify(payload)}`
  const version = useChanges()
  const [state, setState] = useState<State<Answer<N>>>(() => initial<Answer<N>>(slot))
  const askedAt = useRef(0)
  const asks = useRef(0)
  const current = useRef(slot)
  current.current = slot

  const ask = useCallback(async () => {
    if (slot === null) return
    askedAt.current = Date.now()
    setState((s) => (s.slot === slot ? { ...s, loading: true } : initial<Answer<N>>(slot)))
    const mine = ++asks.current
    const seen = changes
    const result = await backend.call(
      name,
      JSON.parse(slot.slice(name.length + 1)) as RequestInput<N>,
    )
    // A later question is under way, perhaps as another person: this answer must neither be shown nor kept.
    if (current.current !== slot || asks.current !== mine || changes !== seen) return
    if (result.ok) keep(slot, result.data)
    setState((s) => settled(slot, result, s))
  }, [name, slot])

  useEffect(() => {
    void ask()
  }, [ask, version])
  // The first showing comes before the effect that asks: without the first half everything would be asked twice.
  useDidShow(() => {
    if (askedAt.current > 0 && Date.now() - askedAt.current > freshMs) void ask()
  })
  const reload = useCallback(() => {
    void ask()
  }, [ask])
  const shown = state.slot === slot ? state : initial<Answer<N>>(slot)
  return {
    data: shown.data,
    error: shown.error,
    loading: shown.loading,
    keptAt: shown.keptAt,
    reload,
  }
}

interface State<T> {
  slot: string | null
  data: T | null
  error: Failed | null
  loading: boolean
  keptAt: number | null
}

/** A kept answer is shown at once; its age is told only if no newer one comes. */
function initial<T>(slot: string | null): State<T> {
  const old = slot === null ? null : kept<T>(slot)
  return { slot, data: old?.data ?? null, error: null, loading: slot !== null, keptAt: null }
}

function settled<T>(slot: string, result: CallResult<T>, before: State<T>): State<T> {
  if (result.ok) return { slot, data: result.data, error: null, loading: false, keptAt: null }
  const old = result.code === 'OFFLINE' ? kept<T>(slot) : null
  if (old) return { slot, data: old.data, error: null, loading: false, keptAt: old.at }
  const data = result.code === 'OFFLINE' ? before.data : null
  return { slot, data, error: result, loading: false, keptAt: null }
}

export interface Command<N extends CallName> {
  /** Sends once; after a lost network the same payload goes out again under the same key. */
  readonly run: (payload: RequestInput<N>) => Promise<CallResult<Answer<N>>>
  readonly busy: boolean
}

export function useCommand<N extends CallName>(name: N): Command<N> {
  const [busy, setBusy] = useState(false)
  const unanswered = useRef<{ sent: string; key: string } | null>(null)
  const run = useCallback(
    async (payload: RequestInput<N>) => {
      const sent = JSON.stringify(payload)
      const key = unanswered.current?.sent === sent ? unanswered.current.key : newKey()
      unanswered.current = { sent, key }
      setBusy(true)
      const result = await backend.call(name, payload, key)
      setBusy(false)
      if (result.ok || (result.code !== 'OFFLINE' && result.code !== 'TRY_AGAIN'))
        unanswered.current = null
      if (result.ok) dataChanged()
      return result
    },
    [name],
  )
  return { run, busy }
}

/** An idempotency key in the form of a UUID. It need not be secret, only unlike any other of this caller. */
export function newKey(): string {
  return 'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, () =>
    Math.floor(Math.random() * 16).toString(16),
  )
}
