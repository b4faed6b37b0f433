import type { Answer } from '@/domain/contracts'
import { messageKinds } from '@/domain/common/told'
import { ok } from '@/domain/common/result'
import { acts } from '@/domain/roster/bind'
import type { Resident, Village } from '@/domain/roster/roster'
import type { Identity } from '@/domain/session/contract'
import { openidOf } from '../common/openids'
import { handler, type Contributions } from '../common/capability'
import type { OpenContext } from '../common/context'
import type { Documents } from '../common/documents'
import { badgesOf } from './badges'
import { asksForSecret } from './keys'
import { mayOf } from './may'
import { actingOfficer, officerIdentities } from './officers'

export const me = handler('session.me', async (context, _request, contributed) => {
  const { store, userId, platform, today } = context
  const demo = platform.demo !== undefined
  if (userId === null) return ok({ signedIn: false, demo, today, identities: [] })
  const bindings = await store.list('bindings', { eq: { userId }, limit: 100 })
  const identities: Identity[] = []
  const noted = Promise.all(bindings.map((binding) => noteUse(context, binding)))
  for (const binding of bindings) {
    if (binding.kind === 'resident') {
      const resident = await store.get('residents', binding.personId)
      const at = resident && (await store.get('villages', resident.villageId))
      if (resident && at && acts(resident, today))
        identities.push(await identityOf(context, resident, at, contributed))
    } else {
      identities.push(...(await officerIdentities(context, binding.personId, contributed)))
    }
  }
  const officer = await officerAt(store, bindings)
  await noted
  return ok({ signedIn: true, demo, today, identities, ...officer, ...messagesFor(context) })
})

async function officerAt(
  store: OpenContext['store'],
  bindings: readonly Documents['bindings'][],
): Promise<Pick<Answer<'session.me'>, 'officer'>> {
  const officer = await actingOfficer(store, bindings)
  if (!officer) return {}
  const region = await store.get('regions', officer.regionId)
  return { officer: { level: officer.level, place: region?.name ?? '' } }
}

/** The day of use, once a day; whoever could not be noted is answered all the same. */
async function noteUse(
  { store, today, platform }: OpenContext,
  { _id, lastOn }: Documents['bindings'],
): Promise<void> {
  if (lastOn === today) return
  const note = store.tx(async (t) => {
    if (await t.get('bindings', _id)) await t.update('bindings', _id, { lastOn: today })
  })
  await note.catch((error: unknown) => platform.log.warn('use not noted', { why: String(error) }))
}

function messagesFor({ userId, platform }: OpenContext): Pick<Answer<'session.me'>, 'messages'> {
  if (openidOf(userId) === null) return {}
  const messages = messageKinds.flatMap((kind) => {
    const template = platform.wechat.templates[kind]
    return template ? [{ kind, templateId: template.id }] : []
  })
  return messages.length === 0 ? {} : { messages }
}

export async function identityOf(
  context: OpenContext,
  resident: Resident,
  at: Village,
  contributed: Contributions,
): Promise<Identity> {
  return {
    villageId: at.villageId,
    villageName: at.name,
    personId: resident.residentId,
    name: resident.name,
    kind: 'resident',
    householdId: resident.householdId,
    roles: [...resident.roles],
    may: mayOf({ kind: 'resident', roles: resident.roles }),
    unread: 0,
    ...(await asksForSecret(context.store, resident.householdId)),
    ...(await badgesOf(context, { resident }, contributed)),
  }
}
