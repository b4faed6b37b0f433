import { addMs, addDays, startOfDay, type Day, type Instant } from '@/domain/common/day'
import type { Answer } from '@/domain/contracts'
import type { RuleItem } from '@/domain/rules/contract'
import type { Chance } from './chance'
import type { Family, Member } from './people'
import { takePhotos, type Drawing } from './photos'
import type { Settled } from './settle'
import type { Teller } from './teller'
import { officers } from './villages'

/** A deed from filing to decision. */
export interface DeedStory {
  readonly filerId: string
  readonly family: Family
  readonly doerId?: string
  readonly itemId: string
  readonly doneOn: Day
  readonly quantity?: number
  readonly note: string
  readonly photos?: readonly Drawing[]
  readonly filedAt: Instant
  /** Left out: it still waits. */
  readonly decision?: Decision
}

export type Decision =
  | {
      readonly kind: 'approve'
      readonly at: Instant
      readonly points?: number
      readonly then?: Then
    }
  | { readonly kind: 'reject'; readonly at: Instant; readonly reason: string }
  | { readonly kind: 'withdraw'; readonly at: Instant }

/** What follows an approval. */
export type Then = (deedId: string, approved: Answer<'deeds.approve'>) => void

/** Everybody of a village with an office, as the story needs them. */
export interface Staff {
  readonly recorders: readonly Placed[]
  readonly reviewers: readonly Placed[]
  readonly committee: readonly Placed[]
  readonly supervisors: readonly Placed[]
}

export interface Placed {
  readonly member: Member
  readonly family: Family
}

export function staffOf(village: Settled): Staff {
  const all = village.families.flatMap((family) =>
    family.members.map((member) => ({ member, family })),
  )
  const holding = (role: Member['roles'][number]) =>
    all.filter((p) => p.member.roles.includes(role))
  return {
    recorders: holding('recorder'),
    reviewers: holding('reviewer'),
    committee: holding('committee'),
    supervisors: holding('supervisor'),
  }
}

export const townOfficer = officers[0].id

export function tellDeed(
  teller: Teller,
  village: Settled,
  staff: Staff,
  chance: Chance,
  deed: DeedStory,
): void {
  const { villageId } = village.plan
  const reviewerId = reviewerFor(staff, chance, deed)
  teller.plan(deed.filedAt, async () => {
    const photoIds = await takePhotos(teller, deed.filerId, villageId, deed.photos)
    const { deedId } = await teller.call(deed.filerId, 'deeds.file', {
      villageId,
      itemId: deed.itemId,
      householdId: deed.family.householdId,
      ...(deed.doerId === undefined ? {} : { doerId: deed.doerId }),
      doneOn: deed.doneOn,
      ...(deed.quantity === undefined ? {} : { quantity: deed.quantity }),
      note: deed.note,
      photoIds,
    })
    const { decision } = deed
    if (!decision) return
    teller.plan(decision.at, async () => {
      switch (decision.kind) {
        case 'approve': {
          const points = decision.points === undefined ? {} : { points: decision.points }
          const approved = await teller.call(reviewerId, 'deeds.approve', {
            villageId,
            deedId,
            ...points,
          })
          decision.then?.(deedId, approved)
          return
        }
        case 'reject':
          await teller.call(reviewerId, 'deeds.reject', {
            villageId,
            deedId,
            reason: decision.reason,
          })
          return
        case 'withdraw':
          await teller.call(deed.filerId, 'deeds.withdraw', { villageId, deedId })
      }
    })
  })
}

/** Somebody who neither filed it nor lives there; where there is nobody, the town. */
function reviewerFor(staff: Staff, chance: Chance, deed: DeedStory): string {
  const free = staff.reviewers.filter(
    (r) => r.member.residentId !== deed.filerId && r.family !== deed.family,
  )
  return free.length === 0 ? townOfficer : chance.pick(free).member.residentId
}

/** Who may file this item for the family: one of them if they can, else a recorder who is none of them. */
export function filerFor(
  staff: Staff,
  chance: Chance,
  family: Family,
  item: RuleItem,
  claimants: readonly Member[],
  claimShare: number,
): string | null {
  const own = item.filers.includes('villager') ? claimants : []
  const outside = item.filers.includes('recorder')
    ? [staff.recorders, staff.committee]
        .map((s) => s.filter((r) => r.family !== family))
        .find((s) => s.length > 0)
    : undefined
  if (own.length > 0 && (outside === undefined || chance.happens(claimShare))) {
    return chance.pick(own).residentId
  }
  return outside === undefined ? null : chance.pick(outside).member.residentId
}

/** So many minutes after midnight of a day in Shanghai. */
export function at(day: Day, hour: number, minute = 0): Instant {
  return addMs(startOfDay(day), (hour * 60 + minute) * 60_000)
}

/** Some time between two hours of a day. */
export function during(chance: Chance, day: Day, from: number, to: number): Instant {
  return at(day, 0, chance.whole(from * 60, to * 60 - 1))
}

/** The latest such month and day before `today`. */
export function lastOn(monthDay: string, today: Day): Day {
  const thisYear = `${today.slice(0, 4)}-${monthDay}`
  return thisYear < today ? thisYear : `${String(Number(today.slice(0, 4)) - 1)}-${monthDay}`
}

export function daysAgo(today: Day, days: number): Day {
  return addDays(today, -days)
}
