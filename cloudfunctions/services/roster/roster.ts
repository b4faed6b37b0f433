import type { Answer, Request } from '@/domain/contracts'
import { periodOf } from '@/domain/common/period'
import { maskPhone } from '@/domain/common/names'
import { fail, ok } from '@/domain/common/result'
import { boardId } from '@/domain/ranking/board'
import { cardLocked, countTry, residentByPhone } from '@/domain/roster/bind'
import { decidesTexts } from '@/domain/checks/check'
import { messageKinds } from '@/domain/common/messages'
import { codeOf } from '@/domain/roster/cards/code'
import type { Identity } from '@/domain/roster/contract'
import { isUnder14, publicityDaysOn, type Resident, type Village } from '@/domain/roster/roster'
import { openidOf } from '../checks/checks'
import type { Context, Docs, Outcome } from '../common/context'
import { listAll, pageOf, startsWith, upsert } from '../common/documents-tools'
import { unreadOf } from '../inbox/inbox'
import { bindOfficer, officerIdentities } from '../session/officers'
import { Lookup, membersOf } from './people'
import { closeSession, openSession } from '../session/session'
import { profileOf } from '../user/user'

export async function villages(
  context: Context,
  request: Request<'roster.villages'>,
): Promise<Outcome<Answer<'roster.villages'>>> {
  const { text, after, limit } = request
  // A county has some hundred villages: all of them, since no index finds the middle of a name.
  const all = await listAll(context.store, 'villages', { eq: {}, range: { field: 'name' } })
  const found = all.filter((v) => v.name.includes(text) || v.town.includes(text))
  const from = found.findIndex((v) => v.villageId === after) + 1
  const shown = found.slice(from, from + limit)
  const last = shown[shown.length - 1]
  return ok({
    villages: shown.map(({ villageId, name, town, county, households }) => ({
      villageId,
      name,
      town,
      county,
      households,
    })),
    after: last && from + limit < found.length ? last.villageId : null,
  })
}

export async function village(
  context: Context,
  request: Request<'roster.village'>,
): Promise<Outcome<Answer<'roster.village'>>> {
  const { store, today, village: v } = context
  const { villageId } = request
  if (!v) return fail('VILLAGE_NOT_FOUND')
  const inPublicity = (state: 'publicity' | 'objected') =>
    store.count('deeds', { eq: { villageId, state, kind: 'award' } })
  const [aspirations, honours, running, objected, board] = await Promise.all([
    store.count('aspirations', { eq: { villageId, state: 'open' } }),
    store.count('honours', { eq: { villageId, state: 'posted' } }),
    inPublicity('publicity'),
    inPublicity('objected'),
    store.get('boards', boardId(villageId, periodOf('month', today))),
  ])
  return ok({
    ...v,
    publicityDays: publicityDaysOn(v)(today),
    boardNames: { ...v.boardNames },
    honourTitles: [...v.honourTitles],
    counts: {
      aspirations,
      honours,
      active: v.ranking ? (board?.rows.length ?? 0) : 0,
      inPublicity: running + objected,
    },
  })
}

export async function me(context: Context): Promise<Outcome<Answer<'roster.me'>>> {
  const { store, userId, platform, today } = context
  const demo = platform.demo !== undefined
  if (userId === null) return ok({ signedIn: false, demo, today, identities: [] })
  const bindings = await store.list('bindings', { eq: { userId }, limit: 100 })
  const identities: Identity[] = []
  for (const binding of bindings) {
    if (binding.kind === 'resident') {
      const resident = await store.get('residents', binding.personId)
      const at = resident && (await store.get('villages', resident.villageId))
      if (resident && !resident.leftOn && at)
        identities.push(await identityOf(context, resident, at))
    } else {
      identities.push(...(await officerIdentities(store, binding.personId)))
    }
  }
  return ok({ signedIn: true, demo, today, identities, ...messagesFor(context) })
}

function messagesFor({ userId, platform }: Context): Pick<Answer<'roster.me'>, 'messages'> {
  if (openidOf(userId) === null) return {}
  const messages = messageKinds.flatMap((kind) => {
    const template = platform.wechat.templates[kind]
    return template ? [{ kind, templateId: template.id }] : []
  })
  return messages.length === 0 ? {} : { messages }
}

export async function identityOf(
  { store, today }: Context,
  resident: Resident,
  at: Village,
): Promise<Identity> {
  return {
    villageId: at.villageId,
    villageName: at.name,
    personId: resident.residentId,
    name: resident.name,
    kind: 'resident',
    householdId: resident.householdId,
    roles: [...resident.roles],
    unread: await unreadOf(store, resident, today),
    ...(await checksFor(store, resident)),
  }
}

