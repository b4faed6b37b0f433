import { maskPhone } from '@/domain/common/names'
import { dayOf } from '@/domain/common/day'
import type { Request } from '@/domain/contracts'
import { fail, ok, type Result } from '@/domain/common/result'
import { accountIdOf } from '@/domain/ledger/account'
import { inPrintOrder } from '@/domain/roster/import/table'
import { cardGuesses, lockOf } from '@/domain/session/tries'
import { isUnder14 } from '@/domain/roster/age'
import type { Household, Said } from '@/domain/roster/roster'
import { freeCodes } from './free-codes'
import { recordIn } from '../record/record'
import { handler } from '../common/capability'
import { actorOf, type Acting, type CommandContext, type Reader } from '../common/context'
import { inBatches, listAll, pageOf, startsWith } from '../common/documents-tools'
import { offer } from '../files/downloads'
import { Lookup } from '../common/people'
import { endingOf } from '../session/ending'
import { newOnceCode, putOnce, type OnceCode } from '../session/keys'
import { paperOf } from './paper-consent'

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
  const [all, key, tries] = await Promise.all([
    here.list('residents', { eq: { householdId }, limit: 100 }),
    here.get('keys', householdId),
    here.get('cardTries', h.cardCode),
  ])
  const members = all.filter((r) => !r.leftOn)
  const locked = lockOf(tries, cardGuesses, now)
  const lookup = Lookup.for(context).forActs()
  const papers = await Promise.all(members.map((m) => paperOf(lookup, m)))
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
    group: await lookup.group(h.groupId),
    number: h.number,
    cardCode: h.cardCode,
    hasSecret: Boolean(key?.secret),
    unnamed: switched(h.unnamed, h.unnamedSaid),
    ...(locked ? { locked } : {}),
    members: members
      .map((m, i) => ({
        residentId: m.residentId,
        name: m.name,
        head: m.residentId === h.headId,
        relation: m.relation ?? '',
        roles: [...m.roles],
        phone: m.phone === '' ? '' : maskPhone(m.phone),
        birthDay: null,
        under14: isUnder14(m, today),
        named: { ...switched(m.nameConsent, m.nameSaid), ...papers[i] },
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
    const { platform, here, userId, person, now } = context
    const codes = freeCodes(platform)
    const drawn = codes.draw()
    const cardCode = (await codes.replacements(here)).get(drawn) ?? drawn
    const people = await here.list('residents', { eq: { householdId }, limit: 100 })
    // Whoever gives it stays signed in: it may be the own household's card.
    const ids = people.map((r) => r.residentId)
    const ending = await endingOf(here, ids, (binding) => binding.userId !== userId)
    const renewed = await context.write(async (t) => {
      const household = await t.get('households', householdId)
      if (!household) return fail('HOUSEHOLD_NOT_FOUND')
      // The old card stays, so that its code is never given out again and says why it no longer works.
      await t.update('cards', household.cardCode, { revoked: true })
      await t.insert('cards', { _id: cardCode, villageId, householdId, revoked: false })
      await t.update('households', householdId, { cardCode })
      // Nor does a code on the old card's paper open anything.
      await putOnce(t, householdId, null, null)
      await ending.write(t)
      const words = [`换户卡：${household.number} 号，旧卡作废`]
      await recordIn(t, villageId, { by: person.personId, words, at: now })
      return ok({ cardCode })
    })
    if (renewed.ok) await ending.after()
    return renewed
  },
)

/** Without a receipt, which would keep the code: asked again, it is another one. */
export const giveCode = handler('roster.giveCode', async (context, { villageId, householdId }) => {
  const { platform, here, person, now } = context
  const { code, hash } = await newOnceCode(platform)
  return here.tx(async (t) => {
    const household = await t.get('households', householdId)
    if (!household || household.leftOn) return fail('HOUSEHOLD_NOT_FOUND')
    await putOnce(t, householdId, hash, actorOf(person))
    const words = [`出一次性登录码：${household.number} 号`]
    await recordIn(t, villageId, { by: person.personId, words, at: now })
    return ok({ cardCode: household.cardCode, code })
  })
})
export const unlockCard = handler(
  'roster.unlockCard',
  async (context, { villageId, householdId }) =>
    context.write(async (t) => {
      const household = await t.get('households', householdId)
      if (!household) return fail('HOUSEHOLD_NOT_FOUND')
      await t.remove('cardTries', household.cardCode)
      const words = [`解锁户卡：${household.number} 号`]
      await recordIn(t, villageId, { by: context.person.personId, words, at: context.now })
      return ok({})
    }),
)

/** The sheet to print. What a camera reads is the installation's address with the code, or the code for the app to scan. */
export const cards = handler('roster.cards', async (context, request) => {
  const { platform, here, village } = context
  const { villageId } = request
  const [chosen, groups] = await Promise.all([
    chosenHouseholds(here, request),
    listAll(here, 'groups', { eq: { villageId }, range: { field: 'order' } }),
  ])
  if (chosen.length === 0)
    return fail(request.householdIds === undefined ? 'CARDS_NONE' : 'HOUSEHOLD_NOT_FOUND')
  if (!platform.paper) return fail('CARDS_NOT_HERE')
  const codes = request.codes === true ? await codesFor(context, chosen) : ok(noCodes)
  if (!codes.ok) return codes
  const groupOf = new Map(groups.map((g) => [g._id, g]))
  const printed = inPrintOrder(chosen, (h) => groupOf.get(h.groupId)?.order ?? 0)
  const cardOf = (h: Household) => ({
    name: h.name,
    group: groupOf.get(h.groupId)?.name ?? '',
    number: h.number,
    code: h.cardCode,
    scanned: scannedOf(platform.origin, h.cardCode),
  })
  const bytes = await platform.paper.cards({
    village: village.name,
    place: `${village.county} ${village.town}`,
    cards: printed.map(cardOf),
    slips: printed.flatMap((h) => {
      const once = codes.value.get(h.householdId)
      return once === undefined ? [] : [{ ...cardOf(h), once }]
    }),
  })
  const only = printed.length === 1 ? printed[0] : undefined
  const name = `${village.name}户卡${only ? ` ${only.number}号` : ''}.pdf`
  const made = { cards: printed.length, codes: codes.value.size }
  const words = [`打印户卡：${whose(printed)}`]
  if (made.codes > 0) words.push(`附一次性登录码 ${String(made.codes)} 个`)
  return offer(context, villageId, { bytes, ending: 'pdf', name }, made, words.join('，'))
})

function scannedOf(origin: string | undefined, cardCode: string): string {
  return origin === undefined ? cardCode : `${origin}/#/pages/me/index?card=${cardCode}`
}

function whose(households: readonly Household[]): string {
  const [only, ...others] = households
  return only && others.length === 0 ? `${only.number} 号` : `${String(households.length)} 户`
}

const noCodes: ReadonlyMap<string, string> = new Map()
const codesMax = 200

/** Household → a new one-time code, of those that have no secret. In one transaction: all of the paper holds, or none. */
async function codesFor(
  { platform, here, person }: Pick<CommandContext & Acting, 'platform' | 'here' | 'person'>,
  households: readonly Household[],
): Promise<Result<ReadonlyMap<string, string>, 'CODES_TOO_MANY'>> {
  const keys = await Promise.all(households.map((h) => here.get('keys', h.householdId)))
  const without = households.filter((_, i) => !keys[i]?.secret)
  if (without.length > codesMax) return fail('CODES_TOO_MANY')
  const codes = new Map<string, OnceCode>()
  await inBatches(without, 8, async ({ householdId }) => {
    codes.set(householdId, await newOnceCode(platform))
  })
  await here.tx(async (t) => {
    for (const [householdId, { hash }] of codes)
      await putOnce(t, householdId, hash, actorOf(person))
  })
  return ok(new Map([...codes].map(([householdId, { code }]) => [householdId, code])))
}

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
