import type { Request } from '@/domain/contracts'
import { withoutHold } from '@/domain/checks/held'
import { answeredAll } from '@/domain/common/asked'
import { hasRoom, limitOf } from '@/domain/common/daily'
import { startOfDay, type Day, type Instant } from '@/domain/common/day'
import { fail, ok, type Result } from '@/domain/common/result'
import { signed, type Deed } from '@/domain/deeds/deed'
import { fileDeed, refileDeed } from '@/domain/deeds/file'
import { alikeMark, alikeQuestion, oddOf } from '@/domain/deeds/odd'
import {
  approveDeed,
  capSubject,
  rejectDeed,
  reviewedBy,
  takeBackApproval,
  type Reviewer,
} from '@/domain/deeds/review'
import { withdrawDeed } from '@/domain/deeds/settle'
import { pendingStates } from '@/domain/deeds/states'
import { goesTogether } from '@/domain/deeds/together'
import { noticeId, noticeOfStep } from '@/domain/inbox/notice'
import { accountIdOf } from '@/domain/ledger/account'
import { accountOwner, publicityDaysOn, type Village } from '@/domain/roster/roster'
import type { RuleItem } from '@/domain/rules/contract'
import type { RuleSet } from '@/domain/rules/set'
import { applyCaps, capUseId, priceOf, worthOf, type CapSubject } from '@/domain/rules/value'
import type { ErrorCode } from '@/domain/contracts'
import { scenes } from '../../platform/wechat/wechat'
import { askTexts } from '../checks/checks'
import { handler } from '../common/capability'
import {
  actorOf,
  judgeOf,
  hasRole,
  type Acting,
  type CommandContext,
  type Context,
  type DocsTx,
  type Reader,
} from '../common/context'
import { countToday, isStaff } from '../common/daily'
import type { Documents } from '../common/documents'
import { replace } from '../common/documents-tools'
import { holdersOf } from '../common/holders'
import { messageIdOf, tellOnce } from '../messages/messages'
import { notify } from '../inbox/notices'
import { lapseObjections } from './lapse'
import { alikeIn, deedsOfDay } from './of-day'
import { itemFor, ruleSetOn } from '../rules/sets'
import { passPhotos } from '../photos/checks'
import { claimPhotos } from '../photos/photos'

type DeedDocument = Documents['deeds']

export function deedDocument(deed: Deed): DeedDocument {
  return {
    _id: deed.deedId,
    ...deed,
    filerId: deed.filedBy.personId,
    pending: pendingStates.includes(deed.state),
  }
}

export const file = handler('deeds.file', async (context, request) => {
  const { here, person, village, now, today } = context
  const deedId = context.platform.ids.id()
  const [accountOwnerId, { rules, item, usedOf }, reviewers, room] = await Promise.all([
    accountOwnerOf(here, village, request),
    itemNow(here, { ...request, deedId }, today),
    reviewersOf(here, village.villageId),
    isStaff(context) ? roomOfStaff(context) : ok(null),
  ])
  if (!accountOwnerId.ok) return accountOwnerId
  if (!room.ok) return room
  const filed = fileDeed(
    {
      villageId: village.villageId,
      townId: village.townId,
      filer: actorOf(person),
      roles: {
        recorder: hasRole(person, 'recorder', 'committee'),
        supervisor: hasRole(person, 'supervisor'),
      },
      item,
      ruleVersion: rules?.version ?? 0,
      accountId: accountIdOf(accountOwnerId.value),
      claimDays: village.claimDays,
      reviewers,
      today,
      now,
    },
    {
      deedId,
      householdId: request.householdId,
      doerId: request.doerId ?? null,
      doneOn: request.doneOn,
      quantity: request.quantity,
      note: request.note,
      photoCount: request.photoIds.length,
    },
  )
  if (!filed.ok) return filed
  const odd = await oddIn(here, filed.value, item, rules)
  const answered = answeredAll(odd, request.sure)
  if (!answered.ok) return answered
  const another = await sureOfAnother(here, filed.value, item, request.sure)
  // A person reviews every deed: what WeChat did not let pass is marked for them.
  const asked = await askTexts(context, scenes.log, { note: ['做了什么', request.note] })
  if (!asked.ok) return asked
  const sure = [...answered.value, ...another]
  const deed = { ...filed.value, ...keptOf(sure), ...asked.value.mark('note') }
  const { points } = item ? worth(deed, item, usedOf) : { points: null }
  return context.write(async (t) => {
    if (!(await fixUnit(t, village))) return fail('TRY_AGAIN')
    const counted = isStaff(context) ? ok(null) : await countToday(t, context, 'deeds')
    if (!counted.ok) return counted
    const { insteadOf } = request
    if (insteadOf !== undefined) {
      const before = await t.get('deeds', insteadOf)
      const refiled = refileDeed(before, deed)
      if (!refiled.ok) return refiled
      if (before) await saveDeed(t, before, refiled.value, now)
    }
    const use = { kind: 'deed', id: deed.deedId } as const
    const photos = await claimPhotos(
      t,
      context,
      deed.villageId,
      request.photoIds,
      use,
      insteadOf ?? null,
    )
    if (!photos.ok) return photos
    await t.insert('deeds', deedDocument({ ...deed, photos: photos.value }))
    return ok({ deedId: deed.deedId, substitute: deed.substitute, points })
  })
})

