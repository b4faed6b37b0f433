import type { Answer, CallName, RequestInput } from '@/domain/contracts'
import type { CallResult, Reply } from '@/backend'
import { forgetFresh } from '@/offline/fresh'

type Answers = {
  [N in CallName]?: (payload: RequestInput<N>, key?: string) => CallResult<N> | Answer<N>
}

export interface Sent {
  readonly name: CallName
  readonly payload: unknown
  readonly key: string | undefined
}

/** What was called, in order. */
export const sent: Sent[] = []
/** The same by trip: the calls that went out together. */
export const trips: CallName[][] = []
let answers: Answers = {}
let network = true
let delayMs = 0

/** Answers by call; anything else is refused as unknown. Give an answer, or a whole result to refuse. */
export function answerCalls(next: Answers): void {
  answers = next
  forgetFresh()
  network = true
  delayMs = 0
  sent.length = 0
  trips.length = 0
  opened.length = 0
  uploads.length = 0
}

/** The app is opened anew on the same phone, which has kept what was answered. */
export function reopenApp(): void {
  forgetFresh()
  sent.length = 0
  trips.length = 0
}

export function cutNetwork(cut: boolean): void {
  network = !cut
}

/** Answers come after so many milliseconds; at once if 0. */
export function slowNetwork(ms: number): void {
  delayMs = ms
}

export function sentTo(name: CallName): Sent[] {
  return sent.filter((call) => call.name === name)
}

export const refuse = (code: string, message: string, data?: Record<string, unknown>) =>
  ({ ok: false, code, message, ...(data === undefined ? {} : { data }) }) as never

/** Files that went out, by the address they were put to. */
export const uploads: string[] = []
/** Files that were opened. */
export const opened: { address: string; name: string }[] = []

async function answerTo(name: CallName, payload: unknown, key?: string): Promise<unknown> {
  sent.push({ name, payload, key })
  if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs))
  const answer = answers[name] as ((payload: unknown, key?: string) => unknown) | undefined
  if (!network) return refuse('OFFLINE', '网络不通，请检查网络后再试')
  if (answer === undefined) return refuse('UNKNOWN_CALL', `没有 ${name}`)
  const given = answer(payload, key) as { ok?: boolean }
  return typeof given.ok === 'boolean' && 'code' in given ? given : { ok: true, data: given }
}

/** Stands for `@/backend` in tests of screens. */
export const backend = {
  openFile(address: string, name: string): Promise<unknown> {
    opened.push({ address, name })
    return Promise.resolve({ ok: true, data: {} })
  },
  call(name: CallName, payload: unknown, key?: string): Promise<unknown> {
    trips.push([name])
    return answerTo(name, payload, key)
  },
  ask(queries: readonly { name: CallName; payload: unknown }[]): Promise<readonly unknown[]> {
    trips.push(queries.map(({ name }) => name))
    return Promise.all(queries.map(({ name, payload }) => answerTo(name, payload)))
  },
  upload(
    uploadTo: string,
    _file: unknown,
    onShare?: (share: number) => void,
  ): Promise<Reply<Record<string, never>>> {
    if (!network) return Promise.resolve(refuse('OFFLINE', '网络不通，请检查网络后再试'))
    onShare?.(0.5)
    uploads.push(uploadTo)
    return Promise.resolve({ ok: true, data: {} })
  },
}
