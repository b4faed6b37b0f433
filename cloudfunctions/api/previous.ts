import * as z from 'zod/mini'
import { id, oneOf } from '@/domain/common/fields'
import { fail, ok } from '@/domain/common/result'
import { ownVillage } from '@/domain/common/wire'
import type { CallName } from '@/domain/contracts'
import { boardKeys } from '@/domain/home/boards'
import type { AnyOutcome } from '../services/common/context'

/** One of today's calls, asked for whoever asked the old one; a command keeps its key. */
type Ask = (name: CallName, payload: unknown) => Promise<AnyOutcome>

type PreviousCall = (ask: Ask, payload: unknown) => Promise<AnyOutcome>

/**
 * Calls of the release before (0.1.0) that have gone since: today's name where request and answer are what they were,
 * else how today's calls make the answer. WeChat's review takes days, so apps of that release, and commands that wait on
 * their phones, are answered until the next one; then its lines go.
 */
export const previousCalls: Readonly<Record<string, CallName | PreviousCall>> = {
  'roster.me': 'session.me',
  // Those apps know no secret, so none of them is signed in by a card: it is told what to do.
  'roster.bind': (ask, payload) => ask('session.bind', payload),
  'roster.bindByPhone': 'session.bindByPhone',
  'roster.signOut': 'session.signOut',
  'roster.village': 'home.village',
  'roster.household': 'home.household',
  'home.open': homeOpen,
}

/** Null for a name that the release before did not have, or that is today's. */
export function previousCall(name: unknown): PreviousCall | null {
  if (typeof name !== 'string' || !Object.hasOwn(previousCalls, name)) return null
  const told = previousCalls[name]
  return typeof told === 'string' ? (ask, payload) => ask(told, payload) : (told ?? null)
}

const homeRequest = z.strictObject({
  villageId: z.optional(id('村')),
  board: z.optional(oneOf('榜', boardKeys)),
})

/** The first screen in one answer; the village is that of no choice where none is named. */
async function homeOpen(ask: Ask, payload: unknown): Promise<AnyOutcome> {
  const request = homeRequest.safeParse(payload ?? {})
  if (!request.success) return fail('BAD_INPUT')
  const { villageId, board } = request.data
  const here = { villageId: villageId ?? ownVillage }
  const parts: Record<string, Promise<AnyOutcome>> = {
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

const nothing: Promise<AnyOutcome> = Promise.resolve(ok(null))
