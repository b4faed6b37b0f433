import { createHash } from 'node:crypto'
import type { OpenContext } from '../common/context'

/** Who calls, as far as it is known: not by the address itself, which is kept nowhere. */
export function callerOf({ userId, from }: Pick<OpenContext, 'userId' | 'from'>): string | null {
  const who = userId ?? (from === null ? null : networkOf(from))
  return who === null ? null : createHash('sha256').update(who).digest('hex')
}

/** Whoever has one address of IPv6 has all of its network, so that they count as one. */
export function networkOf(address: string): string {
  const [, version4] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? []
  if (version4 !== undefined || !address.includes(':')) return version4 ?? address
  const [before = [], after = []] = address
    .toLowerCase()
    .split('::')
    .map((part) => part.split(':').filter((group) => group !== ''))
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0')
  const groups = [...before, ...zeros, ...after].slice(0, 4)
  return groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':')
}
