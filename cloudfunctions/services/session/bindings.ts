import { fail, ok } from '@/domain/common/result'
import { beyondDoubt } from '@/domain/session/second'
import type { BindingView } from '@/domain/session/contract'
import { handler } from '../common/capability'
import type { Acting, Context, Reader } from '../common/context'
import type { Documents } from '../common/documents'
import { membersOf } from '../common/people'
import { touchKey } from './binding'
import { tellSecret } from './notices'
import { goneWith } from './ending'
import { newSecret, setSecret } from './keys'
import { bindingIdOf } from './session'

export const bindings = handler('session.bindings', async (context) => {
  const { here, person } = context
  const [people, key] = await Promise.all([
    peopleAround(context),
    here.get('keys', person.householdId ?? person.personId),
  ])
  const found = await boundTo(here, people)
  const views = await Promise.all(found.map((binding) => viewOf(context, people, binding)))
  return ok({
    secretAt: key?.secret ? key.secretAt : null,
    bindings: views.sort((a, b) => ((a.lastOn ?? '') < (b.lastOn ?? '') ? 1 : -1)),
  })
})

async function viewOf(
  { here, userId, now }: Context & Acting,
  people: ReadonlyMap<string, string>,
  binding: Documents['bindings'],
): Promise<BindingView> {
  const inWeChat = binding.userId.startsWith('wx-')
  const sessions = inWeChat ? await here.list('sessions', { eq: { userId: binding.userId } }) : []
  return {
    bindingId: bindingIdOf(binding._id),
    personId: binding.personId,
    name: people.get(binding.personId) ?? '',
    by: inWeChat ? 'wechat' : 'web',
    device: binding.device ?? '',
    since: binding.since ?? null,
    lastOn: binding.lastOn ?? null,
    current: binding.userId === userId,
    browsers: sessions.filter((s) => s.expiresAt > now).map((s) => s.browser ?? '网页'),
  }
}

/** Whoever is of the household may end what is bound to it: a grandmother does not look after hers herself. */
export const endBinding = handler('session.endBinding', async (context, { bindingId }) => {
  const { here, person, now } = context
  const found = await boundTo(here, await peopleAround(context))
  const binding = found.find(({ _id }) => bindingIdOf(_id) === bindingId)
  if (!binding) return fail('SESSION_NOT_FOUND')
  const gone = await goneWith(here, [binding])
  return context.write(async (t) => {
    if (!(await t.get('bindings', binding._id))) return fail('SESSION_NOT_FOUND')
    for (const [collection, id] of gone) await t.remove(collection, id)
    await touchKey(t, person.householdId ?? person.personId, now)
    return ok({})
  })
})

/** Without a receipt, of whose hash six digits would be guessed at once. */
export const changeSecret = handler('session.setSecret', async (context, request) => {
  const { here, userId, person, platform, now } = context
  const { villageId, secret } = request
  const { householdId, personId } = person
  const members = householdId === null ? [] : await membersOf(here, householdId)
  const hashed = await newSecret(platform, secret, members)
  if (!hashed.ok) return hashed
  return here.tx(async (t) => {
    const binding = await t.get('bindings', `${userId}:${villageId}`)
    const opensFor = binding && beyondDoubt(binding) ? [personId] : []
    await setSecret(t, householdId ?? personId, hashed.value, now, opensFor)
    if (householdId !== null) await tellSecret(t, villageId, householdId, now)
    return ok({})
  })
})

/** Id → name of everybody of the own household; an officer is alone. */
async function peopleAround({
  here,
  person: { householdId, personId, name },
}: Context & Acting): Promise<Map<string, string>> {
  if (householdId === null) return new Map([[personId, name]])
  const members = await membersOf(here, householdId)
  return new Map(members.map((m) => [m.residentId, m.name]))
}

async function boundTo(
  here: Reader,
  people: ReadonlyMap<string, string>,
): Promise<Documents['bindings'][]> {
  const of = (personId: string) => here.list('bindings', { eq: { personId }, limit: 100 })
  return (await Promise.all([...people.keys()].map(of))).flat()
}
