import type { Activity } from '@/domain/activities/activity'
import type { BusyDay } from '@/domain/activities/calendar'
import type { Shift } from '@/domain/activities/shift'
import type { Aspiration } from '@/domain/aspirations/aspiration'
import type { Check } from '@/domain/checks/check'
import type { Day, Instant } from '@/domain/common/day'
import type { Deed } from '@/domain/deeds/deed'
import type { Objection } from '@/domain/deeds/objection'
import type { UploadedFile } from '@/domain/files/file'
import type { Honour } from '@/domain/honours/honour'
import type { Notice } from '@/domain/inbox/notice'
import type { Account } from '@/domain/ledger/account'
import type { Entry } from '@/domain/ledger/entry'
import type { Message, Subscription } from '@/domain/messages/message'
import type { Photo } from '@/domain/photos/photo'
import type { Board } from '@/domain/ranking/board'
import type { CardTries, PhoneProof } from '@/domain/roster/bind'
import type { Tries, WebCode } from '@/domain/session/code'
import type { Household, Resident, Village } from '@/domain/roster/roster'
import type { RosterImport } from '@/domain/roster/import/state'
import type { RuleSet } from '@/domain/rules/set'
import type { Profile } from '@/domain/user/profile'
import type { Pending } from '../roster/view'

/** A document is a value of the domain under its own id, plus what its indexes need. */
type Document<T, Index = unknown> = { _id: string } & T & Index

/** What an import that is under way will make of the document; see `roster-view.ts`. */
interface Versioned {
  pending?: Pending | null
}

/** Collection → document. Indexes of each are declared in `collections.ts`. */
export interface Documents {
  regions: Document<{ name: string; level: 'county' | 'town'; parentId: string | null }>
  villages: Document<Village>
  groups: Document<
    { villageId: string; name: string; order: number; households: number },
    Versioned
  >
  households: Document<Household, Versioned>
  /** `staff`: holds any role; so that the few are found without reading all. */
  residents: Document<Resident, { staff: boolean } & Versioned>
  rosterImports: Document<RosterImport>
  /** `<village>`: how often its roster was replaced, and the import that is being written. */
  rosters: Document<{ version: number; runningId: string | null }>
  officers: Document<{
    regionId: string
    level: 'town' | 'county'
    name: string
    phone?: string
    cardCode?: string
  }>
  /** `<code>`; a revoked card stays, so that its code is never given out again. */
  cards: Document<{ villageId: string; householdId: string; revoked: boolean; officerId?: string }>
  /** `<card>`, or `phone:<user>` */
  cardTries: Document<CardTries>
  /** Hash of user and WeChat's code. */
  phoneProofs: Document<PhoneProof>
  /** `<user>:<village or region>` → the resident or officer that the user acts as there. */
  bindings: Document<{
    userId: string
    scopeId: string
    kind: 'resident' | 'officer'
    personId: string
  }>
  /** `<resident>` */
  profiles: Document<Profile>
  /** Hash of the token; the token itself is stored nowhere. */
  sessions: Document<{ userId: string; createdAt: Instant; expiresAt: Instant; browser?: string }>
  /** `<six digits>`: a browser that asks to be signed in. */
  webCodes: Document<WebCode>
  /** `<user>`: wrong codes of somebody; `asked`: codes given out lately. */
  webCodeTries: Document<Tries, { lastAt: Instant }>
  ruleSets: Document<RuleSet, { adoptedBy: string; note: string }>
  deeds: Document<Deed, { filerId: string; pending: boolean }>
  objections: Document<Objection>
  /** `<village>:<version>`: what a version of the settings changed, groups and roles included. */
  settingChanges: Document<{
    villageId: string
    version: number
    at: Instant
    by: string
    residentId: string | null
    words: readonly string[]
  }>
  capUses: Document<{ villageId: string; used: number }>
  accounts: Document<
    Account,
    { villageId: string; ownerId: string; householdId: string; groupId: string }
  >
  entries: Document<Entry>
  /** Sum of the entries that name a resident as doer, where the account is another's. */
  tallies: Document<{ accountId: string; residentId: string; honour: number; spendable: number }>
  boards: Document<Board>
  honours: Document<Honour>
  /** `<kind>:<subject>` */
  notices: Document<Notice>
  /** `<person>`: up to when everything in the inbox was seen. */
  inboxMarks: Document<{ until: Instant }>
  /** `honours:<village>`: the last number given out. */
  counters: Document<{ last: number }>
  aspirations: Document<Aspiration>
  /** `<aspiration>:<resident>` */
  cheers: Document<{ aspirationId: string; residentId: string; surname: string; at: Instant }>
  /** Announced or uploaded, and not taken by a command yet. */
  files: Document<UploadedFile>
  /** `<person>`: how many files were announced on a day. */
  fileQuotas: Document<{ day: Day; count: number }>
  activities: Document<Activity>
  /** `<activity>:<number>` */
  shifts: Document<Shift>
  /** `<shift>:<resident>`: who signed whom up, for calendars; the place itself stands in the shift. */
  signUps: Document<SignUp>
  /** `<resident>:<day>` */
  busyDays: Document<BusyDay>
  /** `used`: belongs to a document; so that the others are found and removed. */
  photos: Document<Photo, { used: boolean }>
  /** Texts and photos that nobody has let pass yet; words that were decided stay. */
  checks: Document<Check>
  /** `<user>:<kind>` */
  subscriptions: Document<Subscription>
  /** What is to be told through WeChat, and what became of it. */
  messages: Document<Message>
  /** First answer to an idempotency key, of successful commands only. */
  receipts: Document<{ inputHash: string; answer: unknown; at: Instant }>
  /** Why an entry was reversed; under the id of the reversed entry, so that it happens once. */
  reversals: Document<{
    entryId: string
    reason: string
    proposedBy: string
    approvedBy: string
    at: Instant
  }>
  /** `<village>`, or `reminders`: who works there until when, and up to when everything due is done. */
  timers: Document<{ holder: string | null; until: Instant; settledUntil: Instant }>
  /** One document `demo` in a demo installation; the clock never shows less than `lastAt`. */
  demo: Document<{ offsetMs: number; lastAt: Instant; people: DemoPerson[] }>
  /** `<migration>`: the document behind which its next step begins, how often it went through all, and when it last worked. */
  migrations: Document<{ cursor: string; passes: number; at: Instant }>
}

export interface SignUp {
  readonly shiftId: string
  readonly activityId: string
  readonly villageId: string
  readonly residentId: string
  readonly householdId: string
  readonly startsAt: Instant
  /** False once taken back. */
  readonly active: boolean
  readonly signedBy: string
  readonly signedAt: Instant
  readonly leftBy: string | null
  readonly leftAt: Instant | null
}

export interface DemoPerson {
  readonly personId: string
  readonly userId: string
  readonly villageId: string
  readonly title: string
}
