import { commonErrors } from '@/domain/common/errors'
import type { CallResult } from './backend'

type Failed = Extract<CallResult<never>, { ok: false }>

export function failure(code: keyof typeof commonErrors): Failed {
  return { ok: false, code, message: commonErrors[code] }
}

/** An answer that is not of the seam's shape comes from something between us and the server. */
export function asResult(body: unknown): CallResult<never> {
  const result = body as Partial<CallResult<never>> | null
  if (result?.ok === true) return result as CallResult<never>
  if (result?.ok === false && typeof (result as Failed).code === 'string') return result as Failed
  return failure('OFFLINE')
}
