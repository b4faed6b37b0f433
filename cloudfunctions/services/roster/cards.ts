import { maskPhone } from '@/domain/common/names'
import { dayOf } from '@/domain/common/day'
import type { Request } from '@/domain/contracts'
import { fail, ok } from '@/domain/common/result'
import { accountIdOf } from '@/domain/ledger/account'
import { inPrintOrder } from '@/domain/roster/import/table'
import { cardGuesses, lockOf } from '@/domain/session/tries'
import { isUnder14 } from '@/domain/roster/age'
import type { Household, Said } from '@/domain/roster/roster'
import { freeCodes } from './free-codes'
import { handler } from '../common/capability'
import type { Reader } from '../common/context'
import { listAll, pageOf, startsWith } from '../common/documents-tools'
import { offer } from '../files/downloads'
import { Lookup } from '../common/people'

export const groups = handler('roster.groups', async ({ here }, { villageId }) => {
  const found = await listAll(here, 'groups', { eq: { villageId }, range: { field: 'order' } })
  return ok({
    groups: found.map(({ _id: groupId, name, households }) => ({ groupId, name, households })),
  })
})

export const people = handler(
  'roster.people',
  async (context, { villageId, text, left, after, limit }) => {
    const lookup = Lookup.for(context)
    const page = await pageOf(
      context.here,
      'residents',
      { eq: { villageId }, range: { field: 'name', ...startsWith(text) } },
      after,
      limit,
    )
    const found = await Promise.all(
      page.rows
        .filter((r) => !!r.leftOn === left)
        .map(async ({ residentId, name, householdId }) => {
          const h = await lookup.household(householdId)
          const place = { household: h?.name ?? '', number: h?.number ?? '' }
          return {
            residentId,
            name,
            householdId,
            ...place,
            group: await lookup.group(h?.groupId ?? ''),
          }
        }),
    )
    return ok({ people: found, after: page.after })
  },
)

export const card = handler('roster.card', async (context, { householdId }) => {
  const { here, village, now, today } = context
  const h = await here.get('households', householdId)
  if (!h) return fail('HOUSEHOLD_NOT_FOUND')
  const [all, tries] = await Promise.all([
    here.list('residents', { eq: { householdId }, limit: 100 }),
    here.get('cardTries', h.cardCode),
  ])
  const members = all.filter((r) => !r.leftOn)
  const locked = lockOf(tries, cardGuesses, now)
  return ok({
    householdId,
    name: h.name,
    groupId: h.groupId,
    points: village.unit === 'household' ? await pointsOf(here, householdId) : null,
    left: all
      .flatMap(({ residentId, name, leftOn, leftHow }) =>
        leftOn ? [{ residentId, name, on: leftOn, how: leftHow ?? null }] : [],
      )
      .sort((a, b) => (a.on < b.on ? 1 : -1)),
    group: await Lookup.for(context).group(h.groupId),
    number: h.number,
    cardCode: h.cardCode,
    unnamed: switched(h.unnamed, h.unnamedSaid),
    ...(locked ? { locked } : {}),
    members: members
      .map((m) => ({
        residentId: m.residentId,
        name: m.name,
        head: m.residentId === h.headId,
        relation: m.relation ?? '',
        roles: [...m.roles],
        phone: m.phone === '' ? '' : maskPhone(m.phone),
        birthDay: m.birthDay,
        under14: isUnder14(m, today),
        named: switched(m.nameConsent, m.nameSaid),
      }))
      .sort((a, b) => Number(b.head) - Number(a.head)),
  })
})

function switched(on: boolean, said?: Said | null) {
  return { on, saidOn: said ? dayOf(said.at) : null }
}

async function pointsOf(here: Reader, householdId: string) {
  const account = await here.get('accounts', accountIdOf(householdId))
  return account && { spendable: account.spendable, honour: account.honour }
}

export const renewCard = handler(
  'roster.renewCard',
  async (context, { villageId, householdId }) => {
    const { platform, here } = context
    const codes = freeCodes(platform)
    const drawn = codes.draw()
    const cardCode = (await codes.replacements(here)).get(drawn) ?? drawn
    return context.write(async (t) => {
      const household = await t.get('households', householdId)
      if (!household) return fail('HOUSEHOLD_NOT_FOUND')
      // The old card stays, so that its code is never given out again and says why it no longer works.
      await t.update('cards', household.cardCode, { revoked: true })
      await t.insert('cards', { _id: cardCode, villageId, householdId, revoked: false })
      await t.update('households', householdId, { cardCode })
      return ok({ cardCode })
    })
  },
)

export const unlockCard = handler('roster.unlockCard', async (context, { householdId }) =>
  context.write(async (t) => {
    const household = await t.get('households', householdId)
    if (!household) return fail('HOUSEHOLD_NOT_FOUND')
    await t.remove('cardTries', household.cardCode)
    return ok({})
  }),
)

/** The sheet to print. What a camera reads is the app's address with the code, or the code for the app to scan. */
export const cards = handler('roster.cards', async (context, request) => {
  const { platform, here, village } = context
  const { villageId, appAt } = request
  const [chosen, groups] = await Promise.all([
    chosenHouseholds(here, request),
    listAll(here, 'groups', { eq: { villageId }, range: { field: 'order' } }),
  ])
  if (chosen.length === 0)
    return fail(request.householdIds === undefined ? 'CARDS_NONE' : 'HOUSEHOLD_NOT_FOUND')
  if (!platform.paper) return fail('CARDS_NOT_HERE')
  const groupOf = new Map(groups.map((g) => [g._id, g]))
  const printed = inPrintOrder(chosen, (h) => groupOf.get(h.groupId)?.order ?? 0)
  const bytes = await platform.paper.cards({
    village: village.name,
    place: `${village.county} ${village.town}`,
    cards: printed.map((h) => ({
      name: h.name,
      group: groupOf.get(h.groupId)?.name ?? '',
      number: h.number,
      code: h.cardCode,
      scanned: appAt === undefined ? h.cardCode : `${appAt}?card=${h.cardCode}`,
    })),
  })
  const only = printed.length === 1 ? printed[0] : undefined
  const name = `${village.name}户卡${only ? ` ${only.name}` : ''}.pdf`
  return offer(context, villageId, { bytes, ending: 'pdf', name }, { cards: printed.length })
})

async function chosenHouseholds(
  here: Reader,
  { villageId, groupId, householdIds }: Request<'roster.cards'>,
): Promise<Household[]> {
  const found =
    householdIds === undefined
      ? await listAll(here, 'households', { eq: { villageId }, range: { field: 'name' } })
      : await Promise.all([...new Set(householdIds)].map((id) => here.get('households', id)))
  return found.filter(
    (h) => h !== null && !h.leftOn && (groupId === undefined || h.groupId === groupId),
  ) as Household[]
}
