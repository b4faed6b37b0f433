import { addDays, startOfDay, type Day } from '@/domain/common/day'
import { castOf } from './cast-of'
import { chanceOf } from './chance'
import { at, daysAgo, during, lastOn, staffOf, townOfficer, type Placed } from './deed-story'
import { takePhotos } from './photos'
import { nextYearsChanges } from './rules'
import { headOf, type Settled } from './settle'
import type { Teller } from './teller'
import type { ToldHonour } from './told-honours'

/** What the year left on the honour roll. */
export function tellHonours(teller: Teller, village: Settled, today: Day): void {
  const { villageId, name } = village.plan
  const find = castOf(village)
  const { committee: members } = staffOf(village)
  for (const told of village.plan.honours) {
    const { member, family } = find(told.whose)
    const day = dayOf(told, today)
    // The own household's is posted by another.
    const committee = first(members.filter((m) => m.family.householdId !== family.householdId))
    // Whoever agreed to be named is named everywhere, and else nowhere.
    const { consent } = told.household ? headOf(family) : member
    const guardian = family.members.find((m) => m.name === told.guardian)
    teller.plan(at(day, 10), async () => {
      const photos = told.photo === undefined || !consent ? [] : [told.photo]
      const photoIds = await takePhotos(teller, committee, villageId, photos)
      const { honourId } = await teller.call(committee, 'honours.post', {
        villageId,
        title: told.title,
        householdId: family.householdId,
        ...(told.household ? {} : { residentId: member.residentId }),
        citation: told.citation,
        awardedOn: day,
        issuer: told.issuer ?? `${name}村民委员会`,
        consent,
        ...(guardian
          ? { guardian: { residentId: guardian.residentId, on: addDays(day, -1) } }
          : {}),
        photoIds,
      })
      const { withdrawn } = told
      if (withdrawn === undefined) return
      teller.plan(at(addDays(day, 40), 15), async () => {
        await teller.call(committee, 'honours.withdraw', { villageId, honourId, reason: withdrawn })
      })
    })
  }
}

function dayOf(told: ToldHonour, today: Day): Day {
  return typeof told.on === 'number' ? daysAgo(today, told.on) : lastOn(told.on, today)
}

/** What the village strives for, how far it has come, and who cheered. */
export function tellAspirations(
  teller: Teller,
  village: Settled,
  bound: ReadonlySet<string>,
  today: Day,
): void {
  const { villageId } = village.plan
  const chance = chanceOf(`cheers of ${villageId}`)
  const find = castOf(village)
  const recorder = first(staffOf(village).recorders)
  const neighbours = village.families.flatMap((family) =>
    family.members.filter((m) => bound.has(m.residentId)).map((member) => ({ member, family })),
  )
  for (const told of village.plan.aspirations) {
    const owner = find(told.whose)
    const by = bound.has(owner.member.residentId) ? owner.member.residentId : recorder
    const cheering = chance
      .shuffled(neighbours)
      .filter((n) => n.family !== owner.family)
      .slice(0, told.cheers)
      .map((n) => ({
        by: n.member.residentId,
        at: during(chance, daysAgo(today, chance.whole(1, told.postedDaysAgo)), 7, 22),
      }))
    teller.plan(at(daysAgo(today, told.postedDaysAgo), 6, 30), async () => {
      const { aspirationId } = await teller.call(by, 'aspirations.post', {
        villageId,
        householdId: owner.family.householdId,
        residentId: owner.member.residentId,
        category: told.category,
        goal: told.goal,
        by: addDays(today, told.inDays),
        steps: told.steps.map(([name]) => name),
      })
      for (const cheer of cheering) {
        teller.plan(cheer.at, async () => {
          await teller.call(cheer.by, 'aspirations.cheer', { villageId, aspirationId })
        })
      }
      for (const [, ago, note = '', photo] of told.steps) {
        if (ago === undefined) continue
        teller.plan(at(daysAgo(today, ago), 20), async () => {
          const photoIds = await takePhotos(
            teller,
            by,
            villageId,
            photo === undefined ? [] : [photo],
          )
          await teller.call(by, 'aspirations.progress', {
            villageId,
            aspirationId,
            note,
            photoIds,
          })
        })
      }
    })
  }
}

