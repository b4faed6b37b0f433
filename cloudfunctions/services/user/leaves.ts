import { ok } from '@/domain/common/result'
import type { Leaves, LeavingResident } from '../common/capability'
import type { Docs } from '../common/context'
import type { Documents } from '../common/documents'
import { listAll } from '../common/documents-tools'
import { farewellTo } from '../photos/photos'

/** Picture and nickname: as long as somebody else acts as the resident, only what this user wrote. */
export const leaves: Leaves = async (context, { userId, residents }) => {
  const { store } = context
  const own = async ({ resident, alone }: LeavingResident) => {
    const profile = await store.get('profiles', resident.residentId)
    if (!profile || !(alone || profile.userId === userId)) return []
    return [{ profile, checks: await nicknameChecks(store, resident) }]
  }
  const found = (await Promise.all(residents.map(own))).flat()
  const pictures = farewellTo(
    context,
    found.flatMap(({ profile }) => profile.photos),
  )
  return ok({
    ...pictures,
    gone: [
      ...pictures.gone,
      ...residents.flatMap(({ resident, alone }) =>
        alone ? [['dayCounts', resident.residentId] as const] : [],
      ),
      ...found.flatMap(({ profile, checks }) => [
        ['profiles', profile._id] as const,
        ...checks.map((id) => ['checks', id] as const),
      ]),
    ],
  })
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
