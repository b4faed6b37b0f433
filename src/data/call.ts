import { useDidHide, useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { backend, type CallResult, type Reply } from '@/backend'
import type { Answer, CallName, ErrorCode, RequestInput } from '@/domain/contracts'
import { fresh } from '@/offline/fresh'
import { kept, type Kept } from '@/offline/kept'
import { askOnce, changeCount, dataChanged, onChange, queryKeyOf } from './ask'

export interface Failed {
  readonly code: ErrorCode
  readonly message: string
  readonly requestId?: string | undefined
}

export interface Query<T> {
  /** The answer, perhaps an older one: see `keptAt`. */
  readonly data: T | null
  readonly error: Failed | null
  readonly loading: boolean
  /** Set while `data` is an older answer: a newer one is on its way, or the network is weak. Milliseconds since 1970. */
  readonly keptAt: number | null
  readonly reload: () => void
}

export { dataChanged } from './ask'

function useChanges(): number {
  return useSyncExternalStore(onChange, changeCount, changeCount)
}

/**
 * Asks and keeps the answer. `payload` null waits. Asks again when data changed, and on showing the page once the
 * answer is no longer fresh; a page that is not in view waits until it is. `anew` takes no fresh answer either.
 */
export function useQuery<N extends CallName>(
  name: N,
  payload: RequestInput<N> | null,
  { anew = false }: { anew?: boolean } = {},
): Query<Answer<N>> {
  const queryKey = payload === null ? null : queryKeyOf(name, payload)
  const version = useChanges()
  const [state, setState] = useState<State<Answer<N>>>(() => initial<Answer<N>>(queryKey, anew))
  const hidden = useRef(false)
  const current = useRef(queryKey)
  current.current = queryKey

  const ask = useCallback(
    async (again: boolean) => {
      if (queryKey === null) return
      const known = again ? null : fresh<Answer<N>>(queryKey)
      if (known !== null) {
        setState((s) => (shows(s, queryKey, known.data) ? s : there(queryKey, known.data)))
        return
      }
      setState((s) =>
        s.queryKey === queryKey
          ? { ...s, loading: true, keptAt: oldSince(kept(queryKey)) }
          : initial<Answer<N>>(queryKey, again),
      )
      const seen = changeCount()
      const result = await askOnce(
        name,
        JSON.parse(queryKey.slice(name.length + 1)) as RequestInput<N>,
      )
      // A later question is under way, perhaps as another person: this answer must not be shown.
      if (current.current !== queryKey || changeCount() !== seen) return
      setState((s) => settled(queryKey, result, s))
    },
    [name, queryKey],
  )

  useEffect(() => {
    if (!hidden.current) void ask(anew)
  }, [anew, ask, version])
  useDidHide(() => {
    hidden.current = true
  })
  useDidShow(() => {
    const back = hidden.current
    hidden.current = false
    // The first showing comes before the effect that asks.
    if (back) void ask(false)
  })
  const reload = useCallback(() => {
    void ask(true)
  }, [ask])
  const shown = state.queryKey === queryKey ? state : initial<Answer<N>>(queryKey, anew)
  return {
    data: shown.data,
    error: shown.error,
    loading: shown.loading,
    keptAt: shown.keptAt,
    reload,
  }
}

interface State<T> {
  queryKey: string | null
  data: T | null
  error: Failed | null
  loading: boolean
  keptAt: number | null
}

/** A kept answer is shown at once with its age, until a newer one comes. */
function initial<T>(queryKey: string | null, anew: boolean): State<T> {
  const known = queryKey === null || anew ? null : fresh<T>(queryKey)
  if (queryKey !== null && known !== null) return there(queryKey, known.data)
  const old = queryKey === null ? null : kept<T>(queryKey)
  return {
    queryKey,
    data: old?.data ?? null,
    error: null,
    loading: queryKey !== null,
    keptAt: oldSince(old),
  }
}

/** What is younger than a minute needs no word of its age while a newer one is on its way. */
function oldSince(old: Kept<unknown> | null): number | null {
  return old !== null && Date.now() - old.at >= 60_000 ? old.at : null
}

function there<T>(queryKey: string, data: T): State<T> {
  return { queryKey, data, error: null, loading: false, keptAt: null }
}

function shows<T>(state: State<T>, queryKey: string, data: T): boolean {
  return (
    state.queryKey === queryKey && state.data === data && !state.loading && state.error === null
  )
}

function settled<T>(queryKey: string, result: Reply<T>, before: State<T>): State<T> {
  if (result.ok) return there(queryKey, result.data)
  const old = result.code === 'OFFLINE' ? kept<T>(queryKey) : null
  if (old) return { queryKey, data: old.data, error: null, loading: false, keptAt: old.at }
  const data = result.code === 'OFFLINE' ? before.data : null
  return { queryKey, data, error: result, loading: false, keptAt: null }
}

export interface Command<N extends CallName> {
  /** Sends once; after a lost network the same payload goes out again under the same key. */
  readonly run: (payload: RequestInput<N>) => Promise<CallResult<N>>
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
