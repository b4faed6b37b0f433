import type { SetDataCall } from '../payload'
import type { Failures } from './failures'

/** What a view holds at most of one crossing. https://developers.weixin.qq.com/miniprogram/dev/framework/performance/tips/runtime_setData.html */
const bytesMax = 1024 * 1024

/**
 * Data crosses from the app to its view as JSON, so what JSON does not know does not arrive: a field that is undefined
 * or a function deep inside vanishes, a cycle throws. A field that is itself a function is a mistake and fails.
 */
export function crossed(
  data: object,
  where: { page: string; failures: Failures; note: (call: SetDataCall) => void },
): Record<string, unknown> {
  const { page, failures, note } = where
  for (const [key, value] of Object.entries(data)) {
    if (typeof value === 'function' || typeof value === 'symbol')
      failures.raise('setData', `setData of ${page}: ${key} is a ${typeof value} and cannot cross`)
  }
  const text = JSON.stringify(data)
  const bytes = new TextEncoder().encode(text).length
  if (bytes > bytesMax) failures.raise('setData', `setData of ${page}: ${bytes} bytes exceed 1 MB`)
  note({ page, bytes, keys: Object.keys(data) })
  return JSON.parse(text) as Record<string, unknown>
}
