import type { Role, Who } from '@/domain/common/contract'
import { dayOf, type Day, type Instant } from '@/domain/common/day'
import type { Failure, Result } from '@/domain/common/result'
import type { Answer, CallName, Contracts, ErrorCode, Refusal, Request } from '@/domain/contracts'
import type { Actor, Judge } from '@/domain/common/actor'
import type { Village } from '@/domain/roster/roster'
import type { Clock } from '../../platform/clock'
import type { Files } from '../../platform/files/files'
import type { Images } from '../../platform/images/images'
import type { Ids } from '../../platform/ids'
import type { Log } from '../../platform/log'
import type { Paper } from '../../platform/paper/paper'
import type { WeChat } from '../../platform/wechat/wechat'
import type { Docs, DocsTx } from './documents'
import type { Here, HereToWrite } from './here'

export type { Docs, DocsTx, Reader } from './documents'

/** Everything outside that a use case may reach. */
export interface Platform extends Outside {
  readonly store: Docs
}

/** The same without what is stored. */
export interface Outside {
  readonly files: Files
  readonly images: Images
  readonly wechat: WeChat
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  /** Where people reach the web app: absent where whoever installed it has not said. */
  readonly origin?: string | undefined
  /** Absent where nothing can be printed: its font is too heavy for some functions. */
  readonly paper?: Paper
  /** Only in a demo installation on the loopback. */
  readonly demo?: DemoControl
}

export interface DemoControl {
  /** Moves the clock 24 hours on and runs the timer until nothing more is due. */
  passDay(): Promise<{ posted: number }>
  /** The village that opens for whoever has none. */
  firstVillage(): Promise<string | null>
}

/** As whom the caller acts in the village of the request. */
export interface Person {
  readonly personId: string
  readonly name: string
  readonly kind: 'resident' | 'town' | 'county'
  /** Null for an officer. */
  readonly householdId: string | null
  readonly groupId: string | null
  readonly roles: readonly Role[]
  /** Households of near relatives, as stated. */
  readonly near: readonly string[]
}

/** What a call may come to, by its contract. */
export type Outcome<N extends CallName> = Result<Answer<N>, Refusal<N>>
export type AnyOutcome = Result<unknown, ErrorCode>

/** One call: who and when. */
interface Call {
  readonly platform: Outside
  readonly userId: string | null
  /** One reading of the clock for the whole call. */
  readonly now: Instant
  readonly today: Day
}

/** A call in the village that its request names. */
export interface Context extends Call {
  /** What is stored of that village, and nothing of another. */
  readonly here: Here
  readonly village: Village
  readonly person: Person | null
}

/** A call in no village. */
export interface OpenContext extends Call {
  readonly platform: Platform
  readonly store: Docs
  /** Hash of the web session's token. */
  readonly sessionId: string | null
  /** The address of whoever calls, where it is known. */
  readonly from: string | null
}

/** Commands alone write. */
export interface Writing {
  /**
   * Writes in one transaction together with the receipt of this call's key; a refusal writes nothing.
   * `decide` may run again: it reads and writes through `t` alone.
   */
  write<R extends AnyOutcome>(decide: (t: DocsTx) => Promise<R>): Promise<R | Failure<'KEY_REUSED'>>
}

/** A command in a village, for what several of them share. */
export interface CommandContext extends Context, Writing {
  /** Also for a transaction without the receipt: what may be done twice, or stands though the call is refused. */
  readonly here: HereToWrite
}

/** Who acts in the village, where the contract lets nobody else call. */
export interface Acting {
  readonly userId: string
  readonly person: Person
}

/** What the use case of a call is handed, all of it from its contract: where, whether it writes, and who calls. */
export type ContextOf<N extends CallName> = PlaceOf<N> & CallerOf<N>

type PlaceOf<N extends CallName> =
  Request<N> extends { readonly villageId: string }
    ? IfCommand<N, CommandContext, Context>
    : OpenContext & IfCommand<N, Writing, unknown>

type IfCommand<N extends CallName, Command, Query> = Contracts[N]['kind'] extends 'command'
  ? Command
  : Query

type CallerOf<N extends CallName> = 'visitor' extends Contracts[N]['who'][number]
  ? unknown
  : 'user' extends Contracts[N]['who'][number]
    ? { readonly userId: string }
    : Acting

export function actorOf(person: Person): Actor {
  return { personId: person.personId, householdId: person.householdId }
}

/** The same as somebody who decides: with those whom that bars. */
export function judgeOf(person: Person): Judge {
  return { ...actorOf(person), near: person.near }
}

export function mayCall(
  who: readonly Who[],
  person: Pick<Person, 'kind' | 'roles'> | null,
  signedIn = person !== null,
): boolean {
  if (who.includes('visitor')) return true
  if (who.includes('user') && signedIn) return true
  if (person === null) return false
  if (person.kind !== 'resident') return who.includes(person.kind)
  return who.includes('villager') || person.roles.some((role) => who.includes(role))
}

export { hasRole } from '@/domain/common/viewer'

/** Today on the platform's clock. */
export function todayOf(platform: Platform): Day {
  return dayOf(platform.clock.now())
}
