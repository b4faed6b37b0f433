import type { Answer } from '@/domain/contracts'
import { fail, ok, type Result } from '@/domain/common/result'
import type { Identity } from '@/domain/session/contract'
import type { Contributions } from '../common/capability'
import type { Docs, OpenContext } from '../common/context'
import type { Documents } from '../common/documents'
import { upsert } from '../common/documents-tools'
import { badgesOf } from './badges'
import { mayOf } from './may'
import { openSession } from './session'
import { signsIn } from './signing-in'

export async function officerIdentities(
  context: Pick<OpenContext, 'store' | 'today' | 'now'>,
  officerId: string,
  contributed: Contributions,
): Promise<Identity[]> {
  const { store } = context
  const officer = await store.get('officers', officerId)
  if (!officer) return []
  const [below, badges] = await Promise.all([
    villagesBelow(store, officer),
    badgesOf(context, { officer }, contributed),
  ])
  const may = mayOf({ kind: officer.level, roles: [] })
  return below.map((v) => ({
    villageId: v.villageId,
    villageName: v.name,
    personId: officer._id,
    name: officer.name,
    kind: officer.level,
    householdId: null,
    roles: [],
    may,
    unread: 0,
    ...badges,
  }))
}

/** An officer acts in every village of the region. */
export async function villagesBelow(
  store: Docs,
  { level, regionId }: Documents['officers'],
): Promise<Documents['villages'][]> {
  const range = { field: 'name' }
  if (level === 'town')
    return store.list('villages', { eq: { townId: regionId }, range, limit: 1000 })
  const all = await store.list('villages', { eq: {}, range, limit: 1000 })
  return all.filter((v) => v.countyId === regionId)
}

/** Signs an officer in by the card that the county was given when it was founded, and the officer's phone. */
export async function bindOfficer(
  context: OpenContext,
  officerId: string,
  phoneEnd: string,
  contributed: Contributions,
): Promise<
  Result<Answer<'session.bind'>, 'CARD_OR_PHONE_WRONG' | 'SIGN_IN_AGAIN' | 'VILLAGE_NOT_FOUND'>
> {
  const { store, platform, userId: known } = context
  const officer = await store.get('officers', officerId)
  if (!officer?.phone?.endsWith(phoneEnd)) return fail('CARD_OR_PHONE_WRONG')
  const [identity] = await officerIdentities(context, officerId, contributed)
  if (!identity) return fail('VILLAGE_NOT_FOUND')
  const userId = known ?? `web-${platform.ids.id()}`
  const scopeId = officer.regionId
  const signed = await store.tx(async (t) => {
    const signing = await signsIn(t, context, userId)
    if (signing.ok)
      await upsert(t, 'bindings', {
        _id: `${userId}:${scopeId}`,
        userId,
        scopeId,
        kind: 'officer',
        personId: officerId,
      })
    return signing
  })
  if (!signed.ok) return signed
  return ok({ identity, token: known === null ? await openSession(platform, userId) : null })
}
