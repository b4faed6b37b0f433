import { ok } from '@/domain/common/result'
import type { Leaves } from '../common/capability'

/** Whoever the user was bound to, and sessions, codes and tries. */
export const leaves: Leaves = async ({ store, now }, { userId, bindings, residents }) => {
  const phones = residents.map(({ resident }) => resident.phone).filter((phone) => phone !== '')
  const [sessions, codes, proofs] = await Promise.all([
    store.list('sessions', { eq: { userId }, limit: 1000 }),
    store.list('webCodes', { eq: { userId }, limit: 1000 }),
    store.list('phoneProofs', { eq: {}, range: { field: 'until', gt: now }, limit: 1000 }),
  ])
  return ok({
    gone: [
      ...bindings.map(({ _id }) => ['bindings', _id] as const),
      ...sessions.map(({ _id }) => ['sessions', _id] as const),
      ...codes.map(({ _id }) => ['webCodes', _id] as const),
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
