import type { Answer, Request } from '@/domain/contracts'
import { fail, ok, type Result } from '@/domain/common/result'
import { memberMeant } from '@/domain/roster/bind'
import type { Resident } from '@/domain/roster/roster'
import { isFounding, takesSecond } from '@/domain/session/second'
import type { Identity } from '@/domain/session/contract'
import type { Contributions } from '../common/capability'
import type { OpenContext } from '../common/context'
import type { Documents } from '../common/documents'
import { membersOf } from '../common/people'
import { askingBy, holderOf, putBinding, type Meant } from './binding'
import { tellSecret } from './notices'
import { newSecret, provenBy, putOnce, setSecret, stillProves, type Proven } from './keys'
import { identityOf } from './me'
import { officerIdentities } from './officers'
import { askSecond, isFirst, waitingView, type SignIn } from './second'
import { signsIn } from './signing-in'

type Card = Documents['cards']
type Sent = Request<'session.bind'>

/**
 * Whoever has the card and the household's secret is of the household, and says who. A one-time code is good for one
 * binding, and sets the secret. What was compared is read again where it counts, so that of two at once one is late.
 */
export async function signInByCard(
  context: OpenContext,
  card: Card,
  sent: Sent,
  contributed: Contributions,
) {
  const { store } = context
  if (sent.proof === undefined) return fail('PROOF_MISSING')
  const key = await store.get('keys', holderIdOf(card))
  const proven = await provenBy(key, sent.proof)
  if (!proven) return fail('CARD_OR_SECRET_WRONG')
  const members = card.officerId === undefined ? await membersOf(store, card.householdId) : []
  const meant = await meantBy(context, card, members, sent)
  if (!meant.ok) return meant
  const secret = await secretSetBy(context, proven, members, sent)
  if (!secret.ok) return secret
  const identity = await identityFor(context, meant.value, contributed)
  // An officer is there before there is a village.
  if (!identity && meant.value.kind === 'resident') return fail('VILLAGE_NOT_FOUND')
  const { asking, token } = askingBy(context, 'card', sent.device)
  const looked = { meant: meant.value, key, proven, asking, cardCode: card._id }
  const second = await secondOf(context, { ...looked, secret: secret.value })
  if (!second.ok) return second
  const bound = await store.tx(async (t) => {
    const signed = await signsIn(t, context, asking.userId)
    if (!signed.ok) return signed
    if ((await t.get('cards', card._id))?.revoked !== false) return fail('CARD_REVOKED')
    if (card.officerId !== undefined && (await t.get('officers', card.officerId))?.ended)
      return fail('CARD_REVOKED')
    const holderId = holderOf(meant.value)
    const current = await t.get('keys', holderId)
    if (!stillProves(current, proven)) return fail('CARD_OR_SECRET_WRONG')
    if (meant.value.kind === 'resident') {
      const resident = await t.get('residents', meant.value.resident.residentId)
      const takes = takesSecond(resident ?? meant.value.resident, proven.proof, current)
      if (takes !== second.value.takes) return fail('TRY_AGAIN')
    }
    const { ask } = second.value
    if (ask !== null) {
      if (proven.proof === 'once') await putOnce(t, holderId, null, null)
      return ok(await ask(t))
    }
    if (secret.value !== null) {
      const { kind } = meant.value
      const alone = kind === 'resident' && isFounding(proven.proof, current)
      const opensFor = alone ? [meant.value.resident.residentId] : []
      await setSecret(t, holderId, secret.value, asking.now, opensFor)
      if (meant.value.kind === 'resident') await tellSecret(t, card.villageId, holderId, asking.now)
    }
    await putBinding(t, asking, meant.value)
    return ok(null)
  })
  if (!bound.ok) return bound
  const villageId = identity?.villageId ?? ''
  if (bound.value === null) return ok({ villageId, identity, token })
  return ok({ villageId, identity: null, token, waits: await waitingView(context, bound.value) })
}

/** Whether it takes a second person, and how one is asked; null where it signs in at once. */
async function secondOf(
  context: OpenContext,
  { meant, ...looked }: Omit<SignIn, 'resident' | 'village'> & { readonly meant: Meant },
) {
  const none = { takes: false, ask: null } as const
  if (meant.kind === 'officer') return ok(none)
  const { resident } = meant
  const { proven, key } = looked
  if (!takesSecond(resident, proven.proof, key)) return ok(none)
  const village = await context.store.get('villages', resident.villageId)
  if (!village) return fail('VILLAGE_NOT_FOUND')
  const signIn = { ...looked, resident, village }
  if (await isFirst(context, signIn)) return ok({ takes: true, ask: null } as const)
  const asked = await askSecond(context, signIn)
  return asked.ok ? ok({ takes: true, ask: asked.value } as const) : asked
}

function holderIdOf({ officerId, householdId }: Card): string {
  return officerId ?? householdId
}

async function meantBy(
  { store, today }: OpenContext,
  { officerId }: Card,
  members: readonly Resident[],
  sent: Sent,
): Promise<Result<Meant, 'CARD_REVOKED' | 'CHOOSE_RESIDENT' | 'NOBODY_SIGNS_IN' | 'UNDER_14'>> {
  if (officerId === undefined) {
    const meant = memberMeant(members, sent, today)
    return meant.ok ? ok({ kind: 'resident', resident: meant.value }) : meant
  }
  const officer = await store.get('officers', officerId)
  if (!officer) return fail('NOBODY_SIGNS_IN')
  return officer.ended ? fail('CARD_REVOKED') : ok({ kind: 'officer', officer })
}

/** The hash of the secret to be set; null where the household has one and was asked for it. */
async function secretSetBy(
  { platform }: OpenContext,
  { proof }: Proven,
  members: readonly Resident[],
  { secret }: Sent,
) {
  if (proof === 'secret') return ok(null)
  return secret === undefined ? fail('SECRET_WANTED') : newSecret(platform, secret, members)
}

export async function identityFor(
  context: OpenContext,
  meant: Meant,
  contributed: Contributions,
): Promise<Answer<'session.bind'>['identity'] | null> {
  if (meant.kind === 'officer') {
    const [first] = await officerIdentities(context, meant.officer._id, contributed)
    return first ? withoutAsking(first) : null
  }
  const at = await context.store.get('villages', meant.resident.villageId)
  return at && withoutAsking(await identityOf(context, meant.resident, at, contributed))
}

/** Read before the secret is set. */
function withoutAsking({ secretWanted: _, ...identity }: Identity): Identity {
  return identity
}
