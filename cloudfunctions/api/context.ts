import type * as z from 'zod/mini'
import type { CallContract } from '@/domain/common/contract'
import { dayOf } from '@/domain/common/day'
import { contracts } from '@/domain/contracts'
import type { Place } from '../services/common/acting'
import type { CommandContext, OpenContext } from '../services/common/context'
import { villageAlone, within, type Reach } from '../services/common/here'
import type { Signed } from './identity'
import type { Trip } from './trip'

/** What a handler is handed, but for the one way to write. */
export type AnyContext = Omit<CommandContext, 'write'> | OpenContext

/** By the contract, as the types say: a call whose request always names a village reaches no other. */
export async function contextOf(
  trip: Trip,
  contract: CallContract,
  signed: Signed | null,
  place: Place | null,
): Promise<AnyContext> {
  const { platform, now } = trip
  const call = { platform, userId: signed?.userId ?? null, now, today: dayOf(now) }
  if (place === null || !inVillages.has(contract))
    return {
      ...call,
      store: platform.store,
      sessionId: signed?.sessionId ?? null,
      from: trip.sender.from ?? null,
    }
  const here = within(platform.store, await reachOf(trip, contract, place))
  return { ...call, here, village: place.village, person: place.person }
}

const inVillages = new Set<CallContract>(Object.values(contracts).filter(namesVillage))

function namesVillage({ request }: CallContract): boolean {
  const { villageId } = (request as z.ZodMiniObject).shape as Partial<Record<string, z.ZodMiniType>>
  return villageId !== undefined && !villageId.safeParse(undefined).success
}

async function reachOf(
  { platform: { store } }: Trip,
  { townWide }: CallContract,
  { village, person }: Place,
): Promise<Reach> {
  if (!townWide || person?.kind !== 'town') return villageAlone(village.villageId)
  const { townId } = village
  const range = { field: 'name' }
  const below = await store.list('villages', { eq: { townId }, range, limit: 1000 })
  return { villages: new Set(below.map(({ villageId }) => villageId)), townId }
}
