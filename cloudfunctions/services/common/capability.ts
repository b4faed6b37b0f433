import type { Judged, SubjectKind } from '@/domain/checks/check'
import type { Instant } from '@/domain/common/day'
import type { Failure, Result } from '@/domain/common/result'
import type { MessageKind, NoticeKind } from '@/domain/common/told'
import type { CallName, OwnRefusal, Request } from '@/domain/contracts'
import type { NoticeView } from '@/domain/inbox/contract'
import type { EntryView } from '@/domain/ledger/contract'
import type { Entry, Source } from '@/domain/ledger/entry'
import type { PhotoView } from '@/domain/photos/contract'
import type { PhotoRef, PhotoUse } from '@/domain/photos/photo'
import type { SettledRefusal } from '@/domain/proposals/contract'
import type { ProposalKind } from '@/domain/proposals/kinds'
import type { Resident, Village } from '@/domain/roster/roster'
import type { Identity } from '@/domain/session/contract'
import type { MessageWords } from '../../platform/wechat/template'
import type {
  Acting,
  CommandContext,
  Context,
  ContextOf,
  Docs,
  DocsTx,
  OpenContext,
  Outcome,
  Platform,
} from './context'
import type { CollectionWith, Documents, OwnedCollection } from './documents'
import type { Lookup } from './people'

/**
 * What a capability has on the server: a plain object, which `services/capabilities.ts` puts together with those of the
 * others. The folder's `index.ts` holds it and nothing else.
 */
export interface Capability extends Partial<PerKind> {
  readonly name: string
  /** Every call that begins with its name, and the use case behind it. */
  readonly calls: Partial<Handlers>
  /**
   * Commands that do nothing outside their one transaction. Sent twice, they run twice, and the receipt undoes the second
   * run: so nobody looks for one beforehand.
   */
  readonly mayRunAgain?: readonly CallName[]
  readonly collections?: Readonly<Record<string, OwnedCollection>>
  /** What the timer does for it, for the whole installation. */
  readonly due?: readonly DueStep[]
  /** What the timer does for it in one village after the other. */
  readonly settles?: Settling
  readonly badge?: Badge
  readonly leaves?: Leaves
  readonly movedOut?: MovedOut
  readonly movedHouse?: MovedHouse
}

/** Checks a descriptor and keeps the names in it, so that what is forgotten of all of them is a type error. */
export function defineCapability<Name extends string, Parts extends Capability>(
  capability: Parts & { readonly name: Name; readonly calls: CallsOf<Name> },
): Parts {
  return capability
}

/**
 * What capabilities give to each other's use cases, all of them together. It is handed to every handler and timer step,
 * so that an inbox tells of deeds and never imports them.
 */
export interface Contributions {
  readonly notices: Readonly<Record<NoticeKind, NoticeWords>>
  readonly messages: Readonly<Record<MessageKind, WordsOfMessage>>
  readonly texts: Readonly<Record<Exclude<SubjectKind, 'words'>, Moderated>>
  readonly photos: Readonly<Record<PhotoUse['kind'], PhotoHolder>>
  readonly sources: Readonly<Partial<Record<Source['kind'], LedgerSource>>>
  readonly proposals: Readonly<Record<ProposalKind, Agreed>>
  readonly unagreed: Readonly<Partial<Record<ProposalKind, Unagreed>>>
  readonly badges: readonly Badge[]
  readonly leaves: readonly Leaves[]
  readonly movedOut: readonly MovedOut[]
  readonly movedHouse: readonly MovedHouse[]
}

type PerKind = {
  readonly [
    Part in 'notices' | 'messages' | 'texts' | 'photos' | 'sources' | 'proposals' | 'unagreed'
  ]: Partial<Contributions[Part]>
}

/** Only `handler` makes one. */
export type Handler<N extends CallName> = Run<N, Outcome<N>> & {
  readonly answers: N
  readonly retell?: Retell<N>
}

/** Makes the answer anew of what the receipt of an earlier call keeps: ids, where the answer holds names. */
type Retell<N extends CallName> = (
  context: ContextOf<N>,
  kept: unknown,
  contributed: Contributions,
) => Promise<Outcome<N>>

type Run<N extends CallName, R> = (
  context: ContextOf<N>,
  request: Request<N>,
  contributed: Contributions,
) => Promise<R>

/**
 * The use case behind a call. The codes that it refuses with are inferred from its code: one that the contract does not
 * declare is a type error at the return, a declared one that it never gives is one at the name of the call.
 */
export function handler<N extends CallName, R extends Outcome<N>>(
  call: N & NothingInVain<Exclude<OwnRefusal<N>, CodeOf<R>>>,
  run: Run<N, R>,
  retell?: Retell<N>,
): Handler<N> {
  return Object.assign(run, { answers: call, ...(retell ? { retell } : {}) })
}

type NothingInVain<Unused> = [Unused] extends [never] ? unknown : DeclaredInVain<Unused>
interface DeclaredInVain<Code> {
  readonly declaredInVain: Code
}
type CodeOf<R> = R extends Failure<infer Code> ? Code : never

export type Handlers = { readonly [N in CallName]: Handler<N> }

type CallsOf<Name extends string> = Pick<Handlers, Extract<CallName, `${Name}.${string}`>>

/** What a notice in the inbox says; nothing of what it was about is there any more: null. */
export type NoticeWords = (
  context: Context,
  lookup: Lookup,
  notice: Documents['notices'],
) => Promise<Partial<Omit<NoticeView, 'noticeId' | 'kind' | 'subjectId' | 'at' | 'fresh'>> | null>

