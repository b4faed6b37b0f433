import { addDays, ageOn, type Day, type Instant } from '@/domain/common/day'
import { castOf } from './cast-of'
import { chanceOf, type Chance } from './chance'
import { at, during, staffOf, type Placed, type Staff } from './deed-story'
import { pickOf } from './year'
import type { Settled } from './settle'
import type { Teller } from './teller'
import {
  lipingActivities,
  shiwanActivities,
  type ToldActivity,
  type ToldShift,
} from './told-activities'

const toldOf: Readonly<Record<string, readonly ToldActivity[]>> = {
  shiwan: shiwanActivities,
  liping: lipingActivities,
}

interface Scene {
  readonly teller: Teller
  readonly village: Settled
  readonly staff: Staff
  readonly chance: Chance
  readonly today: Day
  readonly find: (name: string) => Placed
  /** Those who sign up: grown, with the app, and nobody of whom the story tells otherwise. */
  readonly others: readonly Placed[]
}

/** What is on in the village, and what was: announced, filled, held, confirmed and reviewed. */
export function tellActivities(
  teller: Teller,
  village: Settled,
  bound: ReadonlySet<string>,
  today: Day,
): void {
  const cast = new Set(village.plan.cast.flatMap((h) => h.members.map((m) => m.name)))
  const scene: Scene = {
    teller,
    village,
    staff: staffOf(village),
    chance: chanceOf(`activities of ${village.plan.villageId}`),
    today,
    find: castOf(village),
    others: village.families.flatMap((family) =>
      family.members
        .filter(
          (m) => bound.has(m.residentId) && !cast.has(m.name) && ageOn(m.birthDay, today) >= 16,
        )
        .map((member) => ({ member, family })),
    ),
  }
  for (const told of toldOf[village.plan.villageId] ?? []) tellActivity(scene, told)
}

function tellActivity(scene: Scene, told: ToldActivity): void {
  const { teller, village, today } = scene
  const { villageId } = village.plan
  const first = Math.min(...told.shifts.map((s) => s.on))
  const announcedOn = addDays(today, first - told.announced)
  const { title, kind, text, place, bring, contact, itemId } = told
  const shifts = told.shifts.map((shift) => ({ shift, people: drawn(scene, shift) }))
  teller.plan(at(announcedOn, 18, 30), async () => {
    const { activityId } = await teller.call(
      scene.find(told.by).member.residentId,
      'activities.publish',
      {
        villageId,
        ...{ title, kind, text, place, bring, contact },
        callMe: contact.startsWith(told.by),
        ...(itemId === undefined ? {} : { itemId }),
        shifts: told.shifts.map(({ on, from, to, capacity }) => ({
          day: addDays(today, on),
          from,
          to,
          ...(capacity === undefined ? {} : { capacity }),
        })),
      },
    )
    for (const [i, { shift, people }] of shifts.entries()) {
      const shiftId = `${activityId}:${String(i + 1)}`
      tellSignUps(scene, shift, shiftId, people, announcedOn)
      if (shift.on < 0) tellHeld(scene, told, shift, shiftId, people)
    }
  })
}

/** Those named first, then others as chance has it, each once. */
function drawn(scene: Scene, shift: ToldShift): Placed[] {
  const named = (shift.named ?? []).map(scene.find)
  return [...named, ...scene.chance.shuffled(scene.others)].slice(0, shift.people)
}

/** They sign up on the evenings until the day before; those with an open shift until yesterday. */
function tellSignUps(
  { teller, village, chance, today }: Scene,
  shift: ToldShift,
  shiftId: string,
  people: readonly Placed[],
  announcedOn: Day,
): void {
  const lastDay = addDays(today, Math.min(shift.on, 0) - 1)
  const days: Day[] = []
  for (let day = announcedOn; day <= lastDay; day = addDays(day, 1)) days.push(day)
  const times = people.map(() => during(chance, chance.pick(days), 19, 22)).sort()
  for (const [i, { member }] of people.entries()) {
    const { residentId } = member
    const signUp = async () => {
      const { villageId } = village.plan
      await teller.call(residentId, 'activities.signUp', { villageId, shiftId, residentId })
    }
    teller.plan(times[i] ?? at(lastDay, 19), signUp)
  }
}

/** The organiser ticks in the evening, a colleague whoever is of the organiser's household; next day it is reviewed. */
function tellHeld(
  scene: Scene,
  told: ToldActivity,
  shift: ToldShift,
  shiftId: string,
  people: readonly Placed[],
): void {
  const { teller, village, find, today } = scene
  const day = addDays(today, shift.on)
  const organiser = find(told.by)
  const seated = people.slice(0, shift.capacity ?? people.length)
  const came = [
    ...seated.slice(0, seated.length - (shift.missing ?? 0)),
    ...(shift.walkIns ?? []).map(find),
  ]
  const own = came.filter((p) => p.family === organiser.family)
  tellTicks(scene, shiftId, organiser, came, at(day, 20, 10))
  if (own.length > 0) tellTicks(scene, shiftId, colleagueOf(scene, organiser), own, at(day, 21))
  if (told.itemId === undefined) return
  teller.plan(at(addDays(day, 1), 20), async () => {
    const { villageId } = village.plan
    for (const { member, family } of came) {
      const filer = own.some((p) => p.member === member) ? colleagueOf(scene, organiser) : organiser
      const reviewer = scene.staff.reviewers.find((r) => r.family !== family && r !== filer)
      const list = await teller.call(member.residentId, 'activities.mine', {
        villageId,
        past: true,
      })
      const row = list.rows.find(
        (r) => r.shift.shiftId === shiftId && r.who.residentId === member.residentId,
      )
      if (!reviewer || !row?.deedId) throw new Error(`${told.title} left no deed to review`)
      const item = village.plan.items('second').find((i) => i.id === told.itemId)
      await teller.call(reviewer.member.residentId, 'deeds.approve', {
        villageId,
        deedId: row.deedId,
        ...(item ? pickOf(scene.chance, item) : {}),
      })
    }
  })
}

function tellTicks(
  { teller, village }: Scene,
  shiftId: string,
  by: Placed,
  came: readonly Placed[],
  when: Instant,
): void {
  teller.plan(when, async () => {
    await teller.call(by.member.residentId, 'activities.confirm', {
      villageId: village.plan.villageId,
      shiftId,
      came: came.map((p) => ({ residentId: p.member.residentId })),
    })
  })
}

function colleagueOf({ staff }: Scene, organiser: Placed): Placed {
  const free = [...staff.recorders, ...staff.committee].find((p) => p.family !== organiser.family)
  if (!free) throw new Error('nobody of another household could confirm')
  return free
}
