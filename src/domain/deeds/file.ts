import { actorOnly, concerns, type Judge } from '../common/actor'
import { addDays, type Day, type Instant } from '../common/day'
import { fail, ok, type Result } from '../common/result'
import type { RuleItem } from '../rules/contract'
import type { Deed } from './deed'
import { substituteNeeded, undecided, type Reviewer } from './review'

export interface FileCommand {
  readonly deedId: string
  readonly householdId: string
  readonly doerId: string | null
  readonly doneOn: Day
  readonly quantity: number
  readonly note: string
  /** How many photos go with it. */
  readonly photoCount?: number
}

/** What has to be known to file a deed. */
export interface FileFacts {
  readonly villageId: string
  readonly townId: string
  readonly filer: Judge
  readonly roles: { readonly recorder: boolean; readonly supervisor: boolean }
  readonly item: RuleItem | null
  readonly ruleVersion: number
  readonly accountId: string
  /** Days that a deed may lie back. */
  readonly claimDays: number
  readonly reviewers: readonly Reviewer[]
  readonly today: Day
  readonly now: Instant
}

type FileError =
  | 'ITEM_NOT_FOUND'
  | 'SUPERVISOR_MAY_NOT_FILE'
  | 'NOT_YOUR_HOUSEHOLD'
  | 'ITEM_NOT_YOURS'
  | 'ITEM_NOT_FOR_RECORDER'
  | 'DEED_IN_FUTURE'
  | 'DEED_TOO_OLD'
  | 'QUANTITY_WHOLE'
  | 'NOTE_NEEDED'
  | 'PHOTO_NEEDED'

/** Files a deed. A recorder who files for the own household makes an own claim. */
export function fileDeed(
  facts: FileFacts,
  { photoCount = 0, ...command }: FileCommand,
): Result<Deed, FileError> {
  const { item, filer, roles } = facts
  const own = filer.householdId === command.householdId
  if (roles.supervisor) return fail('SUPERVISOR_MAY_NOT_FILE')
  if (!own && !roles.recorder) return fail('NOT_YOUR_HOUSEHOLD')
  if (!item) return fail('ITEM_NOT_FOUND')
  if (own && !item.filers.includes('villager')) return fail('ITEM_NOT_YOURS')
  if (!own && !item.filers.includes('recorder')) return fail('ITEM_NOT_FOR_RECORDER')
  if (command.doneOn > facts.today) return fail('DEED_IN_FUTURE')
  const earliest = addDays(facts.today, -facts.claimDays)
  if (command.doneOn < earliest) return fail('DEED_TOO_OLD', { earliest })
  if (item.per !== 'hour' && !Number.isInteger(command.quantity)) return fail('QUANTITY_WHOLE')
  if (item.needsNote && command.note === '') return fail('NOTE_NEEDED')
  if (own && item.needsPhoto && photoCount === 0) return fail('PHOTO_NEEDED')
  return ok(newDeed({ ...facts, item }, command, own ? 'claim' : 'recorder', null))
}

export type AttendanceError =
  'SUPERVISOR_MAY_NOT_FILE' | 'OWN_HOUSEHOLD' | 'ITEM_NOT_FOUND' | 'DEED_IN_FUTURE' | 'DEED_TOO_OLD'

/**
 * Files what somebody did at an activity, by whoever confirms that they came: never for the own household. Who may
 * file an item otherwise does not matter here, since nobody claims it.
 */
export function fileAttendance(
  facts: FileFacts,
  command: FileCommand,
  activityId: string,
): Result<Deed, AttendanceError> {
  const { item, filer, roles } = facts
  if (roles.supervisor) return fail('SUPERVISOR_MAY_NOT_FILE')
  if (concerns(command.householdId, filer)) return fail('OWN_HOUSEHOLD')
  if (!item) return fail('ITEM_NOT_FOUND')
  if (command.doneOn > facts.today) return fail('DEED_IN_FUTURE')
  const earliest = addDays(facts.today, -facts.claimDays)
  if (command.doneOn < earliest) return fail('DEED_TOO_OLD', { earliest })
  return ok(newDeed({ ...facts, item }, command, 'activity', activityId))
}

function newDeed(
  facts: FileFacts & { readonly item: RuleItem },
  command: FileCommand,
  source: Deed['source'],
  activityId: string | null,
): Deed {
  const { item, filer } = facts
  // Field by field: an object that is spread out first and then grows this long is slow to make.
  return {
    deedId: command.deedId,
    householdId: command.householdId,
    doerId: command.doerId,
    doneOn: command.doneOn,
    quantity: command.quantity,
    note: command.note,
    villageId: facts.villageId,
    townId: facts.townId,
    state: 'filed',
    source,
    activityId,
    kind: item.kind,
    itemId: item.id,
    ruleVersion: facts.ruleVersion,
    accountId: facts.accountId,
    filedBy: actorOnly(filer),
    filedAt: facts.now,
    substitute: substituteNeeded(facts.reviewers, filer.personId, command.householdId),
    ...undecided,
    rejection: null,
    withdrawnAt: null,
    postedAt: null,
    entryId: null,
    reversedAt: null,
  }
}

/** A rejected deed may be filed anew once, by whoever filed it; it then names the new one. */
export function refileDeed(
  rejected: Deed | null,
  filed: Pick<Deed, 'deedId' | 'villageId' | 'filedBy' | 'householdId'>,
): Result<Deed, 'DEED_NOT_FOUND' | 'REFILED_ALREADY'> {
  if (
    rejected?.state !== 'rejected' ||
    rejected.villageId !== filed.villageId ||
    rejected.householdId !== filed.householdId ||
    rejected.filedBy.personId !== filed.filedBy.personId
  ) {
    return fail('DEED_NOT_FOUND')
  }
  return rejected.refiledAs === undefined
    ? ok({ ...rejected, refiledAs: filed.deedId })
    : fail('REFILED_ALREADY')
}
