import type { Answer, CallName, ErrorCode, RequestInput } from '@/domain/contracts'

/** What came of a call. `message` is a Chinese sentence that says what to do; `data` helps the screen. */
export type CallResult<T> =
  | { readonly ok: true; readonly data: T }
  | {
      readonly ok: false
      readonly code: ErrorCode
      readonly message: string
      readonly data?: Readonly<Record<string, unknown>>
      /** For the user to read out, so that the log line is found. */
      readonly requestId?: string
    }

/**
 * The seam to the functions. `key` is an idempotency key, made and kept before a command is sent: sending it
 * again with the same payload gives the first answer again.
 */
export interface Backend {
  call<N extends CallName>(
    name: N,
    payload: RequestInput<N>,
    key?: string,
  ): Promise<CallResult<Answer<N>>>
}
