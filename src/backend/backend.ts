import type { Answer, CallName, ErrorCode, Refusal, RequestInput } from '@/domain/contracts'

/** What came of a call: its answer, or one of the refusals that its contract declares. */
export type CallResult<N extends CallName> = Reply<Answer<N>, Refusal<N>>

/** What came back. `message` is a Chinese sentence that says what to do; `data` helps the screen. */
export type Reply<T, Code extends ErrorCode = ErrorCode> =
  | { readonly ok: true; readonly data: T }
  | {
      readonly ok: false
      readonly code: Code
      readonly message: string
      readonly data?: Readonly<Record<string, unknown>>
      /** For the user to read out, so that the log line is found. */
      readonly requestId?: string
    }

/** A query as it travels, alone or with others. */
export interface Query {
  readonly name: CallName
  readonly payload: unknown
}

/**
 * The seam to the functions. `key` is an idempotency key, made and kept before a command is sent: sending it
 * again with the same payload gives the first answer again.
 */
export interface Backend {
  call<N extends CallName>(name: N, payload: RequestInput<N>, key?: string): Promise<CallResult<N>>
  /** Asks at most `queriesMax` queries in one trip. Each has its own answer, in their order; none fails for another's sake. */
  ask(queries: readonly Query[]): Promise<readonly Reply<unknown>[]>
  /**
   * Puts a file where `files.promise` said. A lost network leaves nothing behind: the same file may be sent again.
   * @param onShare how much has gone out, 0 to 1
   */
  upload(
    uploadTo: string,
    file: LocalFile,
    onShare?: (share: number) => void,
  ): Promise<Reply<Record<string, never>>>
  /** Gives the person a file that a call made: a download in a browser, opened or passed on in WeChat. */
  openFile(address: string, name: string): Promise<Reply<Record<string, never>>>
}

/** A file on this device: chosen in WeChat it has a path, in a browser it is a Blob behind an object URL. */
export interface LocalFile {
  readonly path: string
  readonly blob?: Blob
}
