import { createHash } from 'node:crypto'
import { fail, ok, type Result } from '@/domain/common/result'
import type { Answer } from '@/domain/contracts'
import { opening } from '@/domain/common/opens'
import { acts, proofOf, residentOfPhone } from '@/domain/roster/bind'
import { ownGuesses } from '@/domain/session/tries'
import { openidOf } from '../common/openids'
import { handler, type Contributions } from '../common/capability'
import type { OpenContext, Platform } from '../common/context'
import type { Documents } from '../common/documents'
import { removeOld, upsert } from '../common/documents-tools'
import { askingBy, putBinding } from './binding'
import { identityOf } from './me'
import { signsIn } from './signing-in'
import { guessed } from './tries'

/** What the receipt keeps: no name. Those of the release before keep the answer. */
type Kept = { readonly residentId: string } | Answer<'session.bindByPhone'>

async function identityOfBound(
  context: OpenContext,
  kept: Kept,
  contributed: Contributions,
): Promise<Result<Answer<'session.bindByPhone'>, 'PHONE_NOT_ON_ROSTER' | 'VILLAGE_NOT_FOUND'>> {
  if ('identity' in kept) return ok(kept)
  const resident = await context.store.get('residents', kept.residentId)
  if (!resident || !acts(resident, context.today)) return fail('PHONE_NOT_ON_ROSTER')
  const at = await context.store.get('villages', resident.villageId)
  if (!at) return fail('VILLAGE_NOT_FOUND')
  return ok({ identity: await identityOf(context, resident, at, contributed) })
}

/** Signs in by the number that WeChat vouches for. It is looked at to bind, and kept no longer than that takes. */
export const bindByPhone = handler(
  'session.bindByPhone',
  async (context, request, contributed) => {
    const { userId, now } = context
    if (userId === null || openidOf(userId) === null) return fail('PHONE_IN_WECHAT')
    const guess = {
      of: 'cardTries',
      id: `phone:${userId}`,
      limit: ownGuesses,
      wrong: ['PHONE_NOT_ON_ROSTER'],
      locked: ({ opensAt }) =>
        fail('PHONE_LOCKED', opensAt === null ? {} : { ...opening(opensAt, now) }),
    } satisfies Parameters<typeof guessed>[1]
    return guessed(context, guess, async () => {
      const proofId = createHash('sha256').update(`${userId}\n${request.phoneCode}`).digest('hex')
      const proven = await provenPhone(context, proofId, request.phoneCode)
      if (!proven.ok) return proven
      const found = await residentsWith(context, proven.value)
      const chosen = residentOfPhone(found, request, context.today)
      if (!chosen.ok) return chosen.code === 'CHOOSE_VILLAGE' ? askVillage(context, found) : chosen
      const { residentId } = chosen.value
      const { asking } = askingBy(context, 'phone')
      const bound = await context.write(async (t) => {
        const signed = await signsIn(t, { now }, userId)
        if (!signed.ok) return signed
        // Meanwhile the roster may have another number.
        const resident = await t.get('residents', residentId)
        if (resident?.phone !== proven.value || resident.leftOn) return fail('PHONE_NOT_ON_ROSTER')
        await putBinding(t, asking, { kind: 'resident', resident })
        await t.remove('phoneProofs', proofId)
        return ok({ residentId })
      })
      return bound.ok ? identityOfBound(context, bound.value, contributed) : bound
    })
  },
  (context, kept, contributed) => identityOfBound(context, kept as Kept, contributed),
)

/** WeChat tells a code's number once: who has to choose afterwards comes back with the same code. */
async function provenPhone(
  { store, platform, now }: OpenContext,
  proofId: string,
  code: string,
): Promise<Result<string, 'PHONE_CODE_OLD' | 'PHONE_LATER'>> {
  const kept = await store.get('phoneProofs', proofId)
  if (kept) return kept.until > now ? ok(kept.phone) : fail('PHONE_CODE_OLD')
  const called = await platform.wechat.phoneOf(code)
  if (!called.ok) {
    platform.log.warn('phone not told', { why: called.why })
    return fail(called.why === 'expired' ? 'PHONE_CODE_OLD' : 'PHONE_LATER')
  }
  const phone = called.value
  await store.tx((t) => upsert(t, 'phoneProofs', { _id: proofId, ...proofOf(phone, now) }))
  return ok(phone)
}

async function residentsWith(
  { store }: OpenContext,
  phone: string,
): Promise<Documents['residents'][]> {
  const found = await store.list('residents', { eq: { phone }, limit: 100 })
  // While an import comes into force, the index still has the number of before.
  return found.filter((r) => !r.leftOn && r.phone === phone)
}

async function askVillage({ store }: OpenContext, found: readonly Documents['residents'][]) {
  const ids = [...new Set(found.map((r) => r.villageId))]
  const villages = await Promise.all(ids.map((id) => store.get('villages', id)))
  return fail('CHOOSE_VILLAGE', {
    villages: villages.flatMap((v) => (v ? [{ villageId: v.villageId, name: v.name }] : [])),
  })
}

/** Numbers whose owners did not say who they are. */
export async function sweepProofs({ store, clock }: Platform, time?: () => boolean): Promise<void> {
  await removeOld(store, 'phoneProofs', { field: 'until', lte: clock.now() }, time)
}
