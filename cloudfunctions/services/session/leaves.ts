import { fail, ok } from '@/domain/common/result'
import type { Leaves } from '../common/capability'
import { sessionsOf } from './ending'
import { anotherOfficer } from './last-officer'

/** Whoever the user was bound to, and sessions, codes and tries. The last officer of a region first finds another. */
export const leaves: Leaves = async ({ store, now }, { userId, bindings, residents }) => {
  const phones = residents.map(({ resident }) => resident.phone).filter((phone) => phone !== '')
  const [sessions, proofs] = await Promise.all([
    sessionsOf(store, userId),
    store.list('phoneProofs', { eq: {}, range: { field: 'until', gt: now }, limit: 1000 }),
  ])
  const lasts = await Promise.all(
    bindings.map(async ({ kind, personId }) => {
      const officer = kind === 'officer' ? await store.get('officers', personId) : null
      return officer && !officer.ended
        ? anotherOfficer(store, officer, (binding) => binding.userId === userId)
        : null
    }),
  )
  return ok({
    async write(t) {
      for (const stays of lasts) if (stays && !(await stays(t))) return fail('ERASE_LAST_OFFICER')
      return ok(null)
    },
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
