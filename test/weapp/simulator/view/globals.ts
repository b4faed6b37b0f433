import type { Failures } from './failures'

/**
 * What a mini-program's code finds beside wx: the language itself as the oldest phones of the browserslist know it, and timers.
 * WeChat hides `window`, `document` and their kin from it; here every other name of Chromium is hidden too,
 * `Intl`, `TextEncoder`, `crypto` and `fetch` included, which some phones' engines lack.
 */
const language = [
  'Object Function Array Number Boolean String Symbol BigInt Math JSON Reflect Proxy Promise Date RegExp Map Set',
  'WeakMap WeakSet ArrayBuffer DataView Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array',
  'Uint32Array Float32Array Float64Array BigInt64Array BigUint64Array Error EvalError RangeError ReferenceError',
  'SyntaxError TypeError URIError parseInt parseFloat isNaN isFinite encodeURI encodeURIComponent decodeURI',
  'decodeURIComponent escape unescape Infinity NaN undefined',
]
  .join(' ')
  .split(' ')
const timers = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] as const

/** `arguments` and `eval` cannot be names of parameters in strict code. */
const notNames = new Set(['eval', 'arguments', 'undefined', 'NaN', 'Infinity'])

export interface Scope {
  readonly names: readonly string[]
  readonly values: readonly unknown[]
}

/** Parameters that stand before every module: what there is, and `undefined` for what there is not. */
export function scopeOf(own: Readonly<Record<string, unknown>>, failures: Failures): Scope {
  const present: Record<string, unknown> = {
    ...own,
    ...Object.fromEntries(timers.map((name) => [name, window[name].bind(window)])),
  }
  const inner: Record<string, unknown> = Object.create(null) as Record<string, unknown>
  for (const name of language) inner[name] = (window as unknown as Record<string, unknown>)[name]
  Object.assign(inner, present)
  present.Function = inner.Function = guardedFunction(inner, failures)
  present.globalThis = inner
  const hidden = browserNames().filter((name) => !(name in present) && !language.includes(name))
  return {
    names: [...Object.keys(present), ...hidden],
    values: [...Object.values(present), ...hidden.map(() => undefined)],
  }
}

function browserNames(): string[] {
  const names = new Set<string>()
  for (
    let level: unknown = window;
    level !== null && level !== Object.prototype;
    level = Object.getPrototypeOf(level) as unknown
  ) {
    for (const name of Object.getOwnPropertyNames(level)) names.add(name)
  }
  return [...names].filter((name) => /^[A-Za-z_$][\w$]*$/.test(name) && !notNames.has(name))
}

/** WeChat runs no code made from text; only the old way to ask for the global object is answered. */
function guardedFunction(inner: object, failures: Failures): unknown {
  const made = (parts: unknown[]) => {
    if (parts.at(-1) === 'return this') return () => inner
    return failures.raise('global', 'code from text: new Function and eval are forbidden in WeChat')
  }
  return new Proxy(Function, {
    apply: (_, __, parts: unknown[]) => made(parts),
    construct: (_, parts: unknown[]) => made(parts) as object,
  })
}
