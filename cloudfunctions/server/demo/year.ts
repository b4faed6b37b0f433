import { addDays, ageOn, type Day } from '@/domain/common/day'
import type { RuleItem } from '@/domain/rules/contract'
import { chanceOf, type Chance } from './chance'
import {
  at,
  during,
  filerFor,
  staffOf,
  tellDeed,
  type Decision,
  type Placed,
  type Staff,
} from './deed-story'
import { deductions, notesFor, rejections } from './notes'
import type { Family, Member } from './people'
import { headOf, type Settled } from './settle'
import type { Teller } from './teller'
import type { Round } from './villages'

/** Days told, the last one being yesterday. */
export const yearDays = 365

/** On the last days only what `lately.ts` tells is done, so that today begins as the story wants it. */
const quietDays = 3
/** The livelier time before today. */
const latelyDays = 60
/** Before that, caps counted by month touch nothing of the last days. */
const sparedDays = 45
const claimShare = 0.55

interface Told {
  readonly teller: Teller
  readonly village: Settled
  readonly staff: Staff
  readonly chance: Chance
  readonly today: Day
  readonly active: readonly Active[]
  readonly itemOf: (day: Day, itemId: string) => RuleItem | undefined
}

interface Active {
  readonly family: Family
  /** How often this household does something, against others. */
  readonly zeal: number
  /** Those who claim for themselves. */
  readonly claimants: readonly Member[]
}

/** A year of ordinary days: claims, rounds, refusals and a few deductions. */
export function tellYear(
  teller: Teller,
  village: Settled,
  bound: ReadonlySet<string>,
  today: Day,
  days = yearDays,
): void {
  const chance = chanceOf(`year of ${village.plan.villageId}`)
  const told: Told = {
    teller,
    village,
    staff: staffOf(village),
    chance,
    today,
    active: activeFamilies(village, bound, chance),
    itemOf: itemsByDay(village, today),
  }
  const { habits } = village.plan
  // Rounds and single deeds reach back no further than the rules, which are in force before the first day.
  for (let ago = days - 2; ago > quietDays; ago--) {
    const day = addDays(today, -ago)
    const onDay =
      ago > sparedDays ? told : { ...told, active: told.active.filter((a) => !isSpared(told, a)) }
    const pace = ago <= latelyDays ? habits.lately : habits.daily
    for (let n = deedsOn(chance, pace); n > 0; n--) tellOne(onDay, day)
    for (const round of habits.rounds) if (isOn(round, day)) tellRound(onDay, round, day)
  }
  tellDeductions(told, days)
}

function isSpared(told: Told, { family }: Active): boolean {
  return told.village.plan.habits.spared.includes(headOf(family).name)
}

/** Mean `pace`, at times nothing, at times twice as much. */
function deedsOn(chance: Chance, pace: number): number {
  return Math.floor(chance.next() * 2 * pace + 0.5)
}

function activeFamilies(village: Settled, bound: ReadonlySet<string>, chance: Chance): Active[] {
  const cast = new Map(village.plan.cast.map((h) => [h.members[0]?.name, h]))
  return village.families.flatMap((family) => {
    const told = cast.get(headOf(family).name)
    if (!told && chance.happens(village.plan.habits.idle)) return []
    const ordinary = (told ? 0.5 : 0.1) + chance.next() ** 2 * 1.6
    return [
      {
        family,
        zeal: told?.zeal ?? ordinary,
        claimants: family.members.filter(
          (m) => bound.has(m.residentId) && !m.roles.includes('supervisor'),
        ),
      },
    ]
  })
}

function itemsByDay(village: Settled, today: Day): Told['itemOf'] {
  const byId = (year: 'first' | 'second') => new Map(village.plan.items(year).map((i) => [i.id, i]))
  const [first, second] = [byId('first'), byId('second')]
  const turn = `${today.slice(0, 4)}-01-01`
  return (day, itemId) => (day < turn ? first : second).get(itemId)
}

function tellOne(told: Told, day: Day): void {
  const { chance, village } = told
  const month = Number(day.slice(5, 7))
  const { family, claimants } = chance.weighted(told.active.map((a) => [a, a.zeal] as const))
  const itemId = chance.weighted(
    village.plan.habits.items.map(
      ([id, weight, months]) => [id, months?.includes(month) ? weight * 2 : weight] as const,
    ),
  )
  const item = told.itemOf(day, itemId)
  const notes = notesFor(itemId, month)
  if (!item || notes.length === 0) return
  const filerId = filerFor(told.staff, chance, family, item, claimants, claimShare)
  const doer = doerOf(told, family, item, filerId, day)
  if (filerId === null || (doer === null && village.plan.unit === 'resident')) return
  tellDeed(told.teller, village, told.staff, chance, {
    filerId,
    family,
    ...(doer === null ? {} : { doerId: doer.residentId }),
    itemId,
    doneOn: addDays(
      day,
      -chance.weighted([
        [0, 6],
        [1, 3],
        [2, 1],
      ]),
    ),
    ...quantityOf(chance, item),
    note: chance.pick(notes),
    filedAt: during(chance, day, 12, 21),
    decision: decide(chance, item, day),
  })
}

