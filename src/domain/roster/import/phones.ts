import type { Resident } from '../roster'
import { placeInWords, type Fault, type Place } from './places'

/** Somebody of the file, as the roster knows or will know them. */
export interface FoundPerson extends Place {
  readonly residentId: string
  readonly householdId: string
  readonly name: string
}

export type PersonState = 'new' | 'changed' | 'unchanged' | 'gone'

export interface PlannedPerson extends FoundPerson {
  readonly state: PersonState
}

/**
 * A phone may be shared inside a household and never across. Looks at everybody as they will be: two rows of the
 * file, and a row against those whom the file does not name.
 * @returns faults, and those missing whose phone somebody of the same name now has elsewhere: they took it along
 */
export function sharedPhones(
  people: readonly FoundPerson[],
  residents: ReadonlyMap<string, Resident>,
  missing: readonly Resident[],
  column: string,
): { readonly faults: readonly Fault[]; readonly taken: readonly Resident[] } {
  const faults: Fault[] = []
  const first = new Map<string, FoundPerson>()
  const fault = ({ sheet, line, name }: FoundPerson, phone: string, other: string) =>
    faults.push({
      sheet,
      line,
      name,
      column,
      content: phone,
      reason: `号码和${other}相同，不同的户不能共用，请改一个，或空着`,
    })
  for (const person of people) {
    const phone = residents.get(person.residentId)?.phone ?? ''
    if (phone === '') continue
    const other = first.get(phone)
    if (!other) first.set(phone, person)
    else if (other.householdId !== person.householdId)
      fault(person, phone, `${placeInWords(other)} ${other.name}`)
  }
  const taken: Resident[] = []
  for (const gone of missing) {
    const holder = gone.phone === '' ? undefined : first.get(gone.phone)
    if (!holder || holder.householdId === gone.householdId) continue
    if (holder.name === gone.name) taken.push(gone)
    else fault(holder, gone.phone, `名册里的 ${gone.name}（不在这张表里）`)
  }
  return { faults, taken }
}