/**
 * Whoever files for others does it in batches, which one count for all would hold up; so theirs is looked up beside the
 * rest, and a few at once may go past it.
 */
async function roomOfStaff({ here, person, village, now, today }: Context & Acting) {
  const eq = { villageId: village.villageId, filerId: person.personId }
  const range = { field: 'filedAt', gte: startOfDay(today) }
  const sent = await here.count('deeds', { eq, range })
  return hasRoom('deeds', sent, limitOf('deeds', { isStaff: true }), now)
}

/** What somebody says is right although it looks odd. */
async function oddIn(here: Reader, deed: Deed, item: RuleItem | null, rules: RuleSet | null) {
  const per = item?.per ?? 'time'
  const others = per === 'hour' ? await deedsOfDay(here, deed, rules) : []
  return oddOf(deed, per, others)
}

/** The form asks about what is like it; filing never waits for the answer, since a phone may have been without a network. */
async function sureOfAnother(
  here: Reader,
  deed: Deed,
  item: RuleItem | null,
  sure: readonly string[] = [],
): Promise<readonly string[]> {
  if (!sure.some((id) => id.startsWith(alikeMark))) return []
  const question = alikeQuestion(await alikeIn(here, deed), item?.name ?? '')
  return question !== null && sure.includes(question.id) ? [question.words] : []
}

/** What was asked about and answered stays with the deed. */
export function keptOf(words: readonly string[]): Pick<Deed, 'asked'> {
  return words.length === 0 ? {} : { asked: words }
}

/** The item that a request names as the rules of its day have it, and what is used of its caps. */
async function itemNow(
  here: Reader,
  { villageId, itemId, ...asked }: Request<'deeds.file'> & { deedId: string },
  today: Day,
) {
  const rules = await ruleSetOn(here, villageId, asked.doneOn, today)
  const item = rules?.items.find((i) => i.id === itemId) ?? null
  const { householdId, doerId = null, doneOn, deedId: activityId } = asked
  const subject = { villageId, householdId, doerId, doneOn, activityId }
  return { rules, item, usedOf: item ? await usesNow(here, subject, item) : nothingUsed }
}

/**
 * Part of whatever files a village's first deed: from then on the unit stays.
 * @returns whether the unit is still the one by which the deed's account was chosen
 */
export async function fixUnit(t: DocsTx, village: Village): Promise<boolean> {
  if (village.unitFixed) return true
  const current = await t.get('villages', village.villageId)
  if (current?.unit !== village.unit) return false
  if (!current.unitFixed) await t.update('villages', village.villageId, { unitFixed: true })
  return true
}

/** Household and doer must live in the village. */
async function accountOwnerOf(
  here: Reader,
  village: Village,
  request: Request<'deeds.file'>,
): Promise<Result<string, 'HOUSEHOLD_NOT_FOUND' | 'DOER_NOT_IN_HOUSEHOLD' | 'DOER_NEEDED'>> {
  const [household, doer] = await Promise.all([
    here.get('households', request.householdId),
    request.doerId === undefined ? null : here.get('residents', request.doerId),
  ])
  if (!household || household.leftOn) return fail('HOUSEHOLD_NOT_FOUND')
  const away = doer?.householdId !== household.householdId || doer.leftOn
  if (request.doerId !== undefined && away) return fail('DOER_NOT_IN_HOUSEHOLD')
  const ownerId = accountOwner(village.unit, household, doer, request.doneOn)
  return ownerId === null ? fail('DOER_NEEDED') : ok(ownerId)
}

