import type { Role } from '@/domain/common/contract'
import { addDays, type Day } from '@/domain/common/day'
import type { CastHousehold } from './cast'
import { chanceOf, type Chance } from './chance'
import { namer } from './names'

/** A village's people before they are written down: the same for the same plan and day. */
export interface Family {
  readonly householdId: string
  readonly groupId: string
  readonly number: string
  readonly cardCode: string
  readonly unnamed: boolean
  /** The first one is the head. */
  readonly members: readonly Member[]
}

export interface Member {
  readonly residentId: string
  readonly name: string
  /** To the head; empty for the head. */
  readonly relation: string
  readonly birthDay: Day
  readonly phone: string
  readonly roles: readonly Role[]
  readonly consent: boolean
}

export interface PeoplePlan {
  readonly villageId: string
  /** Letters that the codes of its household cards begin with. */
  readonly cardLetters: string
  /** Households of each group. */
  readonly groups: readonly number[]
  /** Family names, the commoner ones with more weight. */
  readonly surnames: readonly (readonly [string, number])[]
  readonly cast: readonly CastHousehold[]
  /** First four digits of the phone numbers. They start with 154, which no operator gives out. */
  readonly phonePrefix: string
}

interface Draft {
  name: string
  relation: string
  age: number
  roles: readonly Role[]
  consent: boolean
  shares: boolean
}

const consenting = 0.45

export function peopleOf(plan: PeoplePlan, today: Day): Family[] {
  const chance = chanceOf(`people of ${plan.villageId}`)
  const nameOf = namer(
    chance,
    plan.cast.flatMap((h) => h.members.map((m) => m.name)),
  )
  const families: Family[] = []
  for (const [index, size] of plan.groups.entries()) {
    const group = index + 1
    const cast = placesOf(plan.cast.filter((h) => h.group === group))
    for (let number = 1; number <= size; number++) {
      const told = cast.get(number)
      const drafts = told ? told.members.map(draftOf) : invent(plan, chance, nameOf, today)
      families.push(
        settle(plan, chance, drafts, {
          group,
          number,
          unnamed: told?.unnamed ?? false,
          today,
          order: families.length,
        }),
      )
    }
  }
  return families
}

function placesOf(cast: readonly CastHousehold[]): Map<number, CastHousehold> {
  return new Map(cast.map((h) => [h.number, h]))
}

function draftOf(m: CastHousehold['members'][number]): Draft {
  return {
    name: m.name,
    relation: m.relation ?? '',
    age: m.age,
    roles: m.roles ?? [],
    consent: m.consent ?? false,
    shares: m.shares ?? false,
  }
}

/** Who lives together: elders alone, couples, two and three generations. */
const kinds = [
  ['elder', 7],
  ['elders', 12],
  ['couple', 13],
  ['family', 37],
  ['generations', 31],
] as const

type NameOf = ReturnType<typeof namer>

function invent(plan: PeoplePlan, chance: Chance, nameOf: NameOf, today: Day): Draft[] {
  const year = Number(today.slice(0, 4))
  const line = chance.weighted(plan.surnames)
  const kind = chance.weighted(kinds)
  const person = (surname: string, sex: 'm' | 'f', age: number, relation = ''): Draft => ({
    name: nameOf(surname, sex, year - age),
    relation,
    age,
    roles: [],
    consent: age >= 18 && chance.happens(consenting),
    shares: age >= 66 && chance.happens(0.6),
  })
  const spouseOf = (age: number, relation = '妻') =>
    person(chance.weighted(plan.surnames), 'f', age - chance.whole(0, 4), relation)
  const childrenOf = (age: number, most: number) => {
    const many = chance.whole(1, most)
    return Array.from({ length: many }, () => {
      const sex = chance.happens(0.5) ? 'm' : 'f'
      return person(line, sex, Math.max(1, age - chance.whole(23, 34)), sex === 'm' ? '子' : '女')
    })
  }
  switch (kind) {
    case 'elder':
      return [person(line, chance.happens(0.4) ? 'm' : 'f', chance.whole(66, 86))]
    case 'elders': {
      const age = chance.whole(62, 82)
      return [person(line, 'm', age), spouseOf(age)]
    }
    case 'couple': {
      const age = chance.whole(45, 62)
      return [person(line, 'm', age), spouseOf(age), ...childrenOf(age, 1)]
    }
    case 'family': {
      const age = chance.whole(32, 54)
      return [person(line, 'm', age), spouseOf(age), ...childrenOf(age, 3)]
    }
    case 'generations': {
      const age = chance.whole(36, 52)
      const elder = age + chance.whole(22, 28)
      return [
        person(line, 'm', age),
        spouseOf(age),
        ...childrenOf(age, 2),
        person(line, 'm', elder, '父'),
        ...(chance.happens(0.7) ? [spouseOf(elder, '母')] : []),
      ]
    }
  }
}

interface Place {
  group: number
  number: number
  unnamed: boolean
  today: Day
  order: number
}

/** Gives ids, birthdays, a card, and phones: children use the head's, elders often do. */
function settle(plan: PeoplePlan, chance: Chance, drafts: readonly Draft[], at: Place): Family {
  const { villageId } = plan
  const householdId = `${villageId}-${String(at.group)}-${two(at.number)}`
  let own = 0
  const newPhone = () => plan.phonePrefix + phoneTail(at.order * 10 + own++)
  const home = newPhone()
  return {
    householdId,
    groupId: `${villageId}-${String(at.group)}`,
    number: String(at.number),
    cardCode: cardCode(plan.cardLetters, at.order + 1, chance),
    unnamed: at.unnamed,
    members: drafts.map((draft, i) => ({
      residentId: `${householdId}-${String(i + 1)}`,
      name: draft.name,
      relation: draft.relation,
      birthDay: addDays(at.today, -Math.round((draft.age + 0.1 + chance.next() * 0.8) * 365.25)),
      phone: i === 0 || draft.shares || draft.age < 14 ? home : newPhone(),
      roles: draft.roles,
      consent: draft.consent,
    })),
  }
}

/** Seven digits, another tail for every n below ten million: the factor shares no divisor with it. */
function phoneTail(n: number): string {
  return String(((n + 1) * 6_180_339) % 10_000_000).padStart(7, '0')
}

/** Letters and digits that are not mistaken for each other when read out. */
const readable = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

function cardCode(letters: string, order: number, chance: Chance): string {
  const tail = Array.from({ length: 3 }, () =>
    readable.charAt(chance.whole(0, readable.length - 1)),
  )
  return `${letters}${String(order).padStart(3, '0')}${tail.join('')}`
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}
