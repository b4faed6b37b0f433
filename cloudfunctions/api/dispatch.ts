import type { CallContract } from '@/domain/common/contract'
import { withOpening } from '@/domain/common/opens'
import { fail, ok, type FailureData, type Result } from '@/domain/common/result'
import { ownVillage } from '@/domain/common/wire'
import { contracts, messages, type CallName, type ErrorCode } from '@/domain/contracts'
import { TooManyPictures } from '../platform/images/images'
import { Busy, Conflict, Unknown } from '../platform/store/store'
import { Unwritable } from '../platform/unwritable'
import { contributions, handlers, mayRunAgain } from '../services/capabilities'
import type { Contributions } from '../services/common/capability'
import type { Place } from '../services/common/acting'
import {
  mayCall,
  type AnyOutcome,
  type DocsTx,
  type Platform,
  type Writing,
} from '../services/common/context'
import { checking } from '../services/common/here'
import { madeOf } from '../services/common/lasting'
import { contextOf, type AnyContext } from './context'
import type { Signed } from './identity'
import { previousCall } from './previous'
import { earlierAnswer, receiptOf, writeOnce } from './receipts'
import { checkStill, Outdated } from './still'
import { tripOf, type Sender, type Trip } from './trip'

/** One call as it arrives. Nothing in it is trusted. */
export interface IncomingCall {
  readonly name: unknown
  readonly payload: unknown
  readonly key?: unknown
}

export type CallAnswer =
  | { ok: true; data: unknown }
  | { ok: false; code: ErrorCode; message: string; data?: FailureData; requestId: string }

const passing = [Busy, Conflict, Unknown, TooManyPictures, Outdated]

/** Checks who calls, for which village, with what; then runs the one handler of that name. Never throws. */
export function dispatch(outside: Platform, call: IncomingCall & Sender): Promise<CallAnswer> {
  return dispatchIn(tripOf(outside, call), call)
}

/** The same for one of the calls that share a trip. */
export async function dispatchIn(trip: Trip, call: IncomingCall): Promise<CallAnswer> {
  const { platform, requestId } = trip
  try {
    const outcome = await answer(trip, call).catch((error: unknown) => {
      if (!(error instanceof Outdated)) throw error
      return answer(tripOf(platform, trip.sender), call)
    })
    if (outcome.ok) return { ok: true, data: outcome.value }
    return refusal(outcome.code, requestId, outcome.data)
  } catch (error) {
    // Also where nobody knows whether it was written: the same key again finds its receipt.
    if (passing.some((kind) => error instanceof kind)) return refusal('TRY_AGAIN', requestId)
    if (error instanceof Unwritable) {
      // Passing too, but only once somebody has made room.
      platform.log.error('nothing can be written', error, { requestId })
      return refusal('TRY_AGAIN', requestId)
    }
    platform.log.error('call failed', error, { requestId, call: String(call.name).slice(0, 60) })
    return refusal('INTERNAL', requestId)
  }
}

function answer(trip: Trip, call: IncomingCall): Promise<AnyOutcome> {
  const previous = previousCall(call.name)
  if (previous === null) return answerAs(call.name, trip, call)
  return previous((name, payload) => answerAs(name, trip, { ...call, payload }), call.payload)
}

