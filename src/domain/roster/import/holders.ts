import { rolesInWords } from '../roles'
import type { Resident } from '../roster'
import type { FilePerson } from './families'
import type { Fault } from './places'
import type { PlannedPerson } from './phones'

export interface Holders {
  readonly before: readonly Resident[]
  /** Everybody as they will be. */
  readonly after: ReadonlyMap<string, Resident>
  readonly people: readonly PlannedPerson[]
  readonly left: readonly { readonly resident: Resident; readonly person: FilePerson }[]
  readonly placeOf: (resident: Resident) => string
  readonly phoneTitle: string
}

/**
 * Whoever holds a role is never made anew beside it, sent away, or left without the phone that the last of the
 * committee signs in with: such an import stops and says so.
 */
export function holderFaults({ before, after, people, left, placeOf, phoneTitle }: Holders): {
  readonly holders: readonly Resident[]
  readonly faults: readonly Fault[]
} {
  const holding = before.filter((r) => r.roles.length > 0 && !r.leftOn)
  const byId = new Map(people.map((p) => [p.residentId, p]))
  const faults: Fault[] = []
  for (const { resident, person } of left) {
    if (resident.roles.length === 0) continue
    faults.push({
      ...placeOfPerson(person),
      column: '',
      content: '',
      reason: `表里写的是已故或迁出，但他有职务（${rolesInWords(resident.roles)}），请先在设置里换人担任`,
    })
  }
  const gone = new Set(left.map(({ resident }) => resident.residentId))
  for (const resident of holding) {
    if (byId.has(resident.residentId) || gone.has(resident.residentId)) continue
    for (const person of people.filter((p) => p.state === 'new' && p.name === resident.name))
      faults.push({
        ...placeOfPerson(person),
        column: '',
        content: '',
        reason: `名册里有职务（${rolesInWords(resident.roles)}）的 ${resident.name} 在${placeOf(resident)}。是同一个人，请按名册写组、户号和电话；不是，请把有职务的那位也写进表里`,
      })
  }
  for (const holder of holding) {
    const { residentId, householdId, phone, name } = holder
    if (phone === '' || byId.has(residentId) || gone.has(residentId)) continue
    const same = people.find(
      (p) =>
        p.state === 'new' &&
        p.householdId === householdId &&
        after.get(p.residentId)?.phone === phone,
    )
    if (!same || same.name === name) continue
    faults.push({
      ...placeOfPerson(same),
      column: phoneTitle,
      content: phone,
      reason: `名册里这个电话是有职务（${rolesInWords(holder.roles)}）的 ${name}，表里没有他。是同一个人，请按名册写姓名；不是，请把他也写进表里`,
    })
  }
  const committee = holding.filter((r) => r.roles.includes('committee') && !gone.has(r.residentId))
  const later = committee.map((r) => after.get(r.residentId) ?? r)
  if (committee.length > 0 && !canBeReached(later)) {
    for (const resident of committee.filter((r) => r.phone !== '')) {
      const person = byId.get(resident.residentId)
      if (!person) continue
      faults.push({
        ...placeOfPerson(person),
        column: phoneTitle,
        content: '',
        reason: '去掉这个电话，村委就没有人能登录了，请写上电话',
      })
    }
  }
  return { holders: holding.filter((r) => byId.has(r.residentId)), faults }
}

/** Whether somebody of the committee has a phone to sign in with. */
export function canBeReached(residents: Iterable<Resident>): boolean {
  return [...residents].some((r) => r.roles.includes('committee') && !r.leftOn && r.phone !== '')
}

function placeOfPerson({ sheet, line, name }: Pick<PlannedPerson, 'sheet' | 'line' | 'name'>) {
  return { sheet, line, name }
}
