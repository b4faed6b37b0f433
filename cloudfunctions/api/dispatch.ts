import type { CallContract } from '@/domain/common/contract'
import { dayOf } from '@/domain/common/day'
import { fail, type FailureData } from '@/domain/common/result'
import { contracts, messages, type CallName, type ErrorCode } from '@/domain/contracts'
import type { Village } from '@/domain/roster/roster'
import { Busy, Conflict, Unknown } from '../platform/store/store'
import { personIn } from '../services/common/acting'
import {
  mayCall,
  type Context,
  type Outcome,
  type Person,
  type Platform,
} from '../services/common/context'
import { rosterView } from '../services/roster/view'
import { sessionIdOf } from '../services/session/session'
import { handlers, type Handler } from './handlers'
import { userOfToken, type Signed } from './identity'
import { earlierAnswer, receiptOf, writeOnce } from './receipts'

/** One call as it arrives. Nothing in it is trusted. */
export interface IncomingCall {
  readonly name: unknown
  readonly payload: unknown
  readonly key?: unknown
  /** Web: the session's secret. */
  readonly token?: string | null
  /** WeChat: the openid that the platform vouches for; never from the event. */
  readonly openid?: string
}

export type CallAnswer =
  | { ok: true; data: unknown }
  | { ok: false; code: ErrorCode; message: string; data?: FailureData; requestId: string }

const passing = [Busy, Conflict, Unknown]

/** Checks who calls, for which village, with what; then runs the one handler of that name. Never throws. */
export async function dispatch(outside: Platform, call: IncomingCall): Promise<CallAnswer> {
  const platform = { ...outside, store: rosterView(outside.store) }
  const requestId = platform.ids.id()
  try {
    const outcome = await answer(platform, call)
    if (outcome.ok) return { ok: true, data: outcome.value }
    return refusal(outcome.code, requestId, outcome.data)
  } catch (error) {
    // Also where nobody knows whether it was written: the same key again finds its receipt.
    if (passing.some((kind) => error instanceof kind)) return refusal('TRY_AGAIN', requestId)
    platform.log.error('call failed', error, { requestId, call: String(call.name).slice(0, 60) })
    return refusal('INTERNAL', requestId)
  }
}

async function answer(platform: Platform, call: IncomingCall): Promise<Outcome<unknown>> {
  const name = callName(call.name)
  if (name === null) return fail('UNKNOWN_CALL')
  const contract: CallContract = contracts[name]
  const parsed = contract.request.safeParse(call.payload ?? {})
  if (!parsed.success) return fail('BAD_INPUT', { fields: faults(parsed.error.issues) })
  const payload = parsed.data as { villageId?: string }

  const signed = await caller(platform, call)
  let village: Village | null = null
  let person: Person | null = null
  if (payload.villageId !== undefined) {
    village = await platform.store.get('villages', payload.villageId)
    if (!village) return fail('VILLAGE_NOT_FOUND')
    person = signed === null ? null : await personIn(platform.store, signed.userId, village)
  }
  if (!mayCall(contract.who, person)) return fail(refused(call, signed, person))

  const context = contextOf(platform, signed, person, village)
  const handler = handlers[name] as Handler<unknown>
  if (contract.kind === 'query') return checked(contract, await handler(context, payload))

  if (typeof call.key !== 'string' || !/^[\w-]{8,64}$/.test(call.key)) return fail('KEY_MISSING')
  const receipt = receiptOf(signed?.userId ?? 'visitor', name, call.key, payload)
  const earlier = await earlierAnswer(platform.store, receipt)
  if (earlier) return earlier
  const write: Context['write'] = (decide) =>
    writeOnce(platform.store, receipt, context.now, decide)
  return checked(contract, await handler({ ...context, write }, payload))
}

function callName(name: unknown): CallName | null {
  return typeof name === 'string' && Object.hasOwn(contracts, name) ? (name as CallName) : null
}

async function caller(platform: Platform, call: IncomingCall): Promise<Signed | null> {
  if (call.openid !== undefined) return { userId: `wx-${call.openid}`, sessionId: null }
  return call.token ? userOfToken(platform, sessionIdOf(call.token)) : null
}

function refused(call: IncomingCall, signed: Signed | null, person: Person | null): ErrorCode {
  if (signed === null) return call.token ? 'SIGN_IN_AGAIN' : 'SIGN_IN_FIRST'
  return person === null ? 'NOT_IN_VILLAGE' : 'ROLE_MISSING'
}

function contextOf(
  platform: Platform,
  signed: Signed | null,
  person: Person | null,
  village: Village | null,
): Context {
  const now = platform.clock.now()
  return {
    platform,
    store: platform.store,
    userId: signed?.userId ?? null,
    sessionId: signed?.sessionId ?? null,
    person,
    village,
    now,
    today: dayOf(now),
    write: () => Promise.reject(new Error('a query does not write')),
  }
}

/** Only what the contract promises leaves: a field that a handler added by mistake is cut off here. */
function checked(contract: CallContract, outcome: Outcome<unknown>): Outcome<unknown> {
  return outcome.ok ? { ok: true, value: contract.answer.parse(outcome.value) } : outcome
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
    message: first?.message ?? messages[code],
    ...(data === undefined ? {} : { data }),
    requestId,
  }
}
