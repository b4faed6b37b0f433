import type { Log } from './log'

/**
 * Where people reach the web app of this installation, `https://zhiqi.example`, as whoever installed it says
 * (`ZHIQI_ORIGIN`): no browser is believed about it. Undefined where nobody has said.
 */
export function originOf(
  { ZHIQI_ORIGIN = '' }: Readonly<Record<string, string | undefined>>,
  log: Log,
): string | undefined {
  const said = ZHIQI_ORIGIN.trim().replace(/\/+$/, '')
  if (/^https?:\/\/[\w.:[\]-]{1,100}$/.test(said)) return said
  if (said !== '') log.warn('ZHIQI_ORIGIN is no address such as https://zhiqi.example')
  return undefined
}
