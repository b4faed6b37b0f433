import type { Answer } from '@/domain/contracts'
import { checkIdOf } from '@/domain/checks/check'
import type { Deed } from '@/domain/deeds/deed'
import { fail, ok, type Result } from '@/domain/common/result'
import { rolesInWords } from '@/domain/roster/roles'
import { bindingsOf } from '../common/acting'
import type { Context, Docs, DocsTx, Outcome } from '../common/context'
import type { Documents } from '../common/documents'
import { listAll } from '../common/documents-tools'
import { dropPhotos, releasePhotos } from '../photos/photos'

type Gone = readonly [collection: keyof Documents, id: string]

/**
 * Account deletion 注销. What only this person gave us goes in one transaction: whoever they were bound to, sessions,
 * picture, nickname, marks, consents, files under way. What the village keeps stays: the roster's row, and deeds and
 * ledger under its number; wherever that shows, the name is masked, since the consent to the full one goes too. Roles
 * go back to the village, so that nobody waits for a reviewer who no longer comes.
 */
export async function erase(context: Context): Promise<Outcome<Answer<'user.erase'>>> {
  const { store, userId, now } = context
  if (userId === null) return fail('SIGN_IN_FIRST')
  const bindings = await store.list('bindings', { eq: { userId }, limit: 100 })
  const residents: Leaving[] = []
  for (const binding of bindings) {
    const leaving = await leavingOf(store, binding)
    if (!leaving.ok) return leaving
    if (leaving.value) residents.push(leaving.value)
  }
  const gone: Gone[] = [
    ...bindings.map((b): Gone => ['bindings', b._id]),
    ...(await ofUser(store, userId, now, residents)),
  ]
  const photos = residents.flatMap((r) => r.photoIds)
  const erased = await context.write(async (t) => {
    for (const leaving of residents) {
      const left = await leaveVillage(t, context, leaving)
      if (!left.ok) return left
    }
    for (const [collection, id] of gone) await t.remove(collection, id)
    return ok({})
  })
  if (erased.ok) await dropPhotos(context.platform, photos)
  return erased
}

interface Leaving {
  readonly resident: Documents['residents']
  /** Nobody else acts as this resident, so what hangs on the resident goes too. */
  readonly alone: boolean
  /** The binding of another committee member; null where this one is none. */
  readonly successor: string | null
  readonly profile: Documents['profiles'] | null
  readonly photoIds: readonly string[]
  readonly sentBack: readonly Deed[]
  readonly honours: readonly string[]
  readonly gone: readonly Gone[]
}

async function leavingOf(
  store: Docs,
  { kind, personId, userId }: Documents['bindings'],
): Promise<Result<Leaving | null, 'ERASE_NEEDS_SUCCESSOR'>> {
  const resident = kind === 'resident' ? await store.get('residents', personId) : null
  if (!resident) return ok(null)
  const others = await bindingsOf(store, personId)
  const alone = others.every((other) => other.userId === userId)
  const successor =
    alone && resident.roles.includes('committee') ? await successorOf(store, resident) : null
  if (alone && resident.roles.includes('committee') && successor === null)
    return fail('ERASE_NEEDS_SUCCESSOR')
  const written = await store.get('profiles', personId)
  const profile = written && (alone || written.userId === userId) ? written : null
  const { villageId, householdId } = resident
  const [deeds, honours, unused, files, checks] = await Promise.all([
    alone ? listAll(store, 'deeds', { eq: { householdId }, range: { field: 'filedAt' } }) : [],
    alone
      ? listAll(store, 'honours', {
          eq: { villageId, state: 'posted' },
          range: { field: 'postedAt' },
        })
      : [],
    alone ? store.list('photos', { eq: { ownerId: personId, used: false }, limit: 1000 }) : [],
    alone ? store.list('files', { eq: { ownerId: personId }, limit: 1000 }) : [],
    profile ? nicknameChecks(store, resident) : [],
  ])
  const sentBack = deeds.filter(
    (deed) =>
      ['rejected', 'withdrawn'].includes(deed.state) &&
      deed.filedBy.personId === personId &&
      (deed.photos ?? []).length > 0,
  )
  const photoIds = [
    ...(profile?.photos ?? []).map((p) => p.photoId),
    ...sentBack.flatMap((deed) => (deed.photos ?? []).map((p) => p.photoId)),
    ...unused.map((p) => p.photoId),
  ]
  const own: Gone[] = alone
    ? [
        ['inboxMarks', personId],
        ['fileQuotas', personId],
        ...files.map((f): Gone => ['files', f._id]),
      ]
    : []
  return ok({
    resident,
    alone,
    successor,
    profile,
    photoIds,
    sentBack,
    honours: honours.filter((h) => h.residentId === personId && h.consent).map((h) => h.honourId),
    gone: [
      ...own,
      ...(profile ? [['profiles', personId] as const] : []),
      ...checks.map((id): Gone => ['checks', id]),
      ...photoIds.map((id): Gone => ['checks', checkIdOf({ kind: 'photo', id }, 'photo')]),
    ],
  })
}

