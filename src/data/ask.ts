import { backend, type CallResult } from '@/backend'
import type { Answer, CallName, RequestInput } from '@/domain/contracts'
import { forgetFresh, setFresh } from '@/offline/fresh'
import { keep } from '@/offline/kept'
import { together, type Ask } from './home'

let changes = 0
const listeners = new Set<() => void>()
const underWay = new Map<string, Promise<CallResult<unknown>>>()
let waiting: Ask[] = []

/** Something was written, or somebody else signed in: what is shown may be out of date. */
export function dataChanged(): void {
  changes++
  underWay.clear()
  forgetFresh()
  for (const listener of listeners) listener()
}

export function changeCount(): number {
  return changes
}

export function onChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function queryKeyOf<N extends CallName>(name: N, payload: RequestInput<N>): string {
  return `${name} ${JSON.stringify(payload)}`
}

/** Asks what nobody is asking yet. Questions of the same moment that the first screen answers go out as one call. */
export function askOnce<N extends CallName>(
  name: N,
  payload: RequestInput<N>,
): Promise<CallResult<Answer<N>>> {
  const queryKey = queryKeyOf(name, payload)
  const going = underWay.get(queryKey) as Promise<CallResult<Answer<N>>> | undefined
  if (going) return going
  const asked = new Promise<CallResult<unknown>>((answer) => {
    waiting.push({ queryKey, name, payload, answer })
    if (waiting.length === 1) void Promise.resolve().then(sendWaiting)
  })
  underWay.set(queryKey, asked)
  void asked.then(() => {
    if (underWay.get(queryKey) === asked) underWay.delete(queryKey)
  })
  return asked as Promise<CallResult<Answer<N>>>
}

function sendWaiting(): void {
  const asks = waiting
  waiting = []
  for (const ask of together(asks, alone, rememberIfUnchanged())) alone(ask)
}

/** Keeps an answer unless something was written since it was asked for. */
function rememberIfUnchanged() {
  const seen = changes
  return (queryKey: string, data: unknown): void => {
    if (changes !== seen) return
    setFresh(queryKey, data)
    keep(queryKey, data)
  }
}

function alone({ queryKey, name, payload, answer }: Ask): void {
  const remember = rememberIfUnchanged()
  void backend.call(name, payload as never).then((result) => {
    if (result.ok) remember(queryKey, result.data)
    answer(result)
  })
}
