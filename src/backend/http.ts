import { sessionToken } from '@/session/token'
import type { Backend } from './backend'
import { asResult, failure } from './failure'
import { askOver } from './trip'

const timeoutMs = 15_000
const uploadTimeoutMs = 120_000

/** Web and self-host: one POST a trip, the session token beside it. */
export function httpBackend(url: string): Backend {
  async function send(body: object) {
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
        body: JSON.stringify(body),
        signal: abort.signal,
      })
      return asResult(await response.json())
    } catch {
      return failure('OFFLINE')
    } finally {
      clearTimeout(timer)
    }
  }
  return {
    call: (name, payload, key) => send({ name, payload, key }),
    ask: (queries) => askOver(send, queries),
    upload(uploadTo, file, onShare) {
      // The one way in a browser that tells how far an upload has come.
      const request = new XMLHttpRequest()
      return new Promise((resolve) => {
        const lost = () => {
          resolve(failure('OFFLINE'))
        }
        request.upload.onprogress = ({ loaded, total }) => onShare?.(total > 0 ? loaded / total : 0)
        request.onload = () => {
          resolve(asResult(parsed(request.responseText)))
        }
        request.onerror = lost
        request.ontimeout = lost
        request.timeout = uploadTimeoutMs
        request.open('PUT', uploadTo)
        request.send(file.blob)
      })
    },
    openFile(address, name) {
      const link = document.createElement('a')
      link.href = address
      link.download = name
      document.body.appendChild(link)
      link.click()
      link.remove()
      return Promise.resolve({ ok: true, data: {} })
    },
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
