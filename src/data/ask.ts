import { backend, type CallResult, type Query, type Reply } from '@/backend'
import { ownVillage, queriesMax } from '@/domain/common/wire'
import type { CallName, RequestInput } from '@/domain/contracts'
import { forgetFresh, setFresh } from '@/offline/fresh'
import { keep } from '@/offline/kept'

/** A question on its way: asked once, however many parts of the screen want the answer. */
interface Ask extends Query {
  readonly answer: (result: Reply<unknown>) => void
}

let changes = 0
const listeners = new Set<() => void>()
const underWay = new Map<string, Promise<Reply<unknown>>>()
let waiting: Ask[] = []
let answered: () => void = () => undefined

/** When the first question of all has come back, well or not. */
export const firstAnswer = new Promise<void>((resolve) => {
  answered = resolve
})

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

/** Asks what nobody is asking yet. Questions of the same moment make one trip. */
export function askOnce<N extends CallName>(
  name: N,
  payload: RequestInput<N>,
): Promise<CallResult<N>> {
  const queryKey = queryKeyOf(name, payload)
  const going = underWay.get(queryKey) as Promise<CallResult<N>> | undefined
  if (going) return going
  const asked = new Promise<Reply<unknown>>((answer) => {
    waiting.push({ name, payload, answer })
    if (waiting.length === 1) void Promise.resolve().then(sendWaiting)
  })
  underWay.set(queryKey, asked)
  void asked.then(() => {
    answered()
    if (underWay.get(queryKey) === asked) underWay.delete(queryKey)
  })
  return asked as Promise<CallResult<N>>
}

function sendWaiting(): void {
  const asks = waiting
  waiting = []
  for (let i = 0; i < asks.length; i += queriesMax) void send(asks.slice(i, i + queriesMax))
}

async function send(asks: readonly Ask[]): Promise<void> {
  const asked = changes
  const results = await backend.ask(asks.map(({ name, payload }) => ({ name, payload })))
  // Unless something was written since: then the answers are old already.
  if (changes === asked) rememberAll(asks, results)
  results.forEach((result, i) => asks[i]?.answer(result))
}

/**
 * What was asked of the own village is remembered under that village's id, which one of the answers carries: so nothing
 * is asked again once it is chosen.
 */
function rememberAll(asks: readonly Ask[], results: readonly Reply<unknown>[]): void {
  const own = results.filter((_, i) => isOfOwnVillage(asks[i]?.payload))
  const villageId = own.map(villageIn).find((id) => id !== null)
  asks.forEach(({ name, payload }, i) => {
    const result = results[i]
    if (!result?.ok) return
    const here = isOfOwnVillage(payload) && villageId ? { ...payload, villageId } : payload
    const queryKey = queryKeyOf(name, here as never)
    setFresh(queryKey, result.data)
    keep(queryKey, result.data)
  })
}

function isOfOwnVillage(payload: unknown): payload is { villageId: string } {
  return (payload as { villageId?: unknown } | null)?.villageId === ownVillage
}

function villageIn(result: Reply<unknown>): string | null {
  const { villageId } = (result.ok ? result.data : {}) as { villageId?: unknown }
  return typeof villageId === 'string' ? villageId : null
}
