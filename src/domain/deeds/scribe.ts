import { actorOnly, concerns, type Actor, type Judge } from '../common/actor'
import type { Day, Instant } from '../common/day'
import { fail, ok, type Result } from '../common/result'
import type { Role } from '../common/roles'
import { hasRole, isPerson, type Viewer } from '../common/viewer'
import { isUnder14 } from '../roster/age'
import type { Resident } from '../roster/roster'
import type { Deed } from './deed'
import { objectTo, type Objection } from './objection'
import { mayHappen } from './states'

/** A recorder who writes down what somebody objects to, and reads it back before it counts. */
export interface Scribe extends Judge {
  readonly roles: readonly Role[]
}

const answering: readonly Role[] = ['supervisor', 'committee', 'reviewer']

/**
 * What keeps a recorder from it. The supervisor decides; the committee, reviewers among it, only hears that somebody
 * objected. Nobody writes against what they filed or approved, nor what the own household or a near relative's did.
 */
export function scribeBar(deed: Deed, by: Scribe): 'SCRIBE_ANSWERS' | 'SCRIBE_CONCERNED' | null {
  if (by.roles.some((role) => answering.includes(role))) return 'SCRIBE_ANSWERS'
  const acted = [deed.filedBy.personId, deed.approvedBy?.personId].includes(by.personId)
  return acted || concerns(deed.householdId, by) ? 'SCRIBE_CONCERNED' : null
}

/** Who of the recorders somebody may ask. A deduction is open to its own household alone. */
export function scribesFor<S extends Scribe>(
  deed: Deed,
  asking: Actor,
  recorders: readonly S[],
): readonly S[] {
  if (deed.kind === 'deduct') return []
  return recorders.filter((by) => by.personId !== asking.personId && scribeBar(deed, by) === null)
}

/** Whether the viewer may write down what others object to. */
export function mayScribe(viewer: Viewer | null, deed: Deed, now: Instant): boolean {
  if (viewer?.kind !== 'resident' || !hasRole(viewer, 'recorder')) return false
  const open = mayHappen('object', deed.state) && deed.endsAt !== null && now < deed.endsAt
  return open && deed.kind === 'award' && scribeBar(deed, viewer) === null
}

/** What somebody wrote down for others, newest first. */
export function writtenBy<O extends Objection>(
  viewer: Viewer | null,
  objections: readonly O[],
): O[] {
  return objections
    .filter(({ scribe }) => scribe !== undefined && isPerson(viewer, scribe.personId))
    .sort((a, b) => (a.at < b.at ? 1 : -1))
}

/** Somebody objects through a recorder; both are kept, and it is the resident's own in all else. */
export function objectThrough(
  deed: Deed,
  by: Scribe,
  resident: Resident | null,
  text: string,
  now: Instant,
  { today, ...facts }: Parameters<typeof objectTo>[4] & { readonly today: Day },
): Result<
  { deed: Deed; objection: Objection },
  | 'SCRIBE_ANSWERS'
  | 'SCRIBE_CONCERNED'
  | 'OBJECT_YOURSELF'
  | 'RESIDENT_NOT_FOUND'
  | 'OBJECTOR_UNDER_14'
  | 'OBJECTION_NOT_PUBLIC'
  | 'OBJECTION_CLOSED'
  | 'OBJECTION_NOT_FOR_THEM'
> {
  const bar = scribeBar(deed, by)
  if (bar !== null) return fail(bar)
  if (resident === null || resident.leftOn) return fail('RESIDENT_NOT_FOUND')
  const { residentId: personId, householdId } = resident
  if (personId === by.personId) return fail('OBJECT_YOURSELF')
  if (isUnder14(resident, today)) return fail('OBJECTOR_UNDER_14')
  if (deed.kind === 'deduct') return fail('OBJECTION_NOT_PUBLIC')
  const objected = objectTo(deed, { personId, householdId }, { text, voice: null }, now, facts)
  // Who objected before is not the recorder's to learn.
  if (!objected.ok)
    return objected.code === 'OBJECTED_ALREADY'
      ? fail('OBJECTION_NOT_FOR_THEM')
      : fail(objected.code)
  const { objection } = objected.value
  const objections = objected.value.deed.objections?.map((o) =>
    o.objectionId === objection.objectionId ? { ...o, scribeId: by.personId } : o,
  )
  return ok({
    deed: { ...objected.value.deed, objections: objections ?? [] },
    objection: { ...objection, scribe: actorOnly(by) },
  })
}