export function reviewersOf(store: Reader, villageId: string): Promise<readonly Reviewer[]> {
  return holdersOf(store, villageId, 'reviewer')
}

/** Whether a deed is the town's, as it is now: somebody of the village who may decide on it is proof that it is not. */
async function deciders({ here, person, village }: CommandContext & Acting) {
  if (person.kind === 'resident')
    return (deed: DeedDocument) => (deed.state === 'filed' ? { ...deed, substitute: false } : deed)
  const reviewers = await reviewersOf(here, village.villageId)
  return (deed: DeedDocument) => reviewedBy(deed, reviewers)
}

/** What a filed deed would count if it were approved now; null while the reviewer has to pick. */
export async function worthNow(here: Reader, deed: Deed, item: RuleItem): Promise<Worth> {
  return worth(deed, item, await usesNow(here, capSubject(deed), item))
}

function worth(deed: Deed, item: RuleItem, usedOf: UsedOf): Worth {
  const price = priceOf(item, undefined)
  if (!price.ok) return { points: null, claimed: null, cuts: [] }
  const grant = applyCaps(item, capSubject(deed), deed.quantity, price.value, usedOf)
  const claimed = worthOf(price.value, deed.quantity)
  return { points: signed(deed, grant.points), claimed: signed(deed, claimed), cuts: grant.cuts }
}

interface Worth {
  readonly points: number | null
  readonly claimed: number | null
  readonly cuts: Deed['cuts']
}

/** How much of a cap is taken. */
type UsedOf = (capUseId: string) => number

const nothingUsed: UsedOf = () => 0

/** Side by side; nothing is asked while the reviewer has to pick. */
async function usesNow(here: Reader, subject: CapSubject, item: RuleItem): Promise<UsedOf> {
  if (!priceOf(item, undefined).ok) return nothingUsed
  const ids = item.caps.map((cap) => capUseId(item.id, cap, subject))
  const uses = await Promise.all(ids.map((id) => here.get('capUses', id)))
  return (id) => uses[ids.indexOf(id)]?.used ?? 0
}

async function capUses(t: DocsTx, deed: Deed, item: RuleItem): Promise<UsedOf> {
  const used = new Map<string, number>()
  for (const cap of item.caps) {
    const id = capUseId(item.id, cap, capSubject(deed))
    used.set(id, (await t.get('capUses', id))?.used ?? 0)
  }
  return (id) => used.get(id) ?? 0
}

/** Reserves or, with a factor of −1, frees what a deed holds of its caps. */
async function moveCaps(t: DocsTx, deed: Deed, reserved: Deed['reserved'], factor: 1 | -1) {
  for (const { id, amount } of reserved) {
    if (amount === 0) continue
    const use = await t.get('capUses', id)
    if (use) await t.update('capUses', id, { used: use.used + factor * amount })
    else await t.insert('capUses', { _id: id, villageId: deed.villageId, used: factor * amount })
  }
}

/** Reads the deed inside the transaction, decides, and writes the deed with its caps. */
async function decideOn<T, Code extends ErrorCode>(
  context: CommandContext,
  request: { deedId: string },
  decide: (deed: DeedDocument, t: DocsTx) => Promise<Result<Deed, Code>> | Result<Deed, Code>,
  answer: (deed: Deed) => T,
) {
  return context.write(async (t) => {
    const before = await t.get('deeds', request.deedId)
    if (!before) return fail('DEED_NOT_FOUND')
    const decided = await decide(before, t)
    if (!decided.ok) return decided
    await saveDeed(t, before, decided.value, context.now)
    return ok(answer(decided.value))
  })
}

/** Writes a deed with what its new state takes from the caps or gives back, and tells the household. */
export async function saveDeed(
  t: DocsTx,
  before: DeedDocument,
  after: Deed,
  now: Instant,
): Promise<void> {
  if (before.reserved !== after.reserved) {
    await moveCaps(t, after, before.reserved, -1)
    await moveCaps(t, after, after.reserved, 1)
  }
  await replace(t, 'deeds', before, { ...before, ...deedDocument(after) })
  const kind = noticeOfStep(before.state, after.state)
  const { villageId, householdId, deedId: subjectId } = after
  if (!kind) return
  const id = noticeId(kind, subjectId, roundOf(before))
  await notify(t, { villageId, householdId, kind, subjectId, at: now }, id)
}

