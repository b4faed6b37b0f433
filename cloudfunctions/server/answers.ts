import type { HttpBindings } from '@hono/node-server'
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { messages, type ErrorCode } from '@/domain/contracts'
import type { CallAnswer } from '../api/dispatch'

export interface Env {
  Bindings: HttpBindings
  /** For the user to read out, so that the log line is found. */
  Variables: { requestId: string }
}

export type Asked = Context<Env>

type Status = 200 | 400 | 403 | 404 | 405 | 413 | 429 | 500 | 503

export function refuse(
  c: Asked,
  status: Status,
  code: ErrorCode,
  message: string = messages[code],
): Response {
  const requestId = c.get('requestId')
  const answer = { ok: false, code, message, requestId } satisfies CallAnswer
  return json(c, JSON.stringify(answer), status)
}

export function json(c: Asked, body: string, status: Status = 200): Response {
  return c.body(body, status, {
    'content-type': 'application/json; charset=utf-8',
    // Told, so that a short answer is not made smaller.
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'no-store',
  })
}

/** Path and query as they were sent: a seal is over every letter of them. */
export function addressOf(c: Asked): string {
  return c.env.incoming.url ?? '/'
}

/** What is left of a body that is too long is not read, so the connection cannot serve another request. */
export function atMost(maxSize: number, code: ErrorCode): MiddlewareHandler<Env> {
  return bodyLimit({
    maxSize,
    onError: (c: Asked) => {
      c.header('connection', 'close')
      return refuse(c, 413, code)
    },
  })
}