/** The first year's rules from its first day on, then those of this year, which the committee adopts before it begins. */
export function tellRules(teller: Teller, village: Settled, since: Day, today: Day): void {
  const { villageId, items } = village.plan
  const { committee: members } = staffOf(village)
  const committee = first(members)
  // In a village with one committee member the town is the second person.
  const second = members[1]?.member.residentId ?? townOfficer
  const turn = `${today.slice(0, 4)}-01-01`
  if (village.plan.draftOfRules) tellRuleDraft(teller, villageId, committee, since, today)
  const adopt = (day: Day, effectiveFrom: Day, year: 'first' | 'second', note: string) => {
    teller.plan(at(day, 8), async () => {
      await teller.call(committee, 'rules.adopt', {
        villageId,
        effectiveFrom,
        note,
        items: items(year),
        meeting: {
          name: '村民代表会议',
          day: addDays(day, -5),
          record: '应到代表过三分之二，逐条念过，举手通过，记录在村部',
          filedOn: addDays(day, -2),
        },
      })
      const { rows } = await teller.call(second, 'proposals.waiting', { villageId })
      for (const { kind, proposalId } of rows)
        if (kind === 'rules')
          await teller.call(second, 'proposals.confirm', { villageId, proposalId })
    })
  }
  if (turn <= since) {
    adopt(since, turn, 'second', '村民代表会议通过')
    return
  }
  adopt(since, `${since.slice(0, 4)}-01-01`, 'first', '村民代表会议通过')
  const weekBefore = addDays(turn, -7)
  adopt(weekBefore > since ? weekBefore : since, turn, 'second', '按去年的意见改了分值，加了一条')
}

/** Next year's rules in the making: something changed, something new, something left out. */
function tellRuleDraft(
  teller: Teller,
  villageId: string,
  by: string,
  since: Day,
  today: Day,
): void {
  const lately = daysAgo(today, 6)
  teller.plan(at(lately > since ? lately : since, 9), async () => {
    let { revision } = await teller.call(by, 'rules.start', { villageId, from: 'before' })
    for (const { id, ...item } of nextYearsChanges()) {
      const saved = await teller.call(by, 'rules.saveItem', {
        villageId,
        revision,
        item,
        ...(id === null ? {} : { itemId: id }),
      })
      revision = saved.revision
    }
    await teller.call(by, 'rules.removeItem', { villageId, revision, itemId: 'culture' })
  })
}

/** Everybody told of by name, and `share` of the others, signs in with their number in WeChat on the first morning. */
export function tellBinding(
  teller: Teller,
  village: Settled,
  since: Day,
  today: Day,
  share = 0.5,
): Set<string> {
  const chance = chanceOf(`binding of ${village.plan.villageId}`)
  const cast = new Set(village.plan.cast.flatMap((h) => h.members.map((m) => m.name)))
  const bound = new Set<string>()
  for (const family of village.families) {
    for (const member of family.members) {
      const grown = member.birthDay <= `${String(Number(today.slice(0, 4)) - 15)}${today.slice(4)}`
      if (!grown || !(cast.has(member.name) || chance.happens(share))) continue
      bound.add(member.residentId)
      teller.plan(startOfDay(since), async () => {
        const { residentId, phone } = member
        // A code of WeChat is good once, so each member who shares the number has one of their own.
        const phoneCode = `phone-${phone}-${residentId}`
        await teller.call(residentId, 'session.bindByPhone', { phoneCode, residentId })
      })
    }
  }
  return bound
}

function first(people: readonly Placed[]): string {
  const person = people[0]
  if (!person) throw new Error('a village has somebody in every office')
  return person.member.residentId
}
