import { hasRoom, limitOf, type Daily, type Enough } from '@/domain/common/daily'
import { dayOf } from '@/domain/common/day'
import { ok, type Result } from '@/domain/common/result'
import { hasRole, type CommandContext, type DocsTx, type Person } from './context'

/** Whose number it is. */
type Sender = Pick<CommandContext, 'village' | 'now'> & {
  readonly person: Pick<Person, 'personId' | 'roles'>
}

/** Who writes for others too. */
export function isStaff({ person }: Pick<Sender, 'person'>): boolean {
  return hasRole(person, 'recorder', 'committee')
}

/** Part of the transaction that takes it: one more of the person's today, unless that is enough. */
export async function countToday<What extends Daily>(
  t: DocsTx,
  sender: Sender,
  what: What,
): Promise<Result<null, Enough<What>>> {
  const { person, village, now } = sender
  const { villageId } = village
  const day = dayOf(now)
  const before = await t.get('dayCounts', person.personId)
  const sent = before?.day === day ? (before[what] ?? 0) : 0
  const room = hasRoom(what, sent, limitOf(what, { isStaff: isStaff(sender) }), now)
  if (!room.ok) return room
  const count = { [what]: sent + 1 }
  if (before?.day === day) await t.update('dayCounts', before._id, count)
  else if (before) await t.update('dayCounts', before._id, { ...none, ...count, day })
  else await t.insert('dayCounts', { _id: person.personId, villageId, day, ...count })
  return ok(null)
}

const none = { deeds: 0, objections: 0, scribed: 0, goals: 0, texts: 0 } satisfies Record<
  Daily,
  number
>