/** How often its approval was taken back: what is decided anew is told anew. */
function roundOf({ takenBack = [] }: Deed): number {
  return takenBack.length
}

export const approve = handler('deeds.approve', async (context, request) => {
  const decidedBy = await deciders(context)
  const { here, person, village, now, today } = context
  const alike = request.together === true && (await hasAlike(here, request.deedId))
  return decideOn(
    context,
    request,
    async (deed, t) => {
      const item = await itemFor(here, t, deed)
      if (!item) return fail('ITEM_NOT_FOUND')
      const photos = await passPhotos(t, deed.photos)
      // The stamp is the person's decision on the note and the photos that waited for one.
      const looked = { ...decidedBy(deed), photos, held: withoutHold(deed, 'note') }
      const approved = approveDeed(looked, {
        item,
        reviewer: judgeOf(person),
        pick: request.points,
        publicityDays: publicityDaysOn(village)(today),
        usedOf: await capUses(t, deed, item),
        now,
      })
      if (!approved.ok) return approved
      const cut = approved.value.granted !== approved.value.claimed
      if (request.together && !goesTogether(deed, { alike, cut })) return fail('LOOK_CLOSELY')
      await tellFiler(t, context, deed)
      return approved
    },
    (approved) => ({
      points: signed(approved, approved.granted ?? 0),
      cuts: [...approved.cuts],
      endsAt: approved.endsAt ?? now,
    }),
  )
})

async function hasAlike(here: Reader, deedId: string): Promise<boolean> {
  const deed = await here.get('deeds', deedId)
  return deed !== null && (await alikeIn(here, deed)).length > 0
}

export const reject = handler('deeds.reject', async (context, request) => {
  const decidedBy = await deciders(context)
  const { person, now } = context
  const asked = await askTexts(context, scenes.comment, { reason: ['退回原因', request.reason] })
  if (!asked.ok) return asked
  return decideOn(
    context,
    request,
    async (deed, t) => {
      const rejected = rejectDeed(decidedBy(deed), judgeOf(person), request.reason, now)
      if (!rejected.ok) return rejected
      await tellFiler(t, context, deed)
      const subject = { kind: 'deed', id: deed.deedId } as const
      return ok({ ...rejected.value, ...(await asked.value.hold(t, subject, 'rejection', deed)) })
    },
    () => ({}),
  )
})

/** By a message, if the filer agreed to one. A deed is decided once, unless that was taken back. */
function tellFiler(t: DocsTx, { platform, now: at }: Context, deed: Deed): Promise<void> {
  const { villageId, deedId: subjectId } = deed
  const { personId } = deed.filedBy
  const kind = 'deed.decided'
  const message = { villageId, kind, personId, subjectId, at } as const
  return tellOnce(t, platform, message, messageIdOf(message, roundOf(deed)))
}

export const withdraw = handler('deeds.withdraw', async (context, request) => {
  const { person, now } = context
  return decideOn(
    context,
    request,
    async (deed, t) => {
      const withdrawn = withdrawDeed(deed, person.personId, now)
      if (withdrawn.ok) await lapseObjections(t, context, deed)
      return withdrawn
    },
    () => ({}),
  )
})

/** The household and the filer are told, and whoever had objected; the points that it held of its caps are free. */
export const takeBack = handler('deeds.takeBack', async (context, request) => {
  const { person, now } = context
  const asked = await askTexts(context, scenes.comment, { reason: ['撤回原因', request.reason] })
  if (!asked.ok) return asked
  return decideOn(
    context,
    request,
    async (deed, t) => {
      const taken = takeBackApproval(deed, judgeOf(person), request.reason, now)
      if (!taken.ok) return taken
      await lapseObjections(t, context, deed)
      const { villageId, deedId: subjectId, filedBy } = deed
      const kind = 'deed.takenBack'
      if (filedBy.householdId !== null && filedBy.householdId !== deed.householdId) {
        const id = `${noticeId(kind, subjectId, roundOf(deed))}:filer`
        await notify(t, { villageId, householdId: filedBy.personId, kind, subjectId, at: now }, id)
      }
      const subject = { kind: 'deed', id: deed.deedId } as const
      return ok({ ...taken.value, ...(await asked.value.hold(t, subject, 'takenBack', deed)) })
    },
    () => ({}),
  )
})
