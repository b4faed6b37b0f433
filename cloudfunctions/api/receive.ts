import type { CallContract } from '@/domain/common/contract'
import { queriesMax } from '@/domain/common/wire'
import { contracts } from '@/domain/contracts'
import type { Platform } from '../services/common/context'
import { callName, dispatch, dispatchIn, refusal, type CallAnswer } from './dispatch'
import { tripOf, type Sender, type Trip } from './trip'

/** What a phone sends: one call, or the queries that a screen asks in one moment. */
export interface Body {
  readonly name?: unknown
  readonly payload?: unknown
  readonly key?: unknown
  readonly queries?: unknown
}

/** Answers whatever arrives. The answer to a list of queries is the list of their answers, in its order. */
export function receive(platform: Platform, body: Body, sender: Sender): Promise<CallAnswer> {
  const { name, payload, key, queries } = body
  return queries === undefined
    ? dispatch(platform, { name, payload, key, ...sender })
    : answerAll(tripOf(platform, sender), body)
}

/**
 * The queries go side by side, and none that is refused spoils the others. The same one twice is computed once. A
 * command among them is refused in its place: it wants a key and a receipt of its own.
 */
async function answerAll(trip: Trip, body: Body): Promise<CallAnswer> {
  const { name, key, queries } = body
  const isList = Array.isArray(queries) && queries.length > 0
  if (!isList || name !== undefined || key !== undefined)
    return refusal('BAD_INPUT', trip.requestId)
  if (queries.length > queriesMax) return refusal('TOO_MANY_QUERIES', trip.requestId)
  const asked = new Map<string, Promise<CallAnswer>>()
  const data = await Promise.all(
    queries.map((query: unknown) => {
      const { name, payload } = (query ?? {}) as Body
      const same = JSON.stringify([name, payload])
      const answering = asked.get(same) ?? answerOne(trip, name, payload)
      asked.set(same, answering)
      return answering
    }),
  )
  return { ok: true, data }
}

async function answerOne(trip: Trip, name: unknown, payload: unknown): Promise<CallAnswer> {
  const known = callName(name)
  const contract: CallContract | null = known && contracts[known]
  return contract?.kind === 'command'
    ? refusal('COMMAND_AMONG_QUERIES', trip.requestId)
    : dispatchIn(trip, { name, payload })
}
