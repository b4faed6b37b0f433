import { fieldErrors, type Refusal } from '@/data/field-errors'
import type { HouseholdCard } from '@/features/roster/cards'
import type { Upkeep } from '@/features/roster/upkeep'
import type { Act } from './acts'
import type { Member } from './member-row'

/** What is typed about one person; of each act only a part. */
export interface Typed {
  readonly name: string
  readonly relation: string
  readonly phone: string
  readonly birth: string
  readonly groupId: string
  readonly number: string
  readonly on: string
  readonly withThem: readonly string[]
  readonly newHeadId: string | null
  readonly to: { readonly householdId: string; readonly name: string } | null
}

export const errorFields = [
  ...(['name', 'relation', 'phone', 'birth', 'groupId', 'number', 'on'] as const),
  ...(['newHeadId', 'householdId', 'residentIds'] as const),
] as const
export type Errors = Partial<Record<(typeof errorFields)[number], string>>

export const errorsOf = (refusal: Refusal): Errors => fieldErrors(refusal, errorFields)

export function firstTyped(household: HouseholdCard, person: Member | null, today: string): Typed {
  return {
    name: person?.name ?? '',
    relation: person?.relation ?? '',
    ...{ phone: '', birth: '', number: '', on: today },
    groupId: household.groupId,
    ...{ withThem: [], newHeadId: null, to: null },
  }
}

/** Those who stay, of whom one has to be the head where the head is among those who go. */
export function staying({ members }: HouseholdCard, person: Member, typed: Typed): Member[] {
  return members.filter(
    (m) => m.residentId !== person.residentId && !typed.withThem.includes(m.residentId),
  )
}

export function needsHead(household: HouseholdCard, person: Member, typed: Typed): boolean {
  const left = staying(household, person, typed)
  return left.length > 0 && !left.some((m) => m.head)
}

/** What the button says. */
export const done: Readonly<Record<Act, string>> = {
  phone: '改手机',
  details: '改好',
  head: '换户主',
  split: '分户，另立一本',
  move: '迁到别户',
  movedOut: '迁出本村',
  died: '记下过世',
}

/** What is missing the server says, beside its field. */
export function send(
  upkeep: Upkeep,
  act: Act,
  household: HouseholdCard,
  person: Member,
  typed: Typed,
) {
  const { residentId } = person
  const { householdId } = household
  const residentIds = [residentId, ...typed.withThem]
  const newHead =
    needsHead(household, person, typed) && typed.newHeadId !== null
      ? { newHeadId: typed.newHeadId }
      : {}
  switch (act) {
    case 'phone':
      return upkeep.changePerson({ residentId, phone: typed.phone })
    case 'details':
      return upkeep.changePerson({
        residentId,
        name: typed.name,
        ...(person.head ? {} : { relation: typed.relation }),
        birth: typed.birth,
      })
    case 'head':
      return upkeep.changeHousehold({
        householdId,
        headId: person.head ? (typed.newHeadId ?? '') : residentId,
      })
    case 'split': {
      const { groupId, number } = typed
      return upkeep.split({ residentIds, groupId, number, ...newHead })
    }
    case 'move':
      return upkeep.movePerson({
        residentIds,
        householdId: typed.to?.householdId ?? '',
        ...newHead,
      })
    case 'movedOut':
    case 'died':
      return upkeep.personLeft({ residentId, how: act, on: typed.on, ...newHead })
  }
}
