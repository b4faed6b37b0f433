import type { Answer } from '@/domain/contracts'
import { decidesTexts } from '@/domain/checks/check'
import { messageKinds } from '@/domain/common/messages'
import { ok } from '@/domain/common/result'
import type { Resident, Village } from '@/domain/roster/roster'
import type { Identity } from '@/domain/session/contract'
import { openidOf } from '../common/openids'
import type { Context, Docs, Outcome } from '../common/context'
import { unreadOf } from '../inbox/inbox'
import { officerIdentities } from './officers'

export async function me(context: Context): Promise<Outcome<Answer<'session.me'>>> {
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

function messagesFor({ userId, platform }: Context): Pick<Answer<'session.me'>, 'messages'> {
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
