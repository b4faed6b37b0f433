import { actorOnly, type Actor } from '@/domain/common/actor'
import { addMs, dayOf, type Instant } from '@/domain/common/day'
import { fail, ok } from '@/domain/common/result'
import { confirmers, isOpen, type Proposal } from '@/domain/proposals/proposal'
import { acts } from '@/domain/roster/bind'
import { secondAbout } from '@/domain/roster/roles'
import type { Resident, Village } from '@/domain/roster/roster'
import type { WaitingSignIn } from '@/domain/session/contract'
import { waitingSignInsMax } from '@/domain/session/second'
import { handler, type Agreed } from '../common/capability'
import type { DocsTx, OpenContext } from '../common/context'
import { villageAlone, within } from '../common/here'
import { holdersOf } from '../common/holders'
import { Lookup } from '../common/people'
import { openProposals, proposing } from '../proposals/propose'
import { openidOf } from '../common/openids'
import { putBinding, type Asking } from './binding'
import type { Key } from './documents'
import { setSecret, type Proven } from './keys'
import { officersWhere } from './last-officer'
import { tellSecret } from './notices'
import { signsIn } from './signing-in'

/** What a sign-in that waits keeps. */
interface Asked extends Pick<Asking, 'userId' | 'sessionId' | 'device'> {
  readonly cardCode: string
  /** Slow hash of the secret to be set, where a one-time code was the proof. */
  readonly secret: string | null
  /** Of the household's secret when it was asked. */
  readonly secretAt: Instant | null
}

/** A sign-in to somebody with a role, by card and proof. */
export interface SignIn {
  readonly resident: Resident
  readonly village: Village
  readonly key: Key | null
  readonly proven: Proven
  readonly asking: Asking
  readonly cardCode: string
  readonly secret: string | null
}

/** Asks for the second person in place of binding. */
export async function askSecond(context: OpenContext, signIn: SignIn) {
  const { store, platform, now } = context
  const { resident, village, key, proven, asking, cardCode, secret } = signIn
  const { residentId, villageId } = resident
  const here = within(store, villageAlone(villageId))
  const open = await openProposals(here, villageId, now)
  const waiting = open.filter((p) => p.kind === 'binding' && p.about?.personId === residentId)
  if (waiting.length >= waitingSignInsMax) return fail('SIGN_INS_WAIT')
  const { userId, sessionId, device } = asking
  const secretAt = key?.secretAt ?? null
  const propose = await proposing(
    { here, platform, village, now },
    {
      kind: 'binding',
      ...partiesOf(resident, key),
      words: [wordsOf(proven, asking)],
      detail: '请当面或打电话问本人：是不是您在登录？是，才同意。',
      what: { userId, sessionId, device, cardCode, secret, secretAt } satisfies Asked,
    },
  )
  return ok(async (t: DocsTx): Promise<Proposal> => {
    const before = await t.get('villages', villageId)
    return propose(t, before ?? { ...village, _id: villageId })
  })
}

/** Whose it is, and who is no second person: neither they nor whoever ever made a code for the household. */
function partiesOf(resident: Resident, key: Key | null) {
  const about: Actor = actorOnly({ ...resident, personId: resident.residentId })
  return { by: about, about, makers: key?.makers ?? [], to: secondAbout(resident.roles) }
}

function wordsOf({ proof }: Proven, { userId, device }: Asking): string {
  const where = openidOf(userId) === null ? `网页 ${device}`.trim() : '微信'
  return `登录：${where}，凭${proof === 'once' ? '一次性登录码' : '家里的口令'}`
}

/**
 * Whether nobody could ever agree: the first of a village, before there is anybody else or an officer of the town. Then
 * the code of whoever runs the installation is good by itself.
 */
export async function isFirst(
  { store }: Pick<OpenContext, 'store'>,
  { resident, village, key, proven }: Pick<SignIn, 'resident' | 'village' | 'key' | 'proven'>,
): Promise<boolean> {
  if (proven.proof !== 'once' || !key?.fromOutside) return false
  const committee = await holdersOf(store, village.villageId, 'committee')
  if (confirmers(partiesOf(resident, key), committee).length > 0) return false
  const ofTown = await officersWhere(
    store,
    ({ regionId, ended }) => regionId === village.townId && !ended,
  )
  return ofTown.length === 0
}

/** Whoever asked must still be there, and the card; who holds which role, and what the secret is, is read anew. */
export const bindingAgreed: Agreed = ({ person, now, today }, { what, about, to }) => {
  const { cardCode, secret, secretAt, ...asked } = what as Asked
  const residentId = about?.personId ?? ''
  return Promise.resolve(async (t) => {
    const resident = await t.get('residents', residentId)
    const card = await t.get('cards', cardCode)
    if (!resident || !acts(resident, today) || card?.revoked !== false)
      return fail('PROPOSAL_STALE')
    if (resident.householdId !== card.householdId || secondAbout(resident.roles) !== to)
      return fail('PROPOSAL_STALE')
    // Asking wrote it, and account deletion removed it.
    if ((await t.get('signIns', asked.userId)) === null) return fail('PROPOSAL_STALE')
    await signsIn(t, { now }, asked.userId)
    const { householdId, villageId } = resident
    const key = await t.get('keys', householdId)
    // What the household set meanwhile stands.
    if (key && (key.secretAt ?? null) === secretAt) {
      const opensFor = [...(key.opensFor ?? []), residentId]
      if (secret === null) await t.update('keys', householdId, { opensFor })
      else {
        await setSecret(t, householdId, secret, now, [residentId])
        await tellSecret(t, villageId, householdId, now)
      }
    }
    const asking = { ...asked, by: 'card', agreedBy: person.personId, now, today } as const
    await putBinding(t, asking, { kind: 'resident', resident })
    return ok(null)
  })
}

export const waits = handler('session.waits', async (context, { proposalId }) => {
  const proposal = await context.store.get('proposals', proposalId)
  if (proposal?.kind !== 'binding') return fail('SIGN_IN_GONE')
  return ok(await waitingView(context, proposal))
})

/** For whoever waits, and is nobody yet: names as anybody may read them. */
export async function waitingView(
  { store, now, today }: Pick<OpenContext, 'store' | 'now' | 'today'>,
  proposal: Proposal,
): Promise<WaitingSignIn> {
  const { proposalId, villageId, about, until, decided } = proposal
  const here = within(store, villageAlone(villageId))
  const lookup = Lookup.for({ here, person: null, today })
  const committee = await holdersOf(here, villageId, 'committee')
  const over = proposal.state === 'open' && !isOpen(proposal, now)
  return {
    proposalId,
    name: await lookup.residentName(about?.personId ?? ''),
    village: (await here.get('villages', villageId))?.name ?? '',
    state: over ? 'lapsed' : proposal.state,
    reason: decided?.reason ?? '',
    others: await Promise.all(
      confirmers(proposal, committee).map(({ personId }) => lookup.residentName(personId)),
    ),
    lastDay: dayOf(addMs(until, -1)),
  }
}