/**
 * What a message says, in the order of its template's fields; null once there is nothing to say. It goes to a phone's
 * lock screen, so it names the thing and the outcome, and no person. A text that has not passed is left out.
 */
export type WordsOfMessage = (
  store: Docs,
  subjectId: string,
) => Promise<Omit<MessageWords, 'kind'> | null>

/** What is looked at before others see it. */
export interface Moderated {
  /** In words for whoever decides and whoever wrote it. */
  readonly what: (slot: string) => string
  /**
   * Part of whatever decides: shows it, or takes it away for good.
   * @returns false where something else was written to its place meanwhile
   */
  settle(
    t: DocsTx,
    check: Documents['checks'],
    verdict: 'show' | 'take',
    now: Instant,
    contributed: Contributions,
  ): Promise<boolean>
  /** Where it is no text. */
  readonly media?: {
    askAgain(
      platform: Platform,
      openid: string | null,
      id: string,
    ): Promise<{ outcome: Judged | 'pending'; traceId: string }>
    /** For whoever decides. */
    view(context: Context, id: string): Promise<PhotoView | null>
  }
}

/** A collection whose documents show photos, themselves or in their steps. */
export type PhotoHolder = CollectionWith<'photos', Shown>

interface Shown {
  readonly photos?: readonly PhotoRef[]
}

/**
 * What a proposal comes to once a second person agrees. Looks first at what no transaction can ask for; what it is handed
 * back runs inside that of the agreement, decides everything anew and does it. It records nothing: that is done for it.
 * The village's version is the one that it looked at.
 */
export type Agreed = (
  context: CommandContext & Acting,
  proposal: Documents['proposals'],
) => Promise<(t: DocsTx) => Promise<Result<null, SettledRefusal | 'TRY_AGAIN'>>>

/** What is given back of a proposal that came to nothing: refused, withdrawn or lapsed. Part of the transaction that ends it. */
export type Unagreed = (
  t: DocsTx,
  proposal: Pick<Documents['proposals'], 'what'>,
  now: Instant,
) => Promise<void>

/** What a line of the ledger is called that was made for it. */
export interface LedgerSource {
  words(lookup: Lookup, entry: Entry): Promise<Pick<EntryView, 'title' | 'note'>>
  /** The story that the line opens. */
  opens(id: string): Pick<EntryView, 'deedId'>
}

/** How much waits for somebody, to be shown with whom they act as. */
export type Badge = (
  context: Pick<OpenContext, 'store' | 'today' | 'now'>,
  as: { readonly resident: Resident } | { readonly officer: Documents['officers'] },
) => Promise<Partial<Pick<Identity, 'unread' | 'checks' | 'confirms' | 'officeUnset'>>>

export interface DueStep {
  /** Says what is done, for people. */
  readonly name: string
  readonly budgetMs: number
  /** Begins nothing more once there is no `time`; `more`: run again at once. */
  readonly run: (
    platform: Platform,
    time: () => boolean,
    contributed: Contributions,
  ) => Promise<{ readonly more: boolean } | void>
}

/** What is settled by whoever holds the village's lease, in order of time. Doing it again does what is still to do. */
export interface Settling {
  /** Where something of it is due. */
  readonly villages: (store: Docs, now: Instant) => Promise<readonly string[]>
  /** Does what fell due up to a moment, and tells of each. */
  readonly until?: (
    platform: Platform,
    village: Village,
    span: Span,
    onDone: () => void,
  ) => Promise<void>
  /** What is fixed for good after `from` and not after `to`, each once all that fell due before it is done. */
  readonly fixes?: (village: Village, from: Instant, to: Instant) => readonly Fix[]
  /** Once nothing more is due. */
  readonly afterwards?: (platform: Platform, village: Village) => Promise<void>
}

export interface Span {
  /** Earlier runs did everything up to here; empty where there was none. */
  readonly settledUntil: Instant
  readonly until: { readonly lt: Instant } | { readonly lte: Instant }
}

export interface Fix {
  readonly at: Instant
  readonly run: (platform: Platform) => Promise<void>
}

/** What is given up for somebody who moved out of the village. It may run again, where the one before broke off. */
export type MovedOut = (
  platform: Platform,
  gone: { readonly resident: Documents['residents']; readonly by: string },
) => Promise<void>

/** What goes along with somebody who lives in another household of the village now. It may run again too. */
export type MovedHouse = (
  platform: Platform,
  moved: { readonly resident: Documents['residents']; readonly from: string },
) => Promise<void>

/** Somebody who deletes the account. */
export interface Leaving {
  readonly userId: string
  readonly bindings: readonly Documents['bindings'][]
  readonly residents: readonly LeavingResident[]
}

export interface LeavingResident {
  readonly resident: Documents['residents']
  /** Nobody else acts as this resident, so what hangs on the resident goes too. */
  readonly alone: boolean
}

type EraseRefusal = OwnRefusal<'user.erase'>

/** What account deletion does for a capability: looks, before anything is written, at what of it is this person's. */
export type Leaves = (
  context: OpenContext,
  leaving: Leaving,
) => Promise<Result<Farewell, EraseRefusal>>

export interface Farewell {
  /** Removed in the transaction of the deletion. */
  readonly gone?: readonly (readonly [collection: keyof Documents, id: string])[]
  /** The rest of the transaction, before that. */
  readonly write?: (t: DocsTx) => Promise<Result<null, EraseRefusal>>
  /** Afterwards, for what no transaction holds. */
  readonly after?: () => Promise<void>
}
