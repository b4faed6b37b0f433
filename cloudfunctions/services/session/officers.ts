import type { Answer } from '@/domain/contracts'
import { fail, ok } from '@/domain/common/result'
import type { Identity } from '@/domain/session/contract'
import type { Context, Docs, Outcome } from '../common/context'
import { upsert } from '../common/documents-tools'
import { openSession } from './session'

/** An officer acts in every village below the region. */
export async function officerIdentities(store: Docs, officerId: string): Promise<Identity[]> {
  const officer = await store.get('officers', officerId)
  if (!officer) return []
  const below =
    officer.level === 'town'
      ? await store.list('villages', {
          eq: { townId: officer.regionId },
          range: { field: 'name' },
          limit: 1000,
        })
      : (await store.list('villages', { eq: {}, range: { field: 'name' }, limit: 1000 })).filter(
          (v) => v.countyId === officer.regionId,
        )
  const eq = { townId: officer.regionId, state: 'review', substitute: true }
  const checks = officer.level === 'town' ? await store.count('checks', { eq }) : 0
  return below.map((v) => ({
    villageId: v.villageId,
    villageName: v.name,
    personId: officer._id,
    name: officer.name,
    kind: officer.level,
    householdId: null,
    roles: [],
    unread: 0,
    ...(checks > 0 ? { checks } : {}),
  }))
}

/** Signs an officer in by the card that the county was given when it was founded, and the officer's phone. */
export async function bindOfficer(
  { store, platform, userId: known }: Context,
  officerId: string,
  phoneEnd: string,
): Promise<Outcome<Answer<'session.bind'>>> {
  const officer = await store.get('officers', officerId)
  if (!officer?.phone?.endsWith(phoneEnd)) return fail('CARD_OR_PHONE_WRONG')
  const [identity] = await officerIdentities(store, officerId)
  if (!identity) return fail('VILLAGE_NOT_FOUND')
  const userId = known ?? `web-${platform.ids.id()}`
  const scopeId = officer.regionId
  await store.tx((t) =>
    upsert(t, 'bindings', {
      _id: `${userId}:${scopeId}`,
      userId,
      scopeId,
      kind: 'officer',
      personId: officerId,
    }),
  )
  return ok({ identity, token: known === null ? await openSession(platform, userId) : null })
}