/** Sessions, codes, consents and tries of the user, whoever they were bound to. */
async function ofUser(
  store: Docs,
  userId: string,
  now: string,
  residents: readonly Leaving[],
): Promise<Gone[]> {
  const phones = residents.map(({ resident }) => resident.phone).filter((phone) => phone !== '')
  const [sessions, codes, subscriptions, proofs] = await Promise.all([
    store.list('sessions', { eq: { userId }, limit: 1000 }),
    store.list('webCodes', { eq: { userId }, limit: 1000 }),
    store.list('subscriptions', { eq: { userId }, limit: 1000 }),
    store.list('phoneProofs', { eq: {}, range: { field: 'until', gt: now }, limit: 1000 }),
  ])
  return [
    ...sessions.map((s): Gone => ['sessions', s._id]),
    ...codes.map((c): Gone => ['webCodes', c._id]),
    ...subscriptions.map((s): Gone => ['subscriptions', s._id]),
    ...proofs.filter((p) => phones.includes(p.phone)).map((p): Gone => ['phoneProofs', p._id]),
    ['webCodeTries', userId],
    ['cardTries', `phone:${userId}`],
  ]
}

/** Nicknames that were looked at: the village keeps the words, which are this person's. */
async function nicknameChecks(
  store: Docs,
  { villageId, residentId }: Documents['residents'],
): Promise<string[]> {
  const found: string[] = []
  for (const state of ['waiting', 'review', 'allowed', 'denied'])
    for (const substitute of [false, true]) {
      const eq = { villageId, state, substitute }
      const checks = await listAll(store, 'checks', { eq, range: { field: 'at' } })
      found.push(
        ...checks
          .filter((c) => c.by.personId === residentId && c.slot.startsWith('昵称:'))
          .map((c) => c._id),
      )
    }
  return found
}

async function successorOf(store: Docs, resident: Documents['residents']): Promise<string | null> {
  const { villageId, residentId } = resident
  const staff = await store.list('residents', { eq: { villageId, staff: true }, limit: 1000 })
  for (const other of staff) {
    if (other.residentId === residentId || !other.roles.includes('committee')) continue
    const [binding] = await bindingsOf(store, other.residentId)
    if (binding && !other.leftOn) return binding._id
  }
  return null
}

async function leaveVillage(
  t: DocsTx,
  { now }: Context,
  { resident, alone, successor, profile, sentBack, honours, gone }: Leaving,
): Promise<Result<null, 'ERASE_NEEDS_SUCCESSOR'>> {
  const { residentId, villageId, householdId } = resident
  if (successor !== null && !(await t.get('bindings', successor)))
    return fail('ERASE_NEEDS_SUCCESSOR')
  await releasePhotos(t, profile?.photos ?? [], now)
  for (const { deedId, photos } of sentBack) {
    await releasePhotos(t, photos ?? [], now)
    await t.update('deeds', deedId, { photos: [] })
  }
  for (const [collection, id] of gone) await t.remove(collection, id)
  if (!alone) return ok(null)
  for (const honourId of honours) await t.update('honours', honourId, { consent: false })
  const here = await t.get('residents', residentId)
  if (!here) return ok(null)
  if (here.roles.length > 0) await giveRolesBack(t, here, now)
  await t.update('residents', residentId, { nameConsent: false, roles: [], staff: false })
  const household = await t.get('households', householdId)
  if (household?.headId === residentId && household.villageId === villageId)
    await t.update('households', householdId, { nameConsent: false })
  return ok(null)
}

/**
 * Recorded like every change of roles. It writes the village's version, so that of two committee members who leave at
 * the same time only one finds the other still there.
 */
async function giveRolesBack(
  t: DocsTx,
  { villageId, residentId, roles }: Documents['residents'],
  now: string,
): Promise<void> {
  const village = await t.get('villages', villageId)
  if (!village) return
  const version = village.settingsVersion + 1
  await t.update('villages', villageId, { settingsVersion: version })
  await t.insert('settingChanges', {
    _id: `${villageId}:${String(version)}`,
    villageId,
    version,
    at: now,
    by: residentId,
    residentId,
    words: [`职务：${rolesInWords(roles)} → ${rolesInWords([])}（本人注销）`],
  })
}
