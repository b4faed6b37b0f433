import * as z from 'zod/mini'
import { id, oneOf } from '@/domain/common/fields'
import { fail, ok } from '@/domain/common/result'
import { ownVillage } from '@/domain/common/wire'
import type { CallName } from '@/domain/contracts'
import { boardKeys } from '@/domain/home/boards'
import type { Outcome } from '../services/common/context'

/** One of today's calls, asked for whoever asked the old one; a command keeps its key. */
type Ask = (name: CallName, payload: unknown) => Promise<Outcome<unknown>>

type PreviousCall = (ask: Ask, payload: unknown) => Promise<Outcome<unknown>>

/**
 * Calls of the release before (0.1.0) that have gone since, each told in today's calls. WeChat's review takes days, so
 * apps of that release, and commands that wait on their phones, are answered until the next one; then its lines go.
 */
const previousCalls: Readonly<Record<string, PreviousCall>> = {
  'roster.me': same('session.me'),
  'roster.bind': same('session.bind'),
  'roster.bindByPhone': same('session.bindByPhone'),
  'roster.signOut': same('session.signOut'),
  'roster.village': same('home.village'),
  'roster.household': same('home.household'),
  'home.open': homeOpen,
}

/** Null for a name that the release before did not have, or that is today's. */
export function previousCall(name: unknown): PreviousCall | null {
  return typeof name === 'string' && Object.hasOwn(previousCalls, name)
    ? (previousCalls[name] ?? null)
    : null
}

/** Another name: request and answer are what they were. */
function same(name: CallName): PreviousCall {
  return (ask, payload) => ask(name, payload)
}

const homeRequest = z.strictObject({
  villageId: z.optional(id('村')),
  board: z.optional(oneOf('榜', boardKeys)),
})

/** The first screen in one answer; the village is that of no choice where none is named. */
async function homeOpen(ask: Ask, payload: unknown): Promise<Outcome<unknown>> {
  const request = homeRequest.safeParse(payload ?? {})
  if (!request.success) return fail('BAD_INPUT')
  const { villageId, board } = request.data
  const here = { villageId: villageId ?? ownVillage }
  const parts: Record<string, Promise<Outcome<unknown>>> = {
    me: ask('session.me', {}),
    village: ask('home.village', here),
    villages: villageId === undefined ? ask('roster.villages', { text: '' }) : nothing,
    aspirations: board === 'aspirations' ? ask('aspirations.list', here) : nothing,
    honours: board === 'honours' ? ask('honours.list', here) : nothing,
    ranking: board === 'ranking' ? ask('ranking.page', { ...here, kind: 'month' }) : nothing,
  }
  await Promise.all(Object.values(parts))
  const home: Record<string, unknown> = {}
  for (const [part, asked] of Object.entries(parts)) {
    const answer = await asked
    // Where no village is named and there are several, what is in one stays empty.
    if (!answer.ok && answer.code !== 'CHOOSE_VILLAGE_FIRST') return answer
    home[part] = answer.ok ? answer.value : null
  }
  return ok(home)
}

const nothing: Promise<Outcome<unknown>> = Promise.resolve(ok(null))