/** A pupil for what pupils do; else whoever claims it, or any grown-up. */
function doerOf(
  told: Told,
  family: Family,
  item: RuleItem,
  filerId: string | null,
  day: Day,
): Member | null {
  const { chance, village } = told
  const young = family.members.filter(
    (m) => ageOn(m.birthDay, day) >= 7 && ageOn(m.birthDay, day) < 18,
  )
  const grown = family.members.filter((m) => ageOn(m.birthDay, day) >= 18)
  if (item.id.startsWith('pupil')) return young.length > 0 ? chance.pick(young) : null
  if (item.id === 'sweep' && young.length > 0 && chance.happens(0.3)) return chance.pick(young)
  if (village.plan.unit === 'household' && chance.happens(0.2)) return null
  const filer = family.members.find((m) => m.residentId === filerId)
  return filer && chance.happens(0.7) ? filer : grown.length > 0 ? chance.pick(grown) : null
}

function quantityOf(chance: Chance, item: RuleItem): { quantity?: number } {
  if (item.per === 'piece') return { quantity: chance.whole(1, 3) }
  if (item.per !== 'hour') return {}
  return { quantity: item.id === 'volunteer' ? chance.whole(2, 6) / 2 : chance.whole(2, 6) }
}

function decide(chance: Chance, item: RuleItem, filedOn: Day): Decision {
  const lot = chance.next()
  const reviewedAt = during(chance, addDays(filedOn, 1), 19, 22)
  if (lot < 0.04)
    return { kind: 'reject', at: reviewedAt, reason: chance.pick(rejections(item.id)) }
  if (lot < 0.06) return { kind: 'withdraw', at: during(chance, filedOn, 21, 23) }
  return { kind: 'approve', at: reviewedAt, ...pickOf(chance, item) }
}

/** A reviewer picks in fives. */
export function pickOf(chance: Chance, item: RuleItem): { points?: number } {
  if (item.points.kind === 'fixed') return {}
  return { points: chance.whole(item.points.from / 5, item.points.to / 5) * 5 }
}

function isOn(round: Round, day: Day): boolean {
  return (
    Number(day.slice(8)) === round.day && (round.months?.includes(Number(day.slice(5, 7))) ?? true)
  )
}

/** An inspection, a meeting, a clean-up: many households on one day, filed by those who keep the list. */
function tellRound(told: Told, round: Round, day: Day): void {
  const { chance, staff, village } = told
  const item = told.itemOf(day, round.itemId)
  if (!item) return
  const month = Number(day.slice(5, 7))
  const drawn = chance
    .shuffled(told.active)
    .sort((a, b) => b.zeal * chance.next() - a.zeal * chance.next())
  for (const { family } of drawn.slice(0, round.households)) {
    const recorder = recorderFor(staff, chance, family)
    const doer = doerOf(told, family, item, null, day)
    if (recorder === null || (doer === null && village.plan.unit === 'resident')) continue
    tellDeed(told.teller, village, staff, chance, {
      filerId: recorder.member.residentId,
      family,
      ...(village.plan.unit === 'resident' && doer ? { doerId: doer.residentId } : {}),
      itemId: round.itemId,
      doneOn: day,
      note: chance.pick(notesFor(round.itemId, month)),
      filedAt: during(chance, day, 17, 20),
      decision: {
        kind: 'approve',
        at: during(chance, addDays(day, 1), 19, 22),
        ...pickOf(chance, item),
      },
    })
  }
}

function recorderFor(staff: Staff, chance: Chance, family: Family): Placed | null {
  const free = [staff.recorders, staff.committee]
    .map((s) => s.filter((r) => r.family !== family))
    .find((s) => s.length > 0)
  return free === undefined ? null : chance.pick(free)
}

/** Spread over the year, never the same household twice. */
function tellDeductions(told: Told, days: number): void {
  const { chance, village, staff } = told
  const cast = new Set(village.plan.cast.flatMap((h) => h.members.map((m) => m.name)))
  const families = chance.shuffled(
    told.active.map((a) => a.family).filter((f) => !f.members.some((m) => cast.has(m.name))),
  )
  const { deductions: itemIds } = village.plan.habits
  for (const [i, itemId] of itemIds.entries()) {
    const ago = Math.round(days - 20 - (i * (days - 40)) / itemIds.length)
    const day = addDays(told.today, -ago)
    const family = families[i]
    const recorder = family && recorderFor(staff, chance, family)
    const grown = family?.members.find((m) => ageOn(m.birthDay, day) >= 18)
    if (!family || !recorder || !grown || ago <= quietDays || !told.itemOf(day, itemId)) continue
    tellDeed(told.teller, village, staff, chance, {
      filerId: recorder.member.residentId,
      family,
      ...(village.plan.unit === 'resident' ? { doerId: grown.residentId } : {}),
      itemId,
      doneOn: day,
      note: chance.pick(deductions[itemId] ?? ['']),
      filedAt: at(day, 18, 10),
      decision: { kind: 'approve', at: at(addDays(day, 1), 20, 30) },
    })
  }
}
