import { readFileSync } from 'node:fs'

/**
 * What a county sets: variables of the functions' environment, such as the ids of its message templates. Left out,
 * nothing is set.
 */
export function readSettings(file: string | undefined): Record<string, string> {
  if (file === undefined) return {}
  let parsed: unknown
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new SettingsFault(`读不了设置文件 ${file}：要是一个 JSON 文件`)
  }
  const { environment } = (parsed ?? {}) as { environment?: unknown }
  const pairs = Object.entries(typeof environment === 'object' && environment ? environment : {})
  for (const [key, value] of pairs)
    if (typeof value !== 'string' || !/^[A-Z][A-Z0-9_]*$/.test(key))
      throw new SettingsFault(`设置文件 ${file} 里的 environment.${key} 要是大写名字和文字`)
  return Object.fromEntries(pairs)
}

export class SettingsFault extends Error {}
