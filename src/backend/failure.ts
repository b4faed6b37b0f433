import { commonErrors, type CommonCode } from '@/domain/common/errors'
import type { Reply } from './backend'

/** Any call may come to it; which codes of its own it may bring is what the type of the call says. */
type Arrived = Reply<never, CommonCode>
type Failed = Extract<Arrived, { ok: false }>

export function failure(code: CommonCode): Failed {
  return { ok: false, code, message: commonErrors[code] }
}

/** An answer that is not of the seam's shape comes from something between us and the server. */
export function asResult(body: unknown): Arrived {
  const result = body as Partial<Arrived> | null
  if (result?.ok === true) return result as Arrived
  if (result?.ok === false && typeof (result as Failed).code === 'string') return result as Failed
  return failure('OFFLINE')
}