async function checksFor(
  store: Docs,
  { villageId, roles }: Resident,
): Promise<Pick<Identity, 'checks'>> {
  if (!decidesTexts(roles)) return {}
  const eq = { villageId, state: 'review', substitute: false }
  return { checks: await store.count('checks', { eq }) }
}

export async function household(context: Context): Promise<Outcome<Answer<'roster.household'>>> {
  const { store, person, today } = context
  if (!person?.householdId) return fail('OFFICER_HAS_NO_HOUSEHOLD')
  const h = await store.get('households', person.householdId)
  if (!h) return fail('HOUSEHOLD_NOT_FOUND')
  const members = await membersOf(store, h.householdId)
  return ok({
    householdId: h.householdId,
    name: `${h.name}户`,
    group: await Lookup.for(context).group(h.groupId),
    number: h.number,
    cardCode: h.cardCode,
    unnamed: h.unnamed,
    members: (
      await Promise.all(
        members.map(async (m) => ({ m, ...(await profileOf(context, m.residentId)) })),
      )
    )
      .map(({ m, nickname, avatar }) => ({
        residentId: m.residentId,
        name: m.name,
        head: m.residentId === h.headId,
        under14: isUnder14(m, today),
        roles: [...m.roles],
        phone: m.phone === '' ? '' : maskPhone(m.phone),
        me: m.residentId === person.personId,
        nickname,
        avatar,
      }))
      .sort((a, b) => Number(b.head) - Number(a.head)),
  })
}

export async function find(
  context: Context,
  request: Request<'roster.find'>,
): Promise<Outcome<Answer<'roster.find'>>> {
  const { store, today } = context
  const lookup = Lookup.for(context)
  const page = await pageOf(
    store,
    'households',
    { eq: { villageId: request.villageId }, range: { field: 'name', ...startsWith(request.text) } },
    request.after,
    request.limit,
  )
  const households = await Promise.all(
    page.rows
      .filter((h) => !h.leftOn)
      .map(async (h) => ({
        householdId: h.householdId,
        name: `${h.name}户`,
        group: await lookup.group(h.groupId),
        number: h.number,
        members: (await membersOf(store, h.householdId)).map((m) => ({
          residentId: m.residentId,
          name: m.name,
          under14: isUnder14(m, today),
        })),
      })),
  )
  return ok({ households, after: page.after })
}

/**
 * Signs in by the household card and the roster phone. A wrong try is counted whatever was wrong, so that the
 * answer tells nothing; the count is on the card, since four digits are few.
 */
export async function bind(
  context: Context,
  request: Request<'roster.bind'>,
): Promise<Outcome<Answer<'roster.bind'>>> {
  const { store, now, platform } = context
  const cardId = codeOf(request.cardCode)
  const card = await store.get('cards', cardId)
  if (!card) return fail('CARD_OR_PHONE_WRONG')
  if (card.revoked) return fail('CARD_REVOKED')
  if (cardLocked(await store.get('cardTries', cardId), now)) return fail('CARD_LOCKED')
  if (card.officerId !== undefined) {
    const bound = await bindOfficer(context, card.officerId, request.phoneEnd)
    if (!bound.ok && bound.code === 'CARD_OR_PHONE_WRONG') await countWrongTry(store, cardId, now)
    return bound
  }
  const found = residentByPhone(
    await membersOf(store, card.householdId),
    request.phoneEnd,
    request.residentId,
  )
  if (!found.ok) {
    if (found.code === 'CARD_OR_PHONE_WRONG') await countWrongTry(store, cardId, now)
    return found
  }
  const resident = found.value
  const at = await store.get('villages', resident.villageId)
  if (!at) return fail('VILLAGE_NOT_FOUND')
  const userId = context.userId ?? `web-${platform.ids.id()}`
  await store.tx((t) =>
    upsert(t, 'bindings', {
      _id: `${userId}:${at.villageId}`,
      userId,
      scopeId: at.villageId,
      kind: 'resident',
      personId: resident.residentId,
    }),
  )
  const token = context.userId === null ? await openSession(platform, userId) : null
  return ok({ identity: await identityOf(context, resident, at), token })
}

export async function countWrongTry(store: Docs, cardId: string, now: string): Promise<void> {
  await store.tx(async (t) => {
    const tries = await t.get('cardTries', cardId)
    await upsert(t, 'cardTries', { _id: cardId, ...countTry(tries, now) })
  })
}

export async function signOut(context: Context): Promise<Outcome<Answer<'roster.signOut'>>> {
  if (context.sessionId !== null) await closeSession(context.store, context.sessionId)
  return ok({})
}
