import { ok } from '@/domain/common/result'
import type { Leaves } from '../common/capability'
import { sessionsOf } from './ending'

/** Whoever the user was bound to, and sessions, codes and tries. */
export const leaves: Leaves = async ({ store, now }, { userId, bindings, residents }) => {
  const phones = residents.map(({ resident }) => resident.phone).filter((phone) => phone !== '')
  const [sessions, proofs] = await Promise.all([
    sessionsOf(store, userId),
    store.list('phoneProofs', { eq: {}, range: { field: 'until', gt: now }, limit: 1000 }),
  ])
  return ok({
    gone: [
      ...bindings.map(({ _id }) => ['bindings', _id] as const),
      ...sessions,
      ...proofs
        .filter(({ phone }) => phones.includes(phone))
        .map(({ _id }) => ['phoneProofs', _id] as const),
      ['signIns', userId],
      ['webCodeTries', userId],
      ['cardTries', `phone:${userId}`],
      ['cardTries', `own:${userId}`],
    ],
  })
}