/** @param called today's name; the receipt stays under the one that came, where that release put it too */
async function answerAs(called: unknown, trip: Trip, call: IncomingCall): Promise<AnyOutcome> {
  const name = callName(called)
  if (name === null) return fail('UNKNOWN_CALL')
  const contract: CallContract = contracts[name]
  const parsed = contract.request.safeParse(call.payload ?? {})
  if (!parsed.success) return fail('BAD_INPUT', { fields: faults(parsed.error.issues) })
  const asked = await whereItIs(trip, contract, parsed.data as Asked)
  if (!asked.ok) return asked
  const payload = asked.value

  const signed = await trip.caller()
  const place = payload.villageId === undefined ? null : await trip.place(payload.villageId)
  if (payload.villageId !== undefined && !place) return fail('VILLAGE_NOT_FOUND')
  if (!mayCall(contract.who, place?.person ?? null, signed !== null))
    return fail(refused(trip, signed, place))

  const context = await contextOf(trip, contract, signed, place)
  const handler = handlers[name] as AnyHandler
  if (contract.kind === 'query')
    return checked(contract, await handler(context, payload, contributions))

  if (typeof call.key !== 'string' || !/^[\w-]{8,64}$/.test(call.key)) return fail('KEY_MISSING')
  const store = 'here' in context ? context.here : context.store
  const receipt = receiptOf(signed?.userId ?? 'visitor', String(call.name), call.key, payload)
  const again = mayRunAgain.has(name)
  const earlier = again ? null : await earlierAnswer(store, receipt)
  if (earlier) {
    const { retell } = handler
    return earlier.ok && retell ? retell(context, earlier.value, contributions) : earlier
  }
  const looked = { whileWriting: false }
  let written = false
  const still = (t: DocsTx) => checkStill(t, signed, place, context.now)
  const write: Writing['write'] = async (decide) => {
    looked.whileWriting = true
    const outcome = await writeOnce(store, receipt, context.now, async (t) => {
      await still(t)
      return decide(t)
    })
    written = outcome.ok
    return outcome
  }
  // What follows from a decision that is written is done, whoever the caller has become by it.
  const own =
    'here' in context
      ? { here: checking(context.here, async (t) => (written ? undefined : still(t))) }
      : {}
  const outcome = await handler({ ...context, ...own, write }, payload, contributions)
  if (outcome.ok) return checked(contract, outcome)
  // What is refused now may have been done by the same call before.
  return (again && !looked.whileWriting && (await earlierAnswer(store, receipt))) || outcome
}

type AnyHandler = AnyRun & { readonly retell?: AnyRun }

type AnyRun = (
  context: AnyContext & Partial<Writing>,
  payload: unknown,
  contributed: Contributions,
) => Promise<AnyOutcome>

export function callName(name: unknown): CallName | null {
  return typeof name === 'string' && Object.hasOwn(contracts, name) ? (name as CallName) : null
}

interface Asked {
  readonly villageId?: string
}

/** A query may leave it to us which village it asks about, where there is no choice. */
async function whereItIs(
  trip: Trip,
  { kind }: CallContract,
  payload: Asked,
): Promise<Result<Asked, 'CHOOSE_VILLAGE_FIRST'>> {
  if (kind !== 'query' || payload.villageId !== ownVillage) return ok(payload)
  const villageId = await trip.ownVillage()
  return villageId === null ? fail('CHOOSE_VILLAGE_FIRST') : ok({ ...payload, villageId })
}

function refused({ sender }: Trip, signed: Signed | null, place: Place | null): ErrorCode {
  if (signed === null) return sender.token ? 'SIGN_IN_AGAIN' : 'SIGN_IN_FIRST'
  return place?.person ? 'ROLE_MISSING' : 'NOT_IN_VILLAGE'
}

/** Only what the contract promises leaves: a field that a handler added by mistake is cut off here. */
function checked(contract: CallContract, outcome: AnyOutcome): AnyOutcome {
  if (!outcome.ok) return outcome
  return ok(madeOf(outcome.value, 'checked', () => contract.answer.parse(outcome.value)))
}

interface Fault {
  readonly field: string
  readonly message: string
}

/** Every field names itself in Chinese; what the schema library says of a shape is not for a villager. */
function faults(issues: readonly { path: readonly PropertyKey[]; message: string }[]): Fault[] {
  return issues.slice(0, 10).map((i) => ({
    field: i.path.join('.'),
    message: /[\u4e00-\u9fff]/.test(i.message) ? i.message : messages.BAD_INPUT,
  }))
}

export function refusal(code: ErrorCode, requestId: string, data?: FailureData): CallAnswer {
  const named = code === 'BAD_INPUT' || code === 'TEXT_RISKY'
  const first = named ? (data?.fields as Fault[] | undefined)?.[0] : undefined
  return {
    ok: false,
    code,
    message: first?.message ?? withOpening(messages[code], data),
    ...(data === undefined ? {} : { data }),
    requestId,
  }
}
