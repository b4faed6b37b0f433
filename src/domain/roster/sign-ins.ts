import type { Resident } from './roster'

type Row = Pick<Resident, 'phone' | 'leftOn'>

/**
 * Whether a change of a row on the roster ends whatever is signed in as that person: another phone stands for somebody
 * else until it is proven, and whoever moved out is no member. A number where there was none ends nothing.
 */
export function endsSignIns(before: Row, after: Row): boolean {
  const moved = !before.leftOn && Boolean(after.leftOn)
  return moved || (before.phone !== '' && before.phone !== after.phone)
}
