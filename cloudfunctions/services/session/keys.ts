import type { Actor } from '@/domain/common/actor'
import { ok, fail, type Result } from '@/domain/common/result'
import {
  drawOnce,
  proofIn,
  secretFault,
  type Proof,
  type SecretFault,
} from '@/domain/session/secret'
import type { Resident } from '@/domain/roster/roster'
import type { DocsTx, Outside, Reader } from '../common/context'
import { upsert } from '../common/documents-tools'
import type { Key } from './documents'
import { costOf, isHashOf, slowHash } from './slow-hash'

/** A right proof, and the very hash that it was held against: whoever writes looks whether that still stands. */
export interface Proven {
  readonly proof: Proof
  readonly hash: string
}

export async function provenBy(key: Key | null, typed: string): Promise<Proven | null> {
  const proof = proofIn(typed)
  const hash = proof && key?.[proof]
  return proof && hash && (await isHashOf(typed, hash)) ? { proof, hash } : null
}

/** In the transaction that binds: of two who hold the same one-time code one finds it used, or the secret changed. */
export function stillProves(key: Key | null, { proof, hash }: Proven): boolean {
  return key?.[proof] === hash
}

/** The hash of a new secret, unless it is none: guessed first, or read off the roster. */
export async function newSecret(
  { ids }: Outside,
  secret: string,
  members: readonly Pick<Resident, 'phone'>[],
): Promise<Result<string, SecretFault>> {
  const fault = secretFault(secret, members)
  return fault ? fail(fault) : ok(await slowHash(secret, ids.token(), costOf.secret))
}

/**
 * A secret ends the one-time code that is out: it is not needed any more.
 * @param opensFor the holder of a role whom it signs in alone
 */
export function setSecret(
  t: DocsTx,
  holderId: string,
  secret: string,
  now: string,
  opensFor: readonly string[] = [],
): Promise<void> {
  const set = { secret, secretAt: now, once: null, founding: false, opensFor }
  return upsert(t, 'keys', { _id: holderId, ...set })
}

/** Until there is one, whoever is signed in is asked to set it. */
export async function asksForSecret(
  store: Reader,
  holderId: string,
): Promise<{ secretWanted?: true }> {
  return (await store.get('keys', holderId))?.secret ? {} : { secretWanted: true }
}

export interface OnceCode {
  /** Shown or printed once; nobody finds it again. */
  readonly code: string
  readonly hash: string
}

export async function newOnceCode({ ids }: Pick<Outside, 'ids'>): Promise<OnceCode> {
  const code = drawOnce(ids.token())
  return { code, hash: await slowHash(code, ids.token(), costOf.once) }
}

/** The code with which one of the first two people of a village is signed in, with nobody there to agree. */
export async function putFounding(t: DocsTx, householdId: string, once: string): Promise<void> {
  const none = { secret: null, secretAt: null, makers: [] }
  await t.insert('keys', { _id: householdId, ...none, once, fromOutside: true, founding: true })
}

/**
 * The code before it ends.
 * @param by who of the village made it; null: whoever runs the installation, or nobody where there is none
 */
export async function putOnce(
  t: DocsTx,
  holderId: string,
  once: string | null,
  by: Actor | null,
): Promise<void> {
  const before = await t.get('keys', holderId)
  const makers = before?.makers ?? []
  await upsert(t, 'keys', {
    ...{ secret: null, secretAt: null, ...before, _id: holderId, once },
    fromOutside: once !== null && by === null,
    founding: false,
    makers: by === null || isOne(makers, by) ? makers : [...makers, by],
  })
}

function isOne(makers: readonly Actor[], { personId, householdId }: Actor): boolean {
  return makers.some((one) => one.personId === personId && one.householdId === householdId)
}
