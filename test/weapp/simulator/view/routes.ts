import { resolve } from './modules'

export type Query = Readonly<Record<string, string>>

export interface Target {
  readonly path: string
  readonly query: Query
}

/** A url such as ../deed/index?id=1, from the page that names it. Values arrive as they were written, undecoded. */
export function targetOf(url: string, from: string | null): Target {
  const [raw = '', search = ''] = url.split('?')
  const query = Object.fromEntries(
    search
      .split('&')
      .filter(Boolean)
      .map((pair) => {
        const [name = '', ...rest] = pair.split('=')
        return [name, rest.join('=')]
      }),
  )
  return {
    path: raw.startsWith('/') || from === null ? resolve('', raw) : resolve(from, raw),
    query,
  }
}
