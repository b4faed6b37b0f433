import { sessionToken } from '@/session/token'
import type { Backend } from './backend'
import { asResult, failure } from './failure'

const timeoutMs = 15_000

/** Web and self-host: one POST a call, the session token beside it. */
export function httpBackend(url: string): Backend {
  return {
    async call(name, payload, key) {
      const token = sessionToken.get()
      const abort = new AbortController()
      const timer = setTimeout(() => {
        abort.abort()
      }, timeoutMs)
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            ...(token ? { authorization: `Bearer ${token}` } : {}),
          },
          body: JSON.stringify({ name, payload, key }),
          signal: abort.signal,
        })
        return asResult(await response.json())
      } catch {
        return failure('OFFLINE')
      } finally {
        clearTimeout(timer)
      }
    },
  }
}
